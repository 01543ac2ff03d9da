import { GFM, parser } from '@lezer/markdown';
import type { SyntaxNodeRef } from '@lezer/common';

/** What two readers of one text can be compared by: a kind and a place, as `kind start` or `kind start-end`, in order. */
export type ReadParts = readonly string[];

const markdown = parser.configure(GFM);

/** The parts that @lezer/markdown, the parser of CodeMirror, finds in a body. */
export function lezerParts(text: string): ReadParts {
	const parts: string[] = [];
	markdown.parse(text).iterate({
		enter(node) {
			const part = partOf(text, node);
			if (part !== undefined) parts.push(part);
		},
	});
	return parts.sort();
}

function partOf(text: string, node: SyntaxNodeRef): string | undefined {
	const { name, from, to } = node;
	const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name);
	if (heading) return node.node.parent?.name === 'Document' ? `heading ${heading[1] ?? ''} ${from}` : undefined;
	switch (name) {
		case 'FencedCode':
		case 'CodeBlock':
			return `code block ${lineStart(text, from)}`;
		case 'InlineCode':
			return `code ${from}-${to}`;
		case 'HTMLBlock':
		case 'CommentBlock':
		case 'ProcessingInstructionBlock':
			return `html ${text.indexOf('<', from)}`;
		case 'HTMLTag':
		case 'Comment':
		case 'ProcessingInstruction':
			return `html ${from}`;
		case 'ListItem':
			// An item that a block left open runs on over the line end there.
			return `item ${node.node.getChild('ListMark')?.from ?? from}-${text.slice(0, to).trimEnd().length}`;
		case 'Link':
			return inlineDestination(text, node) === undefined ? undefined : `link ${from}-${to}`;
		case 'Image':
			return isVaultDestination(inlineDestination(text, node)) ? `image ${from}-${to}` : undefined;
		case 'Autolink':
			return /^<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:/.test(text.slice(from, to)) ? `autolink ${from}-${to}` : undefined;
		default:
			return undefined;
	}
}

/** The destination of `[text](destination)`; none for references and for empty destinations. */
function inlineDestination(text: string, node: SyntaxNodeRef): string | undefined {
	const marks = node.node.getChildren('LinkMark').map((mark) => text.slice(mark.from, mark.to));
	const url = node.node.getChild('URL');
	const destination = url ? text.slice(url.from, url.to) : '';
	return marks.includes('(') && destination !== '' && destination !== '<>' ? destination : undefined;
}

function isVaultDestination(destination: string | undefined): boolean {
	return destination !== undefined && !/^<?[a-zA-Z][a-zA-Z0-9+.-]+:/.test(destination);
}

function lineStart(text: string, at: number): number {
	return text.lastIndexOf('\n', at - 1) + 1;
}
