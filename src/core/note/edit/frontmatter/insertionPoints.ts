import { addToList } from '../../../text/addToList.ts';
import type { ListItem, Note } from '../../note.ts';

/** Bullets that are new before or after one that is there. */
export interface InsertionPoint {
	readonly item: ListItem;
	readonly where: 'before' | 'after';
	readonly texts: readonly string[];
}

/** Two items in order may be chance; with three the author means it. */
const LEAST_SORTED = 3;

/**
 * Where `texts` go among `bullets`, of which there is at least one: after the last, or where the last list
 * of three and more stands in alphabetical order, each in its place.
 */
export function insertionPoints(note: Note, bullets: readonly ListItem[], texts: readonly string[]): InsertionPoint[] {
	const list = lastList(note, bullets);
	const last = list.at(-1);
	if (!last) return [];
	const keys = list.map((item) => sortKey(note.text.slice(item.content.start, item.content.end)));
	if (list.length < LEAST_SORTED || !isSorted(keys)) return [{ item: last, where: 'after', texts }];
	const byPlace = new Map<number, string[]>();
	const sorted = texts.map((text) => ({ text, key: sortKey(text) })).sort((a, b) => compare(a.key, b.key));
	for (const { text, key } of sorted) {
		const greater = keys.findIndex((existing) => compare(existing, key) > 0);
		const place = greater === -1 ? list.length : greater;
		addToList(byPlace, place, text);
	}
	return [...byPlace].map(([place, placed]) => {
		const above = list[place - 1];
		return above ? { item: above, where: 'after', texts: placed } : { item: list[0] ?? last, where: 'before', texts: placed };
	});
}

/** The last bullets with one mark and nothing but blank lines between them; a numbered list is in its own order. */
function lastList(note: Note, bullets: readonly ListItem[]): readonly ListItem[] {
	let start = bullets.length - 1;
	while (start > 0) {
		const item = bullets[start];
		const above = bullets[start - 1];
		if (!item || !above || above.marker !== item.marker) break;
		if (note.text.slice(above.range.end, item.range.start).trim() !== '') break;
		start -= 1;
	}
	return bullets.slice(start);
}

function isSorted(keys: readonly string[]): boolean {
	return keys.every((key, index) => index === 0 || compare(keys[index - 1] ?? '', key) <= 0);
}

/** By code unit: the same in every locale. */
function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** What a bullet is sorted by: what is shown of a link at its beginning, else its text, without case and accents. */
function sortKey(text: string): string {
	return shownText(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function shownText(text: string): string {
	if (text.startsWith('[[')) {
		const inner = text.slice(2, endOrLength(text, ']]'));
		return inner.slice(inner.indexOf('|') + 1);
	}
	return text.startsWith('[') ? text.slice(1, endOrLength(text, ']')) : text;
}

function endOrLength(text: string, mark: string): number {
	const end = text.indexOf(mark);
	return end === -1 ? text.length : end;
}
