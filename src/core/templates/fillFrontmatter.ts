import { fillPlaceholders } from './fillPlaceholders.ts';
import { valueText } from './frontmatterBlock.ts';

/**
 * The lines between the fences of a template with their placeholders filled. A value with a placeholder in it is
 * written anew as one value: whatever was put in can add no key and end no line.
 */
export function fillFrontmatter(block: string, valueOf: (name: string) => string | undefined): string {
	return block
		.split('\n')
		.map((line) => (line.includes('{{') ? fillLine(line, valueOf) : line))
		.join('\n');
}

function fillLine(line: string, valueOf: (name: string) => string | undefined): string {
	const start = valueStart(line);
	// A placeholder in a key stays: it is no value.
	if (start === undefined) return line;
	const written = line.slice(start).trim();
	const hash = written.indexOf(' #', written.lastIndexOf('}}'));
	const value = hash === -1 ? written : written.slice(0, hash).trimEnd();
	const filled = isList(value)
		? `[${itemsOf(value)
				.map((item) => fillValue(item, valueOf))
				.join(', ')}]`
		: fillValue(value, valueOf);
	return `${line.slice(0, start)}${filled === '' ? '' : ' '}${filled}${hash === -1 ? '' : written.slice(hash)}`;
}

/** Where the value of a line begins, after `key:` or the dash of an item; `undefined` where it has no such mark before a placeholder. */
function valueStart(line: string): number | undefined {
	const colon = line.indexOf(': ');
	if (colon !== -1 && colon < line.indexOf('{{')) return colon + 1;
	const dash = line.length - line.trimStart().length;
	return line.startsWith('- ', dash) ? dash + 1 : undefined;
}

function fillValue(value: string, valueOf: (name: string) => string | undefined): string {
	if (!value.includes('{{')) return value;
	// A placeholder that stays is put in quotes: YAML reads bare braces as a map in a map.
	const { text } = fillPlaceholders(withoutQuotes(value), valueOf);
	return text === '' ? '' : valueText(text);
}

function isList(value: string): boolean {
	return value.startsWith('[') && value.endsWith(']') && !value.startsWith('[[');
}

/** The items of a list in brackets; quotes and brackets inside are not told apart, so such a list is one item. */
function itemsOf(list: string): string[] {
	const inner = list.slice(1, -1).trim();
	return /["'[\]]/.test(inner) ? [inner] : inner.split(',').map((item) => item.trim());
}

function withoutQuotes(value: string): string {
	const quote = value.charAt(0);
	const isQuoted = (quote === '"' || quote === "'") && value.length > 1 && value.endsWith(quote);
	return isQuoted ? value.slice(1, -1) : value;
}
