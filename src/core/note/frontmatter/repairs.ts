import type { FrontmatterFault } from '../frontmatter.ts';
import { blockLine, lineRange } from './blockLine.ts';
import type { BlockLine } from './blockLine.ts';
import { blockDocument, documentValue, firstError } from './yamlDocument.ts';

type Repair = NonNullable<FrontmatterFault['repair']>;

/** A repair is tried out by reading the block again: in longer blocks that would take longer than a note may. */
const MAX_REPAIRED_LENGTH = 8_192;

/**
 * The one replacement after which the line at `offset` of `block` says what it plainly means, in offsets of the block, or `undefined`.
 *
 * Each that comes into question is tried: the block has to read, or its first fault to stand further down.
 */
export function repairAt(block: string, offset: number): Repair | undefined {
	if (block.length > MAX_REPAIRED_LENGTH) return undefined;
	const range = lineRange(block, offset);
	const line = blockLine(block, range);
	const candidates = [tabsToSpaces(block, range.start, range.end), line && straightQuotes(block, line), line && quotes(block, line)];
	return candidates.find((candidate) => candidate !== undefined && helps(block, candidate, range.end));
}

/** Whether no fault is left in front of what stands behind the repaired line. */
function helps(block: string, repair: Repair, lineEnd: number): boolean {
	const repaired = block.slice(0, repair.range.start) + repair.newText + block.slice(repair.range.end);
	const document = blockDocument(repaired);
	const grown = repaired.length - block.length;
	const error = firstError(document);
	if (error) return error.pos[0] > lineEnd + grown;
	const value = documentValue(document);
	if (value.kind === 'value') return typeof value.value === 'object' && value.value !== null && !Array.isArray(value.value);
	return (value.node.range?.[0] ?? 0) > lineEnd + grown;
}

function tabsToSpaces(block: string, start: number, end: number): Repair | undefined {
	let at = start;
	let hasTab = false;
	while (at < end && (block.charCodeAt(at) === 9 || block.charCodeAt(at) === 32)) hasTab = block.charCodeAt(at++) === 9 || hasTab;
	if (!hasTab) return undefined;
	const newText = block.slice(start, at).replaceAll('\t', '  ');
	return { title: 'Indent with spaces', range: { start, end: at }, newText };
}

const SMART_DOUBLE = /^[\u201c\u201d\u201e].*[\u201c\u201d]$/;
const SMART_SINGLE = /^[\u2018\u2019\u201a].*[\u2018\u2019]$/;

function straightQuotes(block: string, line: BlockLine): Repair | undefined {
	const value = block.slice(line.value.start, line.value.end);
	if (value.length < 2 || !(SMART_DOUBLE.test(value) || SMART_SINGLE.test(value))) return undefined;
	return { title: `Put straight quotes around ${nameOf(line)}`, range: line.value, newText: inQuotes(value.slice(1, -1)) };
}

function quotes(block: string, line: BlockLine): Repair | undefined {
	const value = block.slice(line.value.start, line.value.end);
	// A comment may be meant as one; a quote that nothing closes may be meant to run on.
	if (value === '' || value.includes(' #') || isUnclosedQuote(value)) return undefined;
	// An anchor or a tag is no text; a list with an alias in it is none either.
	if (value.startsWith('&') || value.startsWith('!')) return undefined;
	// A list or a map that is merely misspelt is not text.
	if ((value.startsWith('[') || value.startsWith('{')) && !value.startsWith('{{') && !hasTextBehind(value)) return undefined;
	return { title: `Quote ${nameOf(line)}`, range: line.value, newText: inQuotes(value) };
}

function isUnclosedQuote(value: string): boolean {
	const quote = value.charAt(0);
	return (quote === '"' || quote === "'") && value.indexOf(quote, 1) === -1;
}

/** Whether something stands behind the bracket that closes the first one. */
function hasTextBehind(value: string): boolean {
	const close = value.lastIndexOf(value.startsWith('[') ? ']' : '}');
	return close !== -1 && close < value.length - 1;
}

function nameOf(line: BlockLine): string {
	return line.key === '' ? 'the list item' : `the value of \`${line.key}\``;
}

/** The text as a quoted scalar that reads as written: double quotes unless that would need escapes. */
function inQuotes(value: string): string {
	if (!value.includes('"') && !value.includes('\\')) return `"${value}"`;
	return `'${value.replaceAll("'", "''")}'`;
}
