import { type Json, sortedJson } from '../../core/report/sortedJson.ts';

/** What `inspect`, `related`, `backlinks` and `sources` print as JSON: an object a note, by path, keys sorted. */
export function notesJson(notes: ReadonlyMap<string, Json>): string {
	return sortedJson({ notes: Object.fromEntries(notes), version: 1 });
}
