import type { SyntaxNode } from '@lezer/common';
import { wikilinkParts } from '../metadata/cachedMetadata.ts';

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);

const WRAP: Record<string, string> = {
	Paragraph: 'p',
	StrongEmphasis: 'strong',
	Emphasis: 'em',
	Strikethrough: 'del',
	BulletList: 'ul',
	OrderedList: 'ol',
	TableHeader: 'tr',
	TableRow: 'tr',
	FootnoteDefinition: 'p',
};

/** Marks that say how to draw and are not drawn. */
const SILENT = new Set([
	'HeaderMark',
	'EmphasisMark',
	'StrikethroughMark',
	'CodeMark',
	'QuoteMark',
	'LinkMark',
	'ListMark',
	'CodeInfo',
	'TableDelimiter',
	'NoteComment',
	'LinkReference',
	'LinkLabel',
	'LinkTitle',
	'URL',
]);

/** HTML of one node of the host's Markdown tree. Raw HTML of the note passes through: whoever shows it cleans it. */
export function markdownHtml(node: SyntaxNode, text: string): string {
	const raw = text.slice(node.from, node.to);
	const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
	if (heading !== undefined)
		return `<h${heading} data-heading="${escaped(raw.replace(/^#+\s*/, ''))}">${inside(node, text).trim()}</h${heading}>`;
	if (SILENT.has(node.name)) return '';
	const wrap = WRAP[node.name];
	if (wrap !== undefined) return `<${wrap}>${inside(node, text)}</${wrap}>`;
	switch (node.name) {
		case 'Wikilink':
			return internal(raw.slice(2, -2));
		case 'Embed':
			return embed(raw.slice(3, -2));
		case 'Link':
			return link(node, text);
		case 'Image':
			return `<img src="${escaped(urlOf(node, text))}" alt="">`;
		case 'InlineCode':
			return `<code>${escaped(raw.replace(/^`+ ?| ?`+$/g, ''))}</code>`;
		case 'FencedCode':
			return code(node, text);
		case 'CodeBlock':
			return `<pre><code>${escaped(raw.replace(/^(?: {4}|\t)/gm, ''))}</code></pre>`;
		case 'HTMLBlock':
		case 'HTMLTag':
			return raw;
		case 'CommentBlock':
		case 'Comment':
			return '';
		case 'Tag':
			return `<a class="tag" href="${escaped(raw)}">${escaped(raw)}</a>`;
		case 'Escape':
			return escaped(raw.slice(1));
		case 'Entity':
			return raw;
		case 'HardBreak':
			return '<br>';
		case 'HorizontalRule':
			return '<hr>';
		case 'Autolink':
			return external(raw.slice(1, -1), escaped(raw.slice(1, -1)));
		case 'Blockquote':
			return quote(node, text);
		case 'ListItem':
			return item(node, text);
		case 'Task':
			return inside(node, text);
		case 'TaskMarker':
			return `<input type="checkbox" class="task-list-item-checkbox"${raw === '[ ]' ? '' : ' checked'}>`;
		case 'Table':
			return table(node, text);
		case 'MathBlock':
		case 'InlineMath':
			return `<span class="math">${escaped(raw)}</span>`;
		case 'FootnoteReference':
			return `<sup class="footnote-ref">${escaped(raw.slice(1, -1))}</sup>`;
		default:
			return inside(node, text);
	}
}

/** Text and children in their order. */
function inside(node: SyntaxNode, text: string): string {
	let html = '';
	let at = node.from;
	for (let child = node.firstChild; child; child = child.nextSibling) {
		html += plain(text.slice(at, child.from)) + markdownHtml(child, text);
		at = child.to;
	}
	return html + plain(text.slice(at, node.to));
}

/** `%%` comments within a line are not shown, and a line end is a line end. */
function plain(text: string): string {
	return escaped(text.replace(/%%[^%]*%%/g, '')).replaceAll('\n', '<br>\n');
}

function internal(inner: string): string {
	const { link: to, displayText } = wikilinkParts(inner);
	return `<a class="internal-link" data-href="${escaped(to)}" href="${escaped(to)}">${escaped(displayText)}</a>`;
}

function embed(inner: string): string {
	const { link: to, displayText } = wikilinkParts(inner);
	return `<span class="internal-embed" src="${escaped(to)}"><a class="internal-link" data-href="${escaped(to)}" href="${escaped(to)}">${escaped(displayText)}</a></span>`;
}

const external = (url: string, shown: string): string =>
	`<a class="external-link" href="${escaped(url)}" target="_blank" rel="noopener nofollow">${shown}</a>`;

function urlOf(node: SyntaxNode, text: string): string {
	const url = node.getChild('URL');
	return url ? text.slice(url.from, url.to).replace(/^<|>$/g, '') : '';
}

function link(node: SyntaxNode, text: string): string {
	const url = urlOf(node, text);
	const marks = node.getChildren('LinkMark');
	const [open, close] = [marks[0], marks[1]];
	if (url === '' || !open || !close) return plain(text.slice(node.from, node.to));
	let shown = '';
	let at = open.to;
	for (let child = open.nextSibling; child && child.from < close.from; child = child.nextSibling) {
		shown += plain(text.slice(at, child.from)) + markdownHtml(child, text);
		at = child.to;
	}
	shown += plain(text.slice(at, close.from));
	if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return external(url, shown);
	return `<a class="internal-link" data-href="${escaped(decodeURI(url))}" href="${escaped(url)}">${shown}</a>`;
}

function code(node: SyntaxNode, text: string): string {
	const info = node.getChild('CodeInfo');
	const language = info ? (text.slice(info.from, info.to).trim().split(/\s/)[0] ?? '') : '';
	const body = node
		.getChildren('CodeText')
		.map((part) => text.slice(part.from, part.to))
		.join('\n');
	const cls = language === '' ? '' : ` class="language-${escaped(language)}"`;
	return `<pre${cls}><code${cls}>${escaped(body)}</code></pre>`;
}

function quote(node: SyntaxNode, text: string): string {
	const callout = /^>\s*\[!([^\]]+)\][+-]?\s*(.*)/.exec(text.slice(node.from, node.to));
	if (!callout) return `<blockquote>${inside(node, text)}</blockquote>`;
	const [, kind = '', title = ''] = callout;
	const rest = inside(node, text).replace(/\[![^\]]+\][+-]?[^<\n]*(?:<br>)?/, '');
	return `<div class="callout" data-callout="${escaped(kind.toLowerCase())}"><div class="callout-title"><div class="callout-title-inner">${escaped(title || kind)}</div></div><div class="callout-content">${rest}</div></div>`;
}

function item(node: SyntaxNode, text: string): string {
	const isTask = node.getChild('Task') !== null;
	const html = inside(node, text)
		.trim()
		.replace(/^<p>([\s\S]*?)<\/p>/, '$1');
	return `<li${isTask ? ' class="task-list-item"' : ''}>${html}</li>`;
}

function table(node: SyntaxNode, text: string): string {
	const row = (line: SyntaxNode, cell: string): string =>
		`<tr>${line
			.getChildren('TableCell')
			.map((one) => `<${cell}>${inside(one, text)}</${cell}>`)
			.join('')}</tr>`;
	const header = node.getChild('TableHeader');
	return `<table><thead>${header ? row(header, 'th') : ''}</thead><tbody>${node
		.getChildren('TableRow')
		.map((one) => row(one, 'td'))
		.join('')}</tbody></table>`;
}
