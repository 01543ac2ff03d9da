/** Named references that people paste into titles; the rest stays as it is. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
	['&amp;', '&'],
	['&lt;', '<'],
	['&gt;', '>'],
	['&quot;', '"'],
	['&#39;', "'"],
	['&apos;', "'"],
	['&nbsp;', ' '],
]);

/** What there is to take out; most titles have none of it. */
const MARKUP = /[\\`*_=~[&]|[^\S ]| {2}/;

const LETTER = /[\p{L}\p{N}]/u;

/**
 * What a reader sees of `markdown`, a stretch inside a line: no marks of emphasis, code and highlight, no backslashes,
 * links as their text, single blanks, none at the ends. Linear, and what is not closed stays.
 */
export function plainText(markdown: string): string {
	if (!MARKUP.test(markdown)) return markdown.trim();
	return unescaped(withoutMarks(linksAsText(markdown)))
		.replace(/\s+/g, ' ')
		.trim();
}

function linksAsText(text: string): string {
	if (!text.includes('[')) return text;
	return text
		.replace(/!?\[\[([^[\]|]{1,500})(?:\\?\|([^[\]]{1,500}))?\]\]/g, (_, target: string, display: string | undefined) => display ?? target)
		.replace(/!?\[([^[\]]{1,500})\]\([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?\)/g, '$1');
}

function withoutMarks(text: string): string {
	let result = '';
	for (let at = 0; at < text.length; at += 1) {
		const character = text.charAt(at);
		if (character === '\\') {
			result += character + text.charAt(at + 1);
			at += 1;
			continue;
		}
		if (!isMark(text, at)) result += character;
	}
	return result;
}

function isMark(text: string, at: number): boolean {
	const character = text.charAt(at);
	if (character === '`') return true;
	const before = text.charAt(at - 1);
	const after = text.charAt(at + 1);
	if (character === '=' || character === '~') return before === character || after === character;
	// A star between blanks multiplies; an underscore inside a word belongs to it.
	if (character === '*') return !(isBlankOrEnd(before) && isBlankOrEnd(after));
	return character === '_' && !(LETTER.test(before) && LETTER.test(after)) && !(isBlankOrEnd(before) && isBlankOrEnd(after));
}

function isBlankOrEnd(character: string): boolean {
	return character.trim() === '';
}

function unescaped(text: string): string {
	const plain = text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
	return plain.includes('&') ? plain.replace(/&(?:amp|lt|gt|quot|#39|apos|nbsp);/g, (entity) => ENTITIES.get(entity) ?? entity) : plain;
}
