import { fillPlaceholders } from './fillPlaceholders.ts';
import { valueText } from './frontmatterBlock.ts';

type ValueOf = (name: string) => string | undefined;

/**
 * The lines between the fences of a template with their placeholders filled. A value with a placeholder in it is
 * written anew as one value: whatever was put in can add no key and end no line.
 */
export function fillFrontmatter(block: string, valueOf: ValueOf): string {
	let textBelow = -1;
	return block
		.split('\n')
		.map((line) => {
			const indent = line.length - line.trimStart().length;
			if (line.trim() !== '' && indent <= textBelow) textBelow = -1;
			// In a block of text nothing needs quotes: all that is put in stays on its line.
			if (textBelow !== -1) return line.includes('{{') ? fillPlaceholders(line, valueOf).text : line;
			if (BLOCK_OF_TEXT.test(line)) textBelow = indent;
			return line.includes('{{') ? fillLine(line, valueOf) : line;
		})
		.join('\n');
}

/** A key whose text stands on the lines below, which are indented further: `summary: |`. */
const BLOCK_OF_TEXT = /^(?:[^#]*:|\s*-)\s+[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

function fillLine(line: string, valueOf: ValueOf): string {
	const start = valueStart(line);
	// A placeholder in a key stays: it is no value.
	if (start === undefined) return line;
	const written = line.slice(start).trim();
	// A comment is none either.
	if (written.startsWith('#')) return line;
	const hash = written.indexOf(' #', written.lastIndexOf('}}'));
	const value = hash === -1 ? written : written.slice(0, hash).trimEnd();
	const filled = isCollection(value) ? fillCollection(value, valueOf) : fillValue(value, valueOf);
	return `${line.slice(0, start)}${filled === '' ? '' : ' '}${filled}${hash === -1 ? '' : written.slice(hash)}`;
}

/** Where the value of a line begins, after `key:` or the dash of an item; `undefined` where it has no such mark before a placeholder. */
function valueStart(line: string): number | undefined {
	const colon = line.indexOf(': ');
	if (colon !== -1 && colon < line.indexOf('{{')) return colon + 1;
	const dash = line.length - line.trimStart().length;
	return line.startsWith('- ', dash) ? dash + 1 : undefined;
}

function fillValue(value: string, valueOf: ValueOf): string {
	if (!value.includes('{{')) return value;
	// A placeholder that stays is put in quotes: YAML reads bare braces as a map in a map.
	const { text } = fillPlaceholders(withoutQuotes(value), valueOf);
	return text === '' ? '' : valueText(text);
}

/** `[a, {{title}}]` and `{ name: {{title}} }`, and no link and no placeholder alone. */
function isCollection(value: string): boolean {
	if (value.startsWith('[')) return value.endsWith(']') && !value.startsWith('[[');
	return value.startsWith('{') && value.endsWith('}') && !value.startsWith('{{');
}

/** A value in quotes, or one that ends at a mark of the list or map that it is in; a placeholder is a part of either. */
const ITEM = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|[^\s,[\]{}"':]|[ \t](?![,[\]{}])|:(?!\s))+/g;

/** A list or map in brackets with each of its values filled for itself; what stands between them is left as it is. */
function fillCollection(value: string, valueOf: ValueOf): string {
	return value.length > LONGEST_COLLECTION ? value : filledItems(value, valueOf);
}

/** A longer one is data. */
const LONGEST_COLLECTION = 5_000;

function filledItems(value: string, valueOf: ValueOf): string {
	return value.replace(ITEM, (item) => {
		if (!item.includes('{{')) return item;
		const { text } = fillPlaceholders(withoutQuotes(item.trim()), valueOf);
		return `${/^\s*/.exec(item)?.[0] ?? ''}${text === '' ? '""' : valueText(text)}`;
	});
}

/** The text of a value in quotes, or the value as it is written. */
function withoutQuotes(value: string): string {
	const quote = value.charAt(0);
	const isQuoted = (quote === '"' || quote === "'") && value.length > 1 && value.endsWith(quote);
	if (!isQuoted) return value;
	const inner = value.slice(1, -1);
	return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/g, '$1');
}
