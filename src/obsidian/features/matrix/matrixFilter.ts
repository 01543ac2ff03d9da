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
		const at = word.indexOf('=');
		const value = word.slice(at + 1).replaceAll('"', '');
		if (at > 0 && word.slice(0, at).toLowerCase() === 'type') types.push(value);
		else if (at > 0) where.push([word.slice(0, at), value]);
		else if (word.length > 1 && word.startsWith('#')) tag = word.slice(1);
		else if (word.length > 1 && word.replaceAll('"', '').endsWith('/')) folder = word.replaceAll('"', '').slice(0, -1);
		else words.push(word.replaceAll('"', ''));
	}
	return { types: types.length === 0 ? undefined : types, folder, tag, where, name: words.length === 0 ? undefined : words.join(' ') };
}
