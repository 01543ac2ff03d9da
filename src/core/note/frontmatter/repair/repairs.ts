import type { FrontmatterFault, FrontmatterFaultCode } from '../../frontmatter.ts';
import type { Range } from '../../../text/range.ts';
import { blockLine, lineRange, withoutComment } from './blockLine.ts';
import type { BlockLine } from './blockLine.ts';
import { firstFault, type FaultPlace } from './firstFault.ts';
import { intendedText } from './intendedText.ts';
import { KEPT_ITEMS } from './keptFlowItem.ts';
import { blockDocument, documentValue } from '../yaml/yamlDocument.ts';

type Repair = NonNullable<FrontmatterFault['repair']>;

/** A repair is tried out by reading the block again: in longer blocks that would take longer than a note may. */
const MAX_REPAIRED_LENGTH = 8_192;

/** All the text that is read again for one repair and those after it: some twenty faults in a block that somebody wrote, four in the longest. */
const MAX_READ_AGAIN = 32_768;

/** Faults of the writing; the others are of what is written, and quotes would only hide them. */
const REPAIRABLE: ReadonlySet<FrontmatterFaultCode> = new Set(['yaml', 'tab-indent', 'bad-alias', 'complex-key', 'tag']);

/**
 * The replacement after which the line of `fault` in `block` says what it was written to say, in offsets of the block, or `undefined`.
 *
 * It is one of several where the block has more faults further down; where one of those has none, there is none at all:
 * a block that still could not be read is not written. It is `safe` where each of them can mean one thing only.
 */
export function repairOf(block: string, fault: FaultPlace): Repair | undefined {
	const narrow = chainFrom(block, fault, '  ');
	if (!narrow?.hasTabs && narrow) return repairBy(narrow);
	// A tab is as wide as the author's editor shows it: under a key that is indented, two widths may make two readings.
	const wide = chainFrom(block, fault, '    ');
	if (!narrow || !wide) return repairBy(narrow ?? wide);
	const isSure = contentOf(narrow.block) === contentOf(wide.block);
	return repairBy({ ...narrow, safe: narrow.safe && isSure });
}

/** A repair, and whether it is the only one its line can have. */
interface Step {
	readonly repair: Omit<Repair, 'safe'>;
	readonly safe: boolean;
	/** The block it makes and the first fault that is left in it. */
	readonly block: string;
	readonly fault: FaultPlace | undefined;
}

/** All repairs of a block, one after the other, until it can be read. */
interface Chain {
	readonly first: Step;
	readonly count: number;
	readonly safe: boolean;
	readonly hasTabs: boolean;
	readonly block: string;
}

function repairBy(chain: Chain | undefined): Repair | undefined {
	if (!chain) return undefined;
	const { first, count, safe } = chain;
	const more = count === 1 ? '' : ` and mend ${count - 1} more line${count === 2 ? '' : 's'}`;
	return { ...first.repair, title: first.repair.title + more, safe };
}

function chainFrom(block: string, fault: FaultPlace, tab: string): Chain | undefined {
	const first = stepFrom(block, fault, tab);
	if (!first) return undefined;
	let last: Step = first;
	let { safe } = first;
	let count = 1;
	let read = block.length;
	while (last.fault) {
		if (read > MAX_READ_AGAIN) return undefined;
		read += last.block.length;
		const next = stepFrom(last.block, last.fault, tab);
		if (!next) return undefined;
		last = next;
		safe &&= next.safe;
		count += 1;
	}
	return { first, count, safe, hasTabs: fault.code === 'tab-indent' || /^ *\t/m.test(block), block: last.block };
}

function contentOf(block: string): string {
	const content = documentValue(blockDocument(block));
	return content.kind === 'value' ? JSON.stringify(content.value) : '';
}

/** The first replacement in the line of the fault that leaves the block without one, or with none before the next line. */
function stepFrom(block: string, fault: FaultPlace, tab: string): Step | undefined {
	if (block.length > MAX_REPAIRED_LENGTH || !REPAIRABLE.has(fault.code)) return undefined;
	const range = lineRange(block, fault.at);
	const line = blockLine(block, range);
	const candidates = line ? [itemsInQuotes(block, line), meantText(block, line)] : [blankAfterColon(block, range)];
	for (const candidate of [tabsToSpaces(block, range, tab), ...candidates]) {
		if (!candidate) continue;
		const { repair } = candidate;
		const repaired = block.slice(0, repair.range.start) + repair.newText + block.slice(repair.range.end);
		const left = firstFault(repaired);
		if (!left || left.at > range.end + repaired.length - block.length) return { ...candidate, block: repaired, fault: left };
	}
	return undefined;
}

type Candidate = Pick<Step, 'repair' | 'safe'>;

function tabsToSpaces(block: string, line: Range, tab: string): Candidate | undefined {
	let at = line.start;
	let hasTab = false;
	while (at < line.end && (block.charCodeAt(at) === 9 || block.charCodeAt(at) === 32)) hasTab = block.charCodeAt(at++) === 9 || hasTab;
	if (!hasTab) return undefined;
	const newText = block.slice(line.start, at).replaceAll('\t', tab);
	return { safe: true, repair: { title: 'Indent with spaces', range: { start: line.start, end: at }, newText } };
}

/** A key, and a blank after its colon that YAML does not take for one. */
export const HIDDEN_BLANK = /^ *([^\s:#"'[\]{}][^:\n]*):([\u00a0\u2007\u202f\u3000\u200b\ufeff])/;

/** `key:value`: a word, or a key whose blank was forgotten. */
function blankAfterColon(block: string, line: Range): Candidate | undefined {
	const hidden = HIDDEN_BLANK.exec(block.slice(line.start, line.end))?.[0];
	if (hidden !== undefined) {
		const end = line.start + hidden.length;
		return { safe: true, repair: { title: 'Put a blank after the colon', range: { start: end - 1, end }, newText: ' ' } };
	}
	const key = /^ *[\p{L}_][\p{L}\p{N}_-]*:(?=[^\s:/])/u.exec(block.slice(line.start, line.end))?.[0];
	if (key === undefined) return undefined;
	const at = line.start + key.length;
	return { safe: false, repair: { title: `Put a blank after \`${key.trim()}\``, range: { start: at, end: at }, newText: ' ' } };
}

/** `- Note: this: that` may be text and may be a key with its value. */
const KEY_IN_ITEM = /^["']?[\p{L}_][^:#"'[\]{}]*["']?:(?:\s|$)/u;

/** A value in quotes without the comment that follows it. */
const QUOTED_BEFORE_COMMENT = /^(?:"[^"]*"|'[^']*')(?=\s+#)/;

function meantText(block: string, { value: { start, end }, ...line }: BlockLine): Candidate | undefined {
	const written = block.slice(start, end);
	const value = QUOTED_BEFORE_COMMENT.exec(written)?.[0] ?? written;
	const meant = intendedText(value);
	if (!meant) return undefined;
	const mayBeKey = line.key === '' && KEY_IN_ITEM.test(value);
	return {
		safe: meant.safe && !mayBeKey,
		repair: { title: `${meant.verb} ${nameOf(line)}`, range: { start, end: start + value.length }, newText: inQuotes(meant.text) },
	};
}

/** Items of a list or map in brackets that each need quotes, or others than they have: `[#a, @b]`, `["[[A\|B]]", C]`. */
function itemsInQuotes(block: string, line: BlockLine): Candidate | undefined {
	const { start } = line.value;
	const value = withoutComment(block.slice(start, line.value.end));
	if (!/^\[.*\]$|^\{.*\}$/.test(value) || value.length > MOST_ITEMS) return undefined;
	let safe = true;
	const newText = value
		.replace(/"([^"]*)"(?=\s*[,\]}])/g, (written: string, inner: string) => {
			const meant = inner.includes('\\') ? intendedText(written) : undefined;
			safe &&= meant?.safe !== false;
			return meant ? inQuotes(meant.text) : written;
		})
		.replace(/([[,]\s*)(#[^\s#,"'[\]{}]+)(?=\s*[,\]])/g, (_, before: string, tag: string) => `${before}"${tag}"`)
		.replace(KEPT_ITEMS, '$1"$2"');
	if (newText === value) return undefined;
	return { safe, repair: { title: `Quote the items of ${nameOf(line)}`, range: { start, end: start + value.length }, newText } };
}

/** In a longer one nobody looks at each item. */
const MOST_ITEMS = 1_000;

function nameOf(line: Pick<BlockLine, 'key'>): string {
	return line.key === '' ? 'the list item' : `the value of \`${line.key}\``;
}

/** The text as a quoted scalar that reads as written: double quotes unless that would need escapes. */
function inQuotes(value: string): string {
	if (!value.includes('"') && !value.includes('\\')) return `"${value}"`;
	return `'${value.replaceAll("'", "''")}'`;
}
