import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type * as ob from 'obsidian';
import { frontMatterOf } from './frontMatter.ts';
import { obsidianMarkdown } from './obsidianMarkdown.ts';

type Place = (offset: number) => ob.Loc;

/** Line and column (from 0) of an offset, by bisection over the starts of lines. */
function placer(text: string): Place {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, col: offset - (starts[low] ?? 0), offset };
	};
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** The parts of `[[path#heading|shown]]`. A `\|`, as tables need it, separates like `|`; `[[|a]]` leads to `|a`. */
export function wikilinkParts(inner: string): { link: string; displayText: string } {
	const bar = inner.indexOf('|', 1);
	if (bar < 0) return { link: inner.trim(), displayText: shown(inner.trim()) };
	const link = (inner[bar - 1] === '\\' ? inner.slice(0, bar - 1) : inner.slice(0, bar)).trim();
	return { link, displayText: inner.slice(bar + 1).trim() || shown(link) };
}

/** What the app shows for a link without a text of its own: `Note > Heading`. */
function shown(link: string): string {
	return link
		.split('#')
		.filter((part) => part !== '')
		.join(' > ');
}

function decoded(destination: string): string {
	const plain = destination.startsWith('<') ? destination.slice(1, -1) : destination;
	try {
		return decodeURIComponent(plain);
	} catch {
		return plain;
	}
}

interface Draft {
	links: ob.LinkCache[];
	embeds: ob.EmbedCache[];
	tags: ob.TagCache[];
	headings: ob.HeadingCache[];
	footnotes: ob.FootnoteCache[];
	footnoteRefs: ob.FootnoteRefCache[];
	sections: ob.SectionCache[];
	listItems: ob.ListItemCache[];
	blocks: Record<string, ob.BlockCache>;
}

const SECTIONS: Record<string, string> = {
	Blockquote: 'blockquote',
	BulletList: 'list',
	OrderedList: 'list',
	FencedCode: 'code',
	CodeBlock: 'code',
	HTMLBlock: 'html',
	CommentBlock: 'html',
	Paragraph: 'paragraph',
	Table: 'table',
	HorizontalRule: 'thematicBreak',
	MathBlock: 'math',
	NoteComment: 'comment',
	FootnoteDefinition: 'footnoteDefinition',
	LinkReference: 'definition',
	ProcessingInstructionBlock: 'html',
};

/**
 * What the app's metadata cache keeps of a note, read by @lezer/markdown. Written apart from the
 * project's own reader on purpose: where the two disagree, one of them is wrong.
 */
export function cachedMetadata(text: string): ob.CachedMetadata {
	const place = placer(text);
	const span = (from: number, to: number): ob.Pos => ({ start: place(from), end: place(to) });
	const draft: Draft = {
		links: [],
		embeds: [],
		tags: [],
		headings: [],
		footnotes: [],
		footnoteRefs: [],
		sections: [],
		listItems: [],
		blocks: {},
	};
	const head = frontMatterOf(text);
	const bodyFrom = head ? Math.min(text.length, head.block.to) : 0;
	if (head) draft.sections.push({ type: 'yaml', position: span(0, head.block.to) });

	const body = text.slice(bodyFrom);
	const inBody = (from: number, to: number): ob.Pos => span(from + bodyFrom, to + bodyFrom);
	obsidianMarkdown.parse(body).iterate({ enter: (node) => visit(node, body, draft, inBody) });
	return finished(draft, head, span);
}

function finished(draft: Draft, head: ReturnType<typeof frontMatterOf>, span: (from: number, to: number) => ob.Pos): ob.CachedMetadata {
	const cache: ob.CachedMetadata = {};
	if (draft.links.length > 0) cache.links = draft.links;
	if (draft.embeds.length > 0) cache.embeds = draft.embeds;
	if (draft.tags.length > 0) cache.tags = draft.tags;
	if (draft.headings.length > 0) cache.headings = draft.headings;
	if (draft.footnotes.length > 0) cache.footnotes = draft.footnotes;
	if (draft.footnoteRefs.length > 0) cache.footnoteRefs = draft.footnoteRefs;
	if (draft.sections.length > 0) cache.sections = draft.sections;
	if (draft.listItems.length > 0) cache.listItems = draft.listItems;
	if (Object.keys(draft.blocks).length > 0) cache.blocks = draft.blocks;
	// An empty block is a section of its own and, in the app's record, no front matter.
	if (head && Object.keys(head.data).length > 0) {
		cache.frontmatter = head.data;
		cache.frontmatterPosition = span(0, head.block.to);
		cache.frontmatterLinks = frontmatterLinks(head.data);
	}
	return cache;
}

/** Only a string that is a wikilink as a whole is a link in front matter; a list's item has the key `name.0`. */
function frontmatterLinks(value: unknown, key = ''): ob.FrontmatterLinkCache[] {
	if (typeof value === 'string') {
		const inner = /^\[\[([^\n]+)\]\]$/.exec(value)?.[1];
		if (inner === undefined || inner.includes('[[') || inner.includes(']]')) return [];
		return [{ key, original: value, ...wikilinkParts(inner) }];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) => frontmatterLinks(one, key === '' ? name : `${key}.${name}`));
}

function visit(ref: SyntaxNodeRef, text: string, draft: Draft, span: (from: number, to: number) => ob.Pos): boolean {
	const { name, from, to } = ref;
	const raw = (): string => text.slice(from, to);
	const node = ref.node;
	if (node.parent?.name === 'Document') section(node, text, draft, span);
	if (name === 'Wikilink') draft.links.push({ original: raw(), ...wikilinkParts(text.slice(from + 2, to - 2)), position: span(from, to) });
	else if (name === 'Embed')
		draft.embeds.push({ original: raw(), ...wikilinkParts(text.slice(from + 3, to - 2)), position: span(from, to) });
	else if (name === 'Link' || name === 'Image') destination(node, text, draft, span);
	else if (name === 'Tag') draft.tags.push({ tag: raw(), position: span(from, to) });
	else if (name === 'FootnoteReference') draft.footnoteRefs.push({ id: text.slice(from + 2, to - 1), position: span(from, to) });
	else if (name === 'FootnoteDefinition')
		draft.footnotes.push({ id: text.slice(from + 2, text.indexOf(']', from)), position: span(from, to) });
	else if (name === 'ListItem') listItem(node, text, draft, span);
	else if (/^(?:ATX|Setext)Heading/.test(name)) heading(node, text, draft, span);
	return true;
}

function destination(node: SyntaxNode, text: string, draft: Draft, span: (from: number, to: number) => ob.Pos): void {
	const url = node.getChild('URL');
	if (!url) return;
	const link = decoded(text.slice(url.from, url.to));
	if (link === '' || SCHEME.test(link) || link.startsWith('//')) return;
	const open = text.indexOf('[', node.from) + 1;
	const close = node.getChildren('LinkMark').find((mark) => mark.from >= open && text[mark.from] === ']');
	const one = {
		original: text.slice(node.from, node.to),
		link,
		displayText: text.slice(open, close?.from ?? open),
		position: span(node.from, node.to),
	};
	if (node.name === 'Image') draft.embeds.push(one);
	else draft.links.push(one);
}

function isMultiLineSetext(node: SyntaxNode, text: string): boolean {
	const mark = node.getChild('HeaderMark');
	return node.name.startsWith('Setext') && mark !== null && text.slice(node.from, mark.from).trim().includes('\n');
}

function heading(node: SyntaxNode, text: string, draft: Draft, span: (from: number, to: number) => ob.Pos): void {
	if (isMultiLineSetext(node, text)) return;
	const marks = node.getChildren('HeaderMark');
	const inner = marks.reduceRight(
		(rest, mark) => rest.slice(0, mark.from - node.from) + rest.slice(mark.to - node.from),
		text.slice(node.from, node.to),
	);
	draft.headings.push({ heading: inner.trim(), level: Number(node.name.at(-1)), position: span(node.from, node.to) });
}

function section(node: SyntaxNode, text: string, draft: Draft, span: (from: number, to: number) => ob.Pos): void {
	const isHeading = /^(?:ATX|Setext)Heading/.test(node.name) && !isMultiLineSetext(node, text);
	const callout = node.name === 'Blockquote' && /^>\s*\[![^\]]+\]/.test(text.slice(node.from, node.to));
	const type = callout ? 'callout' : isHeading ? 'heading' : (SECTIONS[node.name] ?? 'paragraph');
	// The app counts a section from the start of its line, indentation included.
	const lineStart = text.lastIndexOf('\n', node.from - 1) + 1;
	const one: ob.SectionCache = { type, position: span(type === 'list' ? node.from : lineStart, node.to) };
	const id = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/.exec(text.slice(node.from, node.to))?.[1];
	if (id !== undefined && type !== 'heading' && type !== 'list' && type !== 'code') {
		one.id = id;
		draft.blocks[id.toLowerCase()] = { id, position: one.position };
	}
	draft.sections.push(one);
}

function listItem(node: SyntaxNode, text: string, draft: Draft, span: (from: number, to: number) => ob.Pos): void {
	const list = node.parent;
	const parentItem = list?.parent?.name === 'ListItem' ? list.parent : null;
	const nested = node.getChild('BulletList') ?? node.getChild('OrderedList');
	const to = nested ? text.slice(0, text.lastIndexOf('\n', nested.from)).trimEnd().length : node.to;
	const position = span(node.from, to);
	const listLine = span(list?.from ?? 0, 0).start.line;
	const parent = parentItem ? span(parentItem.from, 0).start.line : listLine === 0 ? -1 : -listLine;
	const item: ob.ListItemCache = { parent, position };
	const task = node.getChild('Task')?.getChild('TaskMarker') ?? null;
	const mark = task ? text[task.from + 1] : /^(?:[-*+]|\d+[.)])\s+\[(.)\]\s/.exec(text.slice(node.from, to))?.[1];
	if (mark !== undefined) item.task = mark;
	const id = /\s\^([A-Za-z0-9-]+)$/.exec(text.slice(node.from, to))?.[1];
	if (id !== undefined) {
		item.id = id;
		draft.blocks[id.toLowerCase()] = { id, position };
	}
	draft.listItems.push(item);
}
