import { hasUnknownEscape, literalText } from './backslashes.ts';
import { innerQuotes } from './innerQuotes.ts';

/** What a value that YAML cannot read was written to say. */
export interface IntendedText {
	readonly text: string;
	/** Whether nothing else can be meant. */
	readonly safe: boolean;
	/** What is done to the value, as the beginning of a title: `Quote`, `Close the quote of`. */
	readonly verb: string;
}

/** Quote marks that word processors and phones put in the place of straight ones. */
const CURLY_OUTSIDE =
	/^[\u201c\u201d\u201e"]([^\u201c\u201d\u201e"]*)[\u201c\u201d"]$|^[\u2018\u2019\u201a]([^\u2018\u2019\u201a]*)[\u2018\u2019]$/;

/** Keys of so many vaults that with a colon after them they may be the next key, its line end lost. */
const COMMON_KEY = /\s(?:aliases|author|created|cssclasses|date|published|source|status|tags|title|type|updated|url): /;

/**
 * The text that `written` stands for, a value of one line that cannot be read and is no data of another kind, or
 * `undefined` where that cannot be said at all.
 *
 * A value that begins and ends with the same quote has its delimiters, which are never a part of the text.
 * It is not `safe` where a second reading is possible: text after a closing quote, a list that was misspelt, two keys on one line.
 */
export function intendedText(written: string): IntendedText | undefined {
	const first = written.charAt(0);
	// A comment may be meant as one; an anchor is no text.
	if (written === '' || written.includes(' #') || first === '&') return undefined;
	const curly = CURLY_OUTSIDE.exec(written);
	if (curly && !/^"[^"]*"$/.test(written)) return { text: curly[1] ?? curly[2] ?? '', safe: false, verb: 'Put straight quotes around' };
	if (first === '"' || first === "'") return quotedText(written, first);
	if (first === '[' || first === '{') return bracketText(written);
	const mayBeElse = first === '!' || first === '|' || first === '>' || written.startsWith('- ') || COMMON_KEY.test(written);
	return { text: written, safe: !mayBeElse, verb: 'Quote' };
}

function quotedText(written: string, quote: '"' | "'"): IntendedText | undefined {
	const next = written.indexOf(quote, 1);
	if (next === -1) return { text: literalText(written.slice(1)).text, safe: false, verb: 'Close the quote of' };
	const kind = innerQuotes(written.slice(1, -1), quote);
	if (!written.endsWith(quote) || kind === 'parts') {
		// `"A" and "B"`, `"A" (why)`: the quotes are words of the text, unless what follows them is none.
		const closes = /^["'](?!\s)[^"']*\S["'](?=[\s,;:.!?)])/.test(written) && !written.includes('\\');
		return closes ? { text: written, safe: false, verb: 'Quote all of' } : undefined;
	}
	const inner = written.slice(1, -1);
	if (quote === '"' && inner.includes('\\')) {
		if (kind === 'none' && !hasUnknownEscape(inner)) return undefined;
		const { text, safe } = literalText(inner);
		return { text, safe: safe && kind === 'none', verb: 'Keep the backslashes of' };
	}
	return kind === 'none' ? undefined : { text: inner, safe: true, verb: 'Keep the inner quotes of' };
}

/** `[draft] My title` and `{{title}}` are text; a list that is merely misspelt is none, and several links in a row may be one. */
function bracketText(written: string): IntendedText | undefined {
	const isTemplate = written.startsWith('{{');
	const close = written.startsWith('[') ? ']' : '}';
	const last = written.lastIndexOf(close);
	if (!isTemplate && (last === -1 || last === written.length - 1) && !isLinkRun(written)) return undefined;
	const inside = written.slice(1, written.indexOf(close));
	const after = written.slice(written.indexOf(close)).replace(/^[\]}]+/, '');
	const mayBeList = !isTemplate && (/[,:]/.test(inside) || /^\s*[,;]/.test(after) || isLinkRun(written));
	return { text: written, safe: !mayBeList, verb: 'Quote' };
}

/** `[[Iran]], [[Iraq]]`: nothing but brackets and what parts them. */
function isLinkRun(written: string): boolean {
	return /^\[[^[\]]*\](?:[\s,;]+\[[^[\]]*\])+$/.test(written.replaceAll('[[', '[').replaceAll(']]', ']'));
}
