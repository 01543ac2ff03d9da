import { GFM, parser, type BlockContext, type InlineContext, type Line, type MarkdownConfig } from '@lezer/markdown';

const CODE = { bang: 33, hash: 35, dollar: 36, open: 91, percent: 37 };
const BLANK = /\s/;

/** `[[...]]` on one line without `[[` or `]]` inside, and the same after `!` for an embed. */
const wikilinks: MarkdownConfig = {
	defineNodes: ['Wikilink', 'Embed'],
	parseInline: [
		{
			name: 'Wikilink',
			before: 'Link',
			parse(cx, next, pos) {
				const start = next === CODE.bang ? pos + 1 : pos;
				if (cx.char(start) !== CODE.open || cx.char(start + 1) !== CODE.open) return -1;
				const rest = cx.slice(start + 2, cx.end);
				const close = rest.indexOf(']]');
				const inner = rest.slice(0, Math.max(0, close));
				if (inner === '' || inner.includes('[[') || inner.includes('\n')) return -1;
				const to = start + 2 + close + 2;
				return cx.addElement(cx.elt(next === CODE.bang ? 'Embed' : 'Wikilink', pos, to));
			},
		},
	],
};

/** A tag is `#` at the start, after a blank or after an escaped bracket, with at least one character that is no digit. */
const BEFORE_TAG = /\s$|\\[[\](){}]$/;
const TAG = /^#[\p{L}\p{N}\p{Extended_Pictographic}_/-]+/u;

const tags: MarkdownConfig = {
	defineNodes: ['Tag'],
	parseInline: [
		{
			name: 'Tag',
			parse(cx, next, pos) {
				if (next !== CODE.hash) return -1;
				if (pos > cx.offset && !BEFORE_TAG.test(cx.slice(Math.max(cx.offset, pos - 2), pos))) return -1;
				const found = TAG.exec(cx.slice(pos, Math.min(cx.end, pos + 200)))?.[0];
				if (found === undefined || /^#\d+$/.test(found)) return -1;
				return cx.addElement(cx.elt('Tag', pos, pos + found.length));
			},
		},
	],
};

function inlineMath(cx: InlineContext, next: number, pos: number): number {
	if (next !== CODE.dollar) return -1;
	const mark = cx.char(pos + 1) === CODE.dollar ? '$$' : '$';
	const from = pos + mark.length;
	const rest = cx.slice(from, cx.end);
	const close = rest.indexOf(mark);
	if (close <= 0) return -1;
	const touches = mark === '$' && (BLANK.test(rest.charAt(0)) || BLANK.test(rest.charAt(close - 1)) || /\d/.test(rest.charAt(close + 1)));
	return touches ? -1 : cx.addElement(cx.elt('InlineMath', pos, from + close + mark.length));
}

/** Reads from a line that starts with `mark` to the one that has it again. The block ends with its text where there is none. */
function fenced(cx: BlockContext, line: Line, mark: string, name: string, withInline: boolean): boolean {
	if (!line.text.startsWith(mark, line.pos)) return false;
	const from = cx.lineStart + line.pos;
	const lines = [line.text.slice(line.pos)];
	let closed = line.text.includes(mark, line.pos + mark.length);
	let to = cx.lineStart + line.text.length;
	const tail = line.text.slice(line.text.lastIndexOf(mark) + mark.length);
	if (closed && tail.trim() !== '') return false;
	while (cx.nextLine() && !closed) {
		lines.push(line.text);
		closed = line.text.includes(mark);
		to = cx.lineStart + line.text.length;
	}
	cx.addElement(cx.elt(name, from, to, withInline ? cx.parser.parseInline(lines.join('\n'), from) : []));
	return true;
}

const math: MarkdownConfig = {
	defineNodes: [{ name: 'MathBlock', block: true }, 'InlineMath'],
	parseInline: [{ name: 'InlineMath', parse: inlineMath, before: 'Emphasis' }],
	parseBlock: [
		{
			name: 'MathBlock',
			parse: (cx, line) => fenced(cx, line, '$$', 'MathBlock', false),
			endLeaf: (_, line) => line.text.startsWith('$$', line.pos),
			before: 'FencedCode',
		},
	],
};

/** `%%` as a block hides headings and lists, but links and tags inside it count. */
const comments: MarkdownConfig = {
	defineNodes: [{ name: 'NoteComment', block: true }],
	parseBlock: [
		{
			name: 'NoteComment',
			parse: (cx, line) => fenced(cx, line, '%%', 'NoteComment', true),
			endLeaf: (_, line) => line.text.startsWith('%%', line.pos),
			before: 'FencedCode',
		},
	],
};

const DEFINITION = /^\[\^([^\]\s]+)\]:/;

const footnotes: MarkdownConfig = {
	defineNodes: [{ name: 'FootnoteDefinition', block: true }, 'FootnoteReference', 'InlineFootnote'],
	parseInline: [
		{
			name: 'Footnote',
			before: 'Link',
			parse(cx, next, pos) {
				if (next === CODE.open) {
					const found = /^\[\^[^\]\s]+\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 200)));
					return found ? cx.addElement(cx.elt('FootnoteReference', pos, pos + found[0].length)) : -1;
				}
				return -1;
			},
		},
	],
	parseBlock: [
		{
			name: 'FootnoteDefinition',
			before: 'LinkReference',
			endLeaf: (_, line) => DEFINITION.test(line.text.slice(line.pos)),
			parse(cx, line) {
				const found = DEFINITION.exec(line.text.slice(line.pos));
				if (!found) return false;
				const from = cx.lineStart + line.pos;
				const lines = [line.text.slice(line.pos)];
				let to = cx.lineStart + line.text.length;
				while (cx.nextLine() && line.text.trim() !== '' && !DEFINITION.test(line.text)) {
					lines.push(line.text);
					to = cx.lineStart + line.text.length;
				}
				const head = found[0].length;
				cx.addElement(cx.elt('FootnoteDefinition', from, to, cx.parser.parseInline(lines.join('\n').slice(head), from + head)));
				return true;
			},
		},
	],
};

/** @lezer/markdown with what Obsidian adds to GFM. Front matter is left out by whoever calls it. */
export const obsidianMarkdown = parser.configure([GFM, wikilinks, tags, math, comments, footnotes, { remove: ['Autolink'] }]);
