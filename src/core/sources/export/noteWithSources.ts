import type { Note, OpaqueRange } from '../../note/note.ts';
import { opaqueAt } from '../../note/read/opaqueAt.ts';
import { applyEdits } from '../../text/applyEdits.ts';
import { oneLine } from '../../text/oneLine.ts';
import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { sourceSections } from '../reading/sourceSections.ts';
import type { Source } from '../source.ts';
import { copyAsMarkdown } from './copyAsMarkdown.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';

interface CopyOptions {
	/** Headings of sections of sources and of related notes; `Settings` has them. */
	readonly headings: { readonly sourceHeadings: readonly string[]; readonly relatedHeadings?: readonly string[] };
	/** What a source is cited as: `citedSource`. */
	readonly cited: (source: Source) => Source;
}

/**
 * `note` as Markdown that reads the same outside of the vault: without front matter, comments and ids of blocks, links to
 * notes as their text, and each list of sources numbered, a clipped note by the address it was made from. `sources` are
 * what `readSources` gave for it.
 */
export function noteWithSources(note: Note, sources: readonly Source[], { headings, cited }: CopyOptions): string {
	const lists = sourceSections(note, headings).flatMap(({ range }): TextEdit[] => {
		const own = sources.filter(
			(source) => source.place.kind === 'section' && range.start <= source.range.start && source.range.start < range.end,
		);
		if (own.length === 0) return [];
		const items = own.map((source, at) => `${String(at + 1)}. ${asText(cited(source))}\n`);
		return [{ range, newText: `\n${items.join('')}\n` }];
	});
	const isListed = ({ start }: { readonly start: number }): boolean => lists.some(({ range }) => range.start <= start && start < range.end);
	const comments = wholeLines(
		note.text,
		note.opaque.filter((range) => isComment(note.text, range) && !isListed(range)),
	).map((range): TextEdit => ({ range, newText: '' }));
	const links = note.links
		.filter(({ field, inComment, range }) => field === null && !inComment && !isListed(range))
		.map(
			({ range, display, target, subpath }): TextEdit => ({
				range,
				newText: display ?? (noteNameOf(target) || subpath.replace(/^#\^?/, '')),
			}),
		);
	const { bodyStart, text } = note;
	const ids = [...text.matchAll(/ \^[A-Za-z\d-]{1,60}(?=\r?$)/gm)]
		.filter(({ index }) => opaqueAt(note, index) === undefined)
		.map(({ 0: id, index }): TextEdit => ({ range: { start: index, end: index + id.length }, newText: '' }));
	return `${applyEdits(text.slice(bodyStart), apart([...lists, ...comments, ...links, ...ids], bodyStart)).trim()}\n`;
}

/** `%% %%` and `<!-- -->`. */
function isComment(text: string, { kind, start }: OpaqueRange): boolean {
	return kind === 'comment' || (kind === 'html' && text.startsWith('<!--', start));
}

function asText(source: Source): string {
	return source.kind === 'note' ? oneLine(source.title) : copyAsMarkdown(source);
}

/**
 * Comments in their order: one that has its lines for itself goes with the line end after it, and with the blank lines after it where one stands
 * before it, or before those that go with the line above.
 */
function wholeLines(text: string, comments: readonly Range[]): readonly Range[] {
	let before = '';
	let last = -1;
	return comments.map(({ start, end }) => {
		if (start !== last) before = text.slice(Math.max(0, start - 3), start);
		const [after, blank = ''] = /^[^\S\n]*(?:\n|$)((?:[^\S\n]*\n)*)/.exec(text.slice(end)) ?? [];
		if (after === undefined || !/^$|\n$/.test(before)) return { start, end };
		last = end + after.length - (/\n\r?\n$/.test(before) ? 0 : blank.length);
		return { start, end: last };
	});
}

/** `edits` in the order of the text, moved to a text that begins at `offset`; one that lies in another is left out. */
function apart(edits: readonly TextEdit[], offset: number): TextEdit[] {
	const kept: TextEdit[] = [];
	let end = offset;
	for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
		if (range.start < end) continue;
		kept.push({ range: { start: range.start - offset, end: range.end - offset }, newText });
		end = range.end;
	}
	return kept;
}
