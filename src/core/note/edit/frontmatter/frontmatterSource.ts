import { isList } from '../../isList.ts';
import { lowerBound } from '../../../text/lowerBound.ts';
import type { Range } from '../../../text/range.ts';
import type { Frontmatter, FrontmatterPath, FrontmatterValue } from '../../frontmatter.ts';
import { blockTokens, type BlockToken } from '../../frontmatter/repair/blockTokens.ts';
import type { Note } from '../../note.ts';
import { refusalToWrite } from '../verify/editGuard.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { lineOf } from '../../read/noteLines.ts';
import { refuseAt } from '../verify/refuse.ts';

/** Front matter that may be written into: its data, and the tokens it is written in. */
export interface FrontmatterSource {
	readonly kind: 'source';
	readonly note: Note;
	readonly frontmatter: Extract<Frontmatter, { kind: 'parsed' }>;
	readonly tokens: readonly BlockToken[];
	/** What stands before each key of the top level: blanks, mostly none. */
	readonly indent: string;
}

/** How a value is written. `none` is a key or a dash with nothing after it. */
type ValueStyle = 'none' | 'plain' | 'quoted' | 'block-text' | 'flow-list' | 'flow-map' | 'block-list' | 'block-map' | 'alias';

/** One entry of a block: its places, its data and how it is written. */
export interface Entry {
	readonly key: Range;
	readonly value: Range;
	readonly data: FrontmatterValue;
	readonly style: ValueStyle;
}

/** The note's front matter as something to write into, `none` where there is no block, or why it is not written. */
export function frontmatterSource(note: Note): FrontmatterSource | Refusal | { readonly kind: 'none' } {
	const refusal = refusalToWrite(note);
	if (refusal) return refusal;
	const { frontmatter } = note;
	if (frontmatter.kind !== 'parsed') return { kind: 'none' };
	const tokens = blockTokens(note);
	const mark = tokens.find(({ kind }) => kind === 'document-mark');
	if (mark)
		return refuseAt(
			note,
			mark.start,
			'DOCUMENT_END_MARK',
			'a mark in the block ends or begins a YAML document, so a key after it would be lost',
		);
	const first = tokens.find(({ kind }) => kind !== 'comment' && kind !== 'anchor' && kind !== 'tag');
	if (!first) return { kind: 'source', note, frontmatter, tokens, indent: '' };
	const indent = note.text.slice(lineOf(note, first.start).start, first.start);
	// A colon comes first where the first key has no name, a question mark where it may be anything.
	if (first.kind !== 'content' || indent.trim() !== '' || note.text.charAt(first.start) === '{') {
		return refuseAt(note, first.start, 'NOT_A_MAP', 'the block does not begin with a key on a line of its own');
	}
	return { kind: 'source', note, frontmatter, tokens, indent };
}

/** The entry at `path`, or `undefined` where there is none. */
export function entryAt(source: FrontmatterSource, path: FrontmatterPath): Entry | undefined {
	const data = valueAt(source.frontmatter.data, path);
	const ranges = source.frontmatter.rangeOf(path);
	if (data === undefined || !ranges) return undefined;
	return { ...ranges, data, style: styleOf(source.note.text, ranges.value, data) };
}

/** The value at `path` in `data`, or `undefined`. */
export function valueAt(data: FrontmatterValue, path: readonly (string | number)[]): FrontmatterValue | undefined {
	let value: FrontmatterValue | undefined = data;
	for (const step of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		if (isList(value)) value = typeof step === 'number' ? value[step] : undefined;
		else value = typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
	}
	return value;
}

function styleOf(text: string, value: Range, data: FrontmatterValue): ValueStyle {
	if (value.start === value.end) return 'none';
	switch (text.charAt(value.start)) {
		case '[':
			return 'flow-list';
		case '{':
			return 'flow-map';
		case '"':
		case "'":
			// A map in a block may begin with a quoted key.
			return typeof data === 'string' ? 'quoted' : 'block-map';
		case '|':
		case '>':
			return 'block-text';
		case '*':
			return 'alias';
		default:
			if (isList(data)) return 'block-list';
			return typeof data === 'object' && data !== null ? 'block-map' : 'plain';
	}
}

/** Why what stands in `[start, end)` may not be replaced or taken out, or `undefined`: a comment, or something that other values refer to. */
export function hazardIn(source: FrontmatterSource, start: number, end: number): Refusal | undefined {
	const { note, tokens } = source;
	for (let at = firstTokenFrom(tokens, start); at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token === undefined || token.start >= end) break;
		if (token.kind === 'comment') return refuseAt(note, token.start, 'COMMENT_IN_VALUE', 'a comment stands in what would be replaced');
		if (token.kind === 'alias') return refuseAt(note, token.start, 'ALIAS_IN_VALUE', 'the value stands for one that is written elsewhere');
		if (token.kind === 'anchor' || token.kind === 'tag') {
			return refuseAt(note, token.start, 'ANCHOR_OR_TAG_IN_VALUE', 'an anchor or a tag stands with the value');
		}
	}
	return undefined;
}

function firstTokenFrom(tokens: readonly BlockToken[], offset: number): number {
	return lowerBound(tokens.length, (at) => (tokens[at]?.start ?? 0) < offset);
}

/** Why no entry may be changed, or `undefined`: a key after a question mark may run over lines, and nobody says where it ends. */
export function hazardOfKeys({ note, tokens }: FrontmatterSource): Refusal | undefined {
	const mark = tokens.find(({ kind }) => kind === 'explicit-key');
	return mark && refuseAt(note, mark.start, 'NOT_A_MAP', 'a key stands after a question mark, so it is unclear where its value ends');
}

/** Why the value of `entry` may not be replaced, or `undefined`. */
export function hazardOf(source: FrontmatterSource, entry: Entry): Refusal | undefined {
	const start = headEnd(source, entry);
	return hazardIn(source, start, entry.value.end) ?? hazardAfter(source, entry.value.end);
}

/** An anchor or a tag after a value that is empty, or ends in an empty one: it stands after the place of what it belongs to. */
export function hazardAfter(source: FrontmatterSource, end: number): Refusal | undefined {
	let at = firstTokenFrom(source.tokens, end);
	while (source.tokens[at]?.kind === 'comment') at += 1;
	const next = source.tokens[at];
	if (next?.kind !== 'tag' && next?.kind !== 'anchor') return undefined;
	// At the beginning of a line it belongs to the next key.
	const isNextKeys = source.note.text.slice(lineOf(source.note, next.start).start, next.start) === source.indent;
	return isNextKeys ? undefined : hazardIn(source, next.start, next.start + 1);
}

/** Where the value of a key that has one, or a colon, may begin. */
export function afterColon({ note }: FrontmatterSource, { key }: Entry): number {
	return note.text.indexOf(':', key.end) + 1;
}

/** The end of what introduces the value: its key, or for a list item its dash (in brackets the item's own start). */
function headEnd(source: FrontmatterSource, entry: Entry): number {
	if (entry.key.start !== entry.value.start) return entry.key.end;
	let at = firstTokenFrom(source.tokens, entry.value.start) - 1;
	while (source.tokens[at]?.kind === 'comment') at -= 1;
	const before = source.tokens[at];
	return before?.kind === 'list-dash' || before?.kind === 'anchor' || before?.kind === 'tag' ? before.start : entry.value.start;
}
