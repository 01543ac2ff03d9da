import { editedNote } from '../note/edit/verify/editedNote.ts';
import type { Note } from '../note/note.ts';
import { lineText, linesIn } from '../note/read/noteLines.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';

/**
 * `old` with other ids where `into` has the same for something else: footnotes get the next free number, blocks those in `blocks`, which
 * `newBlockIds` gave. A footnote that `into` has under another id gets that id, so that the definition is a twin.
 */
export function alignIds(old: Note, into: Note, blocks: ReadonlyMap<string, string>): Note {
	const notes = newFootnoteIds(footnotesOf(old), footnotesOf(into));
	const edits: TextEdit[] = [];
	for (const { id, range } of [...old.footnoteDefinitions, ...old.footnoteReferences]) {
		const next = notes.get(id.toLowerCase());
		// After the bracket and the mark.
		if (next !== undefined) edits.push({ range: { start: range.start + 2, end: range.start + 2 + id.length }, newText: next });
	}
	for (const [id, { start }] of blockIdsOf(old)) {
		const next = blocks.get(id);
		if (next !== undefined) edits.push({ range: { start, end: start + id.length }, newText: next });
	}
	return edits.length === 0 ? old : editedNote(old, edits);
}

/** The edit of a link that leads to one of the blocks whose ids changed; none for every other link. */
export function blockLinkEdits(
	note: Note,
	link: Pick<LinkRecord, 'subpath' | 'start' | 'end'>,
	blocks: ReadonlyMap<string, string>,
): TextEdit[] {
	const id = link.subpath.slice(2);
	const next = link.subpath.startsWith('#^') ? blocks.get(id) : undefined;
	const at = note.text.slice(link.start, link.end).indexOf(`^${id}`);
	if (next === undefined || at === -1) return [];
	const start = link.start + at + 1;
	return [{ range: { start, end: start + id.length }, newText: next }];
}

/** What each footnote says, by its id in lower case; empty for one without a definition. */
function footnotesOf({ footnoteDefinitions, footnoteReferences, text }: Note): ReadonlyMap<string, string> {
	const found = new Map(footnoteReferences.map(({ id }) => [id.toLowerCase(), '']));
	for (const { id, content } of footnoteDefinitions) {
		const key = id.toLowerCase();
		found.set(key, `${found.get(key) ?? ''}${text.slice(content.start, content.end).replace(/\s+/g, ' ').trim()}\n`);
	}
	return found;
}

function newFootnoteIds(own: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const taken = new Set([...own.keys(), ...theirs.keys()]);
	const saying = new Map<string, string>();
	for (const [id, says] of theirs) if (!saying.has(says)) saying.set(says, id);
	let number = 1;
	const nextNumber = (): string => {
		while (taken.has(String(number))) number += 1;
		return String(number);
	};
	const ids = new Map<string, string>();
	for (const [id, says] of own) {
		if (theirs.get(id) === says) continue;
		const twin = saying.get(says);
		if (twin === undefined && !theirs.has(id)) continue;
		const next = twin ?? (/^\d{1,9}$/.test(id) ? nextNumber() : freeId(id, taken));
		taken.add(next);
		ids.set(id, next);
	}
	return ids;
}

function freeId(id: string, taken: ReadonlySet<string>): string {
	let count = 2;
	while (taken.has(`${id}-${count}`)) count += 1;
	return `${id}-${count}`;
}

const BLOCK_ID = /(?:^|[ \t])\^([A-Za-z\d-]+)[ \t]*$/;

/** The lines of the body that end with a block id, without it, and where the id stands. */
function blockIdsOf(note: Note): ReadonlyMap<string, { readonly line: string; readonly start: number }> {
	const ids = new Map<string, { line: string; start: number }>();
	for (const line of linesIn(note, note.bodyStart, note.text.length)) {
		const text = line.isProse ? lineText(note, line) : '';
		const [found, id] = BLOCK_ID.exec(text) ?? [];
		// Of an id that stands twice the app takes the first.
		if (found === undefined || id === undefined || ids.has(id)) continue;
		const at = text.lastIndexOf(`^${id}`);
		// A line may come to stand in a list.
		ids.set(id, {
			line: text
				.slice(0, at)
				.replace(/^[ \t]*[-*+][ \t]/, '')
				.trim(),
			start: line.start + at + 1,
		});
	}
	return ids;
}

/** The ids of blocks of `old` that `into` has for another line, each with the one it gets; a block that is there under such an id keeps that. */
export function newBlockIds(old: Note, into: Note): ReadonlyMap<string, string> {
	const own = blockIdsOf(old);
	const theirs = blockIdsOf(into);
	const ids = new Map<string, string>();
	for (const [id, { line }] of own) {
		if (!theirs.has(id) || theirs.get(id)?.line === line) continue;
		const isFree = (next: string): boolean => !own.has(next) && (!theirs.has(next) || theirs.get(next)?.line === line);
		let count = 2;
		while (!isFree(`${id}-${count}`)) count += 1;
		ids.set(id, `${id}-${count}`);
	}
	return ids;
}
