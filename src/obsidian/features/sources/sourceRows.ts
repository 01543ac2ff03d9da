import type { Source } from '../../../core/sources/source.ts';
import { counted } from '../../../core/text/counted.ts';
import type { SourceGroup } from './sourceGroups.ts';

/** One line of the panel. */
export type SourceRow =
	| { readonly kind: 'group'; readonly key: string; readonly title: string }
	| { readonly kind: 'source'; readonly key: string; readonly source: Source }
	| { readonly kind: 'note'; readonly key: string; readonly path: string };

/** Of an outlet's note: the notes that cite what it published, as lines. */
export function citingRows(notes: readonly string[]): SourceRow[] {
	if (notes.length === 0) return [];
	const title = `Cited as a publisher in ${counted(notes.length, 'note')}`;
	return [{ kind: 'group', key: '# cited', title }, ...notes.map((path): SourceRow => ({ kind: 'note', key: `cited ${path}`, path }))];
}

/** The groups as lines. A source has the same key while the note is typed in; of two that are the same the second has its own. */
export function sourceRows(groups: readonly SourceGroup[]): SourceRow[] {
	const counts = new Map<string, number>();
	return groups.flatMap(({ title, sources }): SourceRow[] => [
		{ kind: 'group', key: `# ${title}`, title },
		...sources.map((source): SourceRow => {
			const key = sourceRowKey(source);
			const count = counts.get(key) ?? 0;
			counts.set(key, count + 1);
			return { kind: 'source', key: count === 0 ? key : `${key} (${count})`, source };
		}),
	]);
}

/** What a source is, for telling rows apart while the note is being typed in. */
export function sourceRowKey(source: Source): string {
	const { kind, place } = source;
	const what = kind === 'web' ? source.canonicalUrl : kind === 'note' ? source.target : source.title;
	return `${place.kind === 'section' ? place.heading : place.kind} ${what}`;
}
