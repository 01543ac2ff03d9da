import { Parser } from 'yaml';
import type { Note } from '../../note.ts';

/** What stands in a block beside its data, and where: the marks of the YAML parser's own token types. */
export interface BlockToken {
	readonly kind: 'comment' | 'anchor' | 'tag' | 'alias' | 'list-dash' | 'colon' | 'explicit-key' | 'document-mark' | 'content';
	/** In the note, UTF-16. */
	readonly start: number;
}

/** Token types (yaml 2.9, `CST`) that are not content; blanks and line ends are left out altogether. */
const KINDS: Readonly<Record<string, BlockToken['kind']>> = {
	comment: 'comment',
	anchor: 'anchor',
	tag: 'tag',
	alias: 'alias',
	'seq-item-ind': 'list-dash',
	'map-value-ind': 'colon',
	'explicit-key-ind': 'explicit-key',
	'doc-start': 'document-mark',
	'doc-end': 'document-mark',
	directive: 'document-mark',
};

const LEFT_OUT: ReadonlySet<string> = new Set(['space', 'newline', 'byte-order-mark', 'document', 'block-map', 'block-seq', 'comma']);

/** The tokens of a note's front matter in their order; none unless it is `parsed`, which also bounds how deep they nest. */
export function blockTokens(note: Note): BlockToken[] {
	if (note.frontmatter.kind !== 'parsed') return [];
	const { start, end } = note.frontmatter.block;
	const tokens: BlockToken[] = [];
	for (const token of new Parser().parse(note.text.slice(start, end))) collect(token, start, tokens);
	return tokens;
}

/** The parts of a token that hold tokens, in the order in which they are written. */
const PARTS = ['start', 'props', 'key', 'sep', 'value', 'items', 'end'] as const;

function collect(node: unknown, offset: number, tokens: BlockToken[]): void {
	if (Array.isArray(node)) {
		for (const part of node) collect(part, offset, tokens);
		return;
	}
	if (typeof node !== 'object' || node === null) return;
	const token = node as { readonly type?: string; readonly offset?: number } & { readonly [part in (typeof PARTS)[number]]?: unknown };
	if (token.type !== undefined && token.offset !== undefined && !LEFT_OUT.has(token.type)) {
		tokens.push({ kind: KINDS[token.type] ?? 'content', start: offset + token.offset });
	}
	for (const part of PARTS) collect(token[part], offset, tokens);
}
