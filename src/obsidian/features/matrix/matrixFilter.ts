import type { ActorFilter } from '../../../core/matrix/actorFilter.ts';

/** Blanks between quotes part no words; a quote that is not closed goes on to the end. */
const WORD = /(?:"[^"]*(?:"|$)|[^\s"])+/g;

/**
 * Reads what is typed into a filter: `#tag`, `Folder/`, `field=value` and `type=country`, the rest has to stand in the name.
 * A value with blanks stands in quotes: `region="Middle East"`.
 */
export function matrixFilter(text: string): ActorFilter {
	const where: (readonly [field: string, value: string])[] = [];
	const types: string[] = [];
	let folder: string | undefined;
	let tag: string | undefined;
	const words: string[] = [];
	for (const [word] of text.matchAll(WORD)) {
		const plain = word.replaceAll('"', '');
		const [, field, value = ''] = /^([^=]+)=(.*)/s.exec(plain) ?? [];
		if (field?.toLowerCase() === 'type') types.push(value);
		else if (field !== undefined) where.push([field, value]);
		else if (/^#./.test(word)) tag = plain.slice(1);
		else if (/.\/$/.test(plain)) folder = plain.slice(0, -1);
		else words.push(plain);
	}
	return { types: types.length === 0 ? undefined : types, folder, tag, where, name: words.join(' ') };
}
