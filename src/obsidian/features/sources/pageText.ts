import type { RequestUrlResponse } from 'obsidian';

/** What an answer holds: the text of a page, a file that goes by its name, or nothing that can be read, with a sentence part that says why. */
export type PageText =
	| { readonly kind: 'page'; readonly html: string }
	| { readonly kind: 'file'; readonly name: string }
	| { readonly kind: 'refused'; readonly reason: string };

/** A page that is longer is no page but a file. */
const MAX_BYTES = 2_000_000;

/** Where a page says how it is written (HTML Living Standard, 4.2.5.4: within its first 1024 bytes). */
const HEAD_BYTES = 1024;

/** The text of the answer for `url`, decoded as its header, its first bytes or its head say; without a word of it as UTF-8. */
export function pageText(url: string, { headers, arrayBuffer }: Pick<RequestUrlResponse, 'headers' | 'arrayBuffer'>): PageText {
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
	const kind = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	if (kind === 'application/pdf' || startsWith(arrayBuffer, '%PDF-')) return { kind: 'file', name: fileName(url) };
	if (kind !== '' && kind !== 'text/html' && kind !== 'application/xhtml+xml')
		return { kind: 'refused', reason: `it is ${kind} and no page` };
	if (arrayBuffer.byteLength > MAX_BYTES) return { kind: 'refused', reason: 'it is longer than 2 MB' };
	return { kind: 'page', html: decoded(arrayBuffer, type) };
}

function decoded(bytes: ArrayBuffer, type: string): string {
	const head = new TextDecoder('latin1').decode(bytes.slice(0, HEAD_BYTES));
	const mark = head.startsWith('\u00ef\u00bb\u00bf')
		? 'utf-8'
		: head.startsWith('\u00ff\u00fe')
			? 'utf-16le'
			: head.startsWith('\u00fe\u00ff')
				? 'utf-16be'
				: undefined;
	const label = mark ?? /charset=["']?([\w:.-]{1,40})/i.exec(type)?.[1] ?? /<meta[^>]{0,200}charset=["']?([\w:.-]{1,40})/i.exec(head)?.[1];
	try {
		return new TextDecoder(label ?? 'utf-8').decode(bytes);
	} catch {
		// A label that no browser knows either.
		return new TextDecoder().decode(bytes);
	}
}

function startsWith(bytes: ArrayBuffer, text: string): boolean {
	return new TextDecoder('latin1').decode(bytes.slice(0, text.length)) === text;
}

/** `A paper` for `…/A%20paper.pdf`. */
function fileName(url: string): string {
	const last = new URL(url).pathname.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last)
			.replace(/\.pdf$/i, '')
			.replace(/[_-]+/g, ' ')
			.trim();
	} catch {
		return last;
	}
}
