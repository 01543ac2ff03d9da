import type { Range } from '../../../text/range.ts';

/** Where a place stands in a list in brackets. */
export type FlowPlace =
	| { readonly kind: 'closed' } // the list ends before the place
	| { readonly kind: 'inside' } // in a nested list or map, in a comment, or before the end of an item
	| { readonly kind: 'item'; readonly range: Range };

/**
 * The item that ends at `offset` in the list whose bracket stands at `bracket`; blanks and a quote that closes it may follow.
 * The list need not be closed.
 */
export function openFlowItem(text: string, bracket: number, offset: number): FlowPlace {
	let depth = 0;
	let itemStart = bracket + 1;
	let quote = '';
	for (let at = bracket; at < offset; at += 1) {
		const character = text[at] ?? '';
		if (quote !== '') {
			if (character === '\\' && quote === '"') at += 1;
			else if (character === quote) quote = '';
		} else if ((character === '"' || character === "'") && text.slice(itemStart, at).trim() === '') quote = character;
		else if (character === '[' || character === '{') depth += 1;
		else if (character === ']' || character === '}') depth -= 1;
		else if (character === '#' && /[ \t]/.test(text[at - 1] ?? '')) at = endOfLine(text, at, offset);
		if (depth === 0) return { kind: 'closed' };
		if (quote === '' && depth === 1 && character === ',') itemStart = at + 1;
	}
	if (depth !== 1) return { kind: 'inside' };
	const start = offset - text.slice(itemStart, offset).trimStart().length;
	const closing = quote !== '' && text[offset] === quote ? 1 : 0;
	if (!isEndOfItem(text, offset + closing) || /[\r\n#]/.test(text.slice(start, offset))) return { kind: 'inside' };
	return { kind: 'item', range: { start, end: offset + closing } };
}

function endOfLine(text: string, from: number, limit: number): number {
	const newline = text.indexOf('\n', from);
	return newline === -1 || newline > limit ? limit : newline;
}

function isEndOfItem(text: string, from: number): boolean {
	let at = from;
	while (text[at] === ' ' || text[at] === '\t') at += 1;
	const next = text[at];
	return next === undefined || next === ',' || next === ']' || next === '\n' || next === '\r';
}
