import { isLetter, isWhitespace, skipBlanks } from '../../../text/characters.ts';
import { tagEnd } from '../inline/htmlTag.ts';
import type { LineCursor } from '../lineCursor.ts';

/**
 * The kind of HTML block that the rest of the line begins, 1 to 7 as in CommonMark 0.31, 4.6, or 0.
 *
 * A block of kind 7 (any other tag alone on its line) may not interrupt a paragraph.
 */
export function htmlBlockKind({ text, next, end }: LineCursor, interruptsParagraph: boolean): number {
	if (text.startsWith('<!--', next)) return 2;
	if (text.startsWith('<?', next)) return 3;
	if (text.startsWith('<![CDATA[', next)) return 5;
	if (text.startsWith('<!', next) && isLetter(text.charCodeAt(next + 2))) return 4;
	const isClosing = text.charCodeAt(next + 1) === 47;
	const nameStart = next + (isClosing ? 2 : 1);
	const name = tagName(text, nameStart, end);
	if (name === '') return 0;
	const after = nameStart + name.length;
	const isNameEnd = after >= end || isWhitespace(text.charCodeAt(after)) || text.charCodeAt(after) === 62;
	if (!isClosing && isNameEnd && VERBATIM_TAGS.has(name)) return 1;
	if ((isNameEnd || text.startsWith('/>', after)) && BLOCK_TAGS.has(name)) return 6;
	if (interruptsParagraph) return 0;
	const tag = tagEnd(text, next, end);
	return tag !== -1 && skipBlanks(text, tag, end) === end ? 7 : 0;
}

/** The offset after the end of a block of `kind` in the line from `from` to `end`, or -1; kinds 6 and 7 end at a blank line. */
export function htmlBlockEnd(text: string, kind: number, from: number, end: number): number {
	if (kind === 1) return verbatimEnd(text, from, end);
	const mark = END_MARKS[kind];
	if (mark === undefined) return -1;
	const at = text.slice(from, end).indexOf(mark);
	return at === -1 ? -1 : from + at + mark.length;
}

/** Whether only a mark of its own ends a block of `kind`. */
export function needsEndMark(kind: number): boolean {
	return kind <= 5;
}

function verbatimEnd(text: string, from: number, end: number): number {
	const line = text.slice(from, end).toLowerCase();
	for (const name of VERBATIM_TAGS) {
		const at = line.indexOf(`</${name}>`);
		if (at !== -1) return from + at + name.length + 3;
	}
	return -1;
}

/** No name of a block tag is longer; the rest of a longer one does not matter. */
const MAX_NAME_LENGTH = 10;

function tagName(text: string, start: number, end: number): string {
	if (!isLetter(text.charCodeAt(start))) return '';
	let at = start;
	while (at < end && at - start <= MAX_NAME_LENGTH && isNameCharacter(text.charCodeAt(at))) at++;
	return text.slice(start, at).toLowerCase();
}

function isNameCharacter(code: number): boolean {
	return isLetter(code) || (code >= 48 && code <= 57);
}

const END_MARKS: Readonly<Record<number, string>> = { 2: '-->', 3: '?>', 4: '>', 5: ']]>' };

const VERBATIM_TAGS: ReadonlySet<string> = new Set(['script', 'pre', 'style', 'textarea']);

const BLOCK_TAGS: ReadonlySet<string> = new Set(
	(
		'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption ' +
		'figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol ' +
		'optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
	).split(' '),
);
