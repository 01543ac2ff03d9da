import { type Json, sortedJsonParts } from '../../core/report/sortedJson.ts';

/**
 * What `inspect`, `related`, `backlinks` and `sources` print as JSON, in parts: an object a note, by path, keys sorted.
 *
 * @param notes each path and what is said of it, in code-unit order, worked out as it is printed; `undefined` in between for work that goes on.
 */
export function notesJson(notes: Iterable<readonly [path: string, value: Json] | undefined>): Iterable<string> {
	return sortedJsonParts('notes', { members: notes }, { version: 1 });
}
