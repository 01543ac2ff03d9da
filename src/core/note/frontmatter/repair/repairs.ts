import type { FrontmatterFault, FrontmatterFaultCode } from '../../frontmatter.ts';
import { blockLine, lineRange } from './blockLine.ts';
import type { BlockLine } from './blockLine.ts';
import { firstFault, type FaultPlace } from './firstFault.ts';

type Repair = NonNullable<FrontmatterFault['repair']>;

/** A repair is tried out by reading the block again: in longer blocks that would take longer than a note may. */
const MAX_REPAIRED_LENGTH = 8_192;

/** All the text that is read again for one repair and those behind it: some twenty faults in a block that somebody wrote, four in the longest. */
const MAX_READ_AGAIN = 32_768;

/** Faults of the writing; the others are of what is written, and quotes would only hide them. */
const REPAIRABLE: ReadonlySet<FrontmatterFaultCode> = new Set(['yaml', 'tab-indent', 'bad-alias', 'complex-key']);

/**
 * The one replacement after which the line of `fault` in `block` says what it plainly means, in offsets of the block, or `undefined`.
 *
 * It is one of several where the block has more faults further down; where one of those has none, there is none at all:
 * a block that still could not be read is not written.
 */
export function repairOf(block: string, fault: FaultPlace): Repair | undefined {
	const first = stepFrom(block, fault);
	let last = first;
	let read = block.length;
	while (last?.fault && read <= MAX_READ_AGAIN) {
		read += last.block.length;
		last = stepFrom(last.block, last.fault);
	}
	return last && !last.fault ? first?.repair : undefined;
}

/** A repair, the block it makes and the first fault that is left in it. */
interface Step {
	readonly repair: Repair;
	readonly block: string;
	readonly fault: FaultPlace | undefined;
}

/** The first replacement in the line of the fault that leaves the block without one, or with none before the next line. */
function stepFrom(block: string, fault: FaultPlace): Step | undefined {
	if (block.length > MAX_REPAIRED_LENGTH || !REPAIRABLE.has(fault.code)) return undefined;
	const range = lineRange(block, fault.at);
	const line = blockLine(block, range);
	for (const repair of [tabsToSpaces(block, range.start, range.end), line && straightQuotes(block, line), line && quotes(block, line)]) {
		if (!repair) continue;
		const repaired = block.slice(0, repair.range.start) + repair.newText + block.slice(repair.range.end);
		const left = firstFault(repaired);
		if (!left || left.at > range.end + repaired.length - block.length) return { repair, block: repaired, fault: left };
	}
	return undefined;
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
