import type { SyntaxNode } from '@lezer/common';
import DOMPurify from 'dompurify';
import { frontMatterOf } from '../metadata/frontMatter.ts';
import { obsidianMarkdown } from '../metadata/obsidianMarkdown.ts';
import { markdownHtml } from './markdownHtml.ts';

export interface RenderedSection {
	readonly el: HTMLElement;
	readonly kind: string;
	/** Lines from 0, both ends inside. */
	readonly lineStart: number;
	readonly lineEnd: number;
}

/** The blocks of a note as elements, one wrapper each, HTML in the note cleaned of whatever could run. */
export function renderSections(text: string): RenderedSection[] {
	const from = frontMatterOf(text)?.block.to ?? 0;
	const body = text.slice(from);
	const linesBefore = text.slice(0, from).split('\n').length - 1;
	const sections: RenderedSection[] = [];
	for (let node = obsidianMarkdown.parse(body).topNode.firstChild; node; node = node.nextSibling)
		sections.push(section(node, body, linesBefore));
	return sections;
}

function section(node: SyntaxNode, text: string, linesBefore: number): RenderedSection {
	const el = createDiv();
	const html = markdownHtml(node, text);
	el.appendChild(
		DOMPurify.sanitize(html, {
			RETURN_DOM_FRAGMENT: true,
			ADD_ATTR: ['target', 'data-href'],
			FORBID_TAGS: ['style'],
			ALLOW_UNKNOWN_PROTOCOLS: true,
		}),
	);
	const kind = el.firstElementChild?.tagName.toLowerCase() ?? 'p';
	el.addClass(`el-${kind}`);
	const lineStart = linesBefore + text.slice(0, node.from).split('\n').length - 1;
	return { el, kind, lineStart, lineEnd: lineStart + text.slice(node.from, node.to).split('\n').length - 1 };
}
