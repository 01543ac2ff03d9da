import { shortenedInside } from '../../../text/shortened.ts';
import type { Node, YAMLError } from 'yaml';
import type { Range } from '../../../text/range.ts';
import type { FrontmatterFault, FrontmatterFaultCode } from '../../frontmatter.ts';
import { blockLine, lineRange, noteLine, withoutComment, type BlockLine } from './blockLine.ts';
import { errorPlace, isKeyAlone } from './firstFault.ts';
import { MAX_DEPTH, MAX_KEYS } from '../yaml/limits.ts';
import { keptFlowItem } from './keptFlowItem.ts';
import { innerQuotes } from './innerQuotes.ts';
import { HIDDEN_BLANK, repairOf } from './repairs.ts';
import { TOO_DEEP, type BlockDocument, type ValueFaultPlace } from '../yaml/yamlDocument.ts';
import { shiftedRange } from '../../../text/range.ts';

/** The fault that the YAML package's `error` stands for, in words for the note's author; `offset` is the block's place in the note. */
export function errorFault(block: string, offset: number, document: BlockDocument, error: YAMLError): FrontmatterFault {
	const { code, at } = errorPlace(block, document, error);
	const range = lineRange(block, at);
	const line = blockLine(block, range);
	const isInValue = line !== undefined && at >= line.value.start && line.value.end > line.value.start;
	const value = line ? block.slice(line.value.start, line.value.end) : '';
	const nested = nestedLine(block, error, { line: range, value });
	if (nested) return fault(block, offset, { code, range: nested, message: unlike(`line ${noteLine(block, nested.start)}`) });
	return fault(block, offset, {
		code,
		range: isInValue ? line.value : { start: at, end: Math.max(at, Math.min(error.pos[1], range.end)) },
		message: messageOf(error, {
			where: `line ${noteLine(block, at)}`,
			value: isInKey(error, at, line) ? '' : value,
			line: block.slice(at, range.end),
		}),
	});
}

/** Where the escape of a key is unknown its value has nothing to do with it. */
function isInKey(error: YAMLError, at: number, line: BlockLine | undefined): boolean {
	return error.code === 'BAD_DQ_ESCAPE' && line !== undefined && at < line.value.start;
}

/** The line below a value that is indented like a part of it and is a key of its own: the package names the value's. */
function nestedLine(
	block: string,
	{ code }: YAMLError,
	{ line, value }: { readonly line: Range; readonly value: string },
): Range | undefined {
	if (code !== 'BLOCK_AS_IMPLICIT_KEY' || /:(?:\s|$)/.test(value) || /^[?-]\s/.test(value)) return undefined;
	const next = lineRange(block, block.indexOf('\n', line.end) + 1);
	const indent = /^ +/.exec(block.slice(next.start, next.end))?.[0].length ?? 0;
	return next.start > line.start && indent > 0 ? { start: next.start + indent, end: next.end } : undefined;
}

/** The fault of a block that parses and holds something that is no data. */
export function valueFault(block: string, offset: number, place: ValueFaultPlace): FrontmatterFault {
	const range = rangeOf(place.node);
	return fault(block, offset, { code: place.code, range, message: valueMessage(block, place, range) });
}

interface UnplacedFault {
	readonly code: FrontmatterFaultCode;
	readonly range: Range;
	readonly message: string;
}

function fault(block: string, offset: number, { code, range, message }: UnplacedFault): FrontmatterFault {
	const repair = repairOf(block, { code, at: range.start });
	return {
		code,
		range: shiftedRange(range, offset),
		message,
		...(repair && { repair: { ...repair, range: shiftedRange(repair.range, offset) } }),
	};
}

function rangeOf(node: Node): Range {
	const [start, end] = node.range ?? [0, 0];
	return { start, end };
}

const NESTED_TOO_DEEP = `values are nested more than ${MAX_DEPTH} deep; expected a few levels`;

/** What a message says about: the line in words and what stands on it as a value. */
interface Fault {
	readonly where: string;
	readonly value: string;
	/** From the fault to the end of its line. */
	readonly line: string;
}

function messageOf(error: YAMLError, { where, value, line }: Fault): string {
	const what = value === '' ? where : shown(value);
	if (error.message === TOO_DEEP) return NESTED_TOO_DEEP;
	const misspelt = listFault(withoutComment(value));
	if (misspelt !== undefined && LIST_FAULTS.has(error.code)) return `${what} ${misspelt}`;
	if (hasQuotesInside(value)) return `${what} has quote marks inside that end it early; expected quotes of another kind around it`;
	switch (error.code) {
		case 'TAB_AS_INDENT':
			return `a tab indents ${where}; expected spaces`;
		case 'BAD_DQ_ESCAPE':
			return `${what} has the escape ${shown(escapeOf(error))} in double quotes, which YAML does not know; expected single quotes around it`;
		case 'MULTIPLE_DOCS':
			return `${where} begins a second document; expected one block of keys`;
		case 'TAG_RESOLVE_FAILED':
			return `${what} begins with a tag that YAML does not know; expected the value alone or in quotes`;
		case 'NON_STRING_KEY':
			return `${what} has a list or a map for a key; expected text such as \`"{{title}}"\``;
		case 'BLOCK_AS_IMPLICIT_KEY':
			return value.includes(': ') || value.endsWith(':')
				? `${what} has a colon and a blank in it; expected quotes around it`
				: value.startsWith('? ')
					? `${what} begins with a character that YAML keeps for itself; expected quotes around it`
					: unlike(where);
		case 'BAD_SCALAR_START':
			return `${value === '' ? where : shown(keptFlowItem(value) ?? value)} begins with a character that YAML keeps for itself; expected quotes around it`;
		case 'MULTILINE_IMPLICIT_KEY':
			return keyAlone(where);
		case 'UNEXPECTED_TOKEN':
			return unexpected(value, where);
		case 'MISSING_CHAR':
			if (isKeyAlone(error)) return hiddenAfterColon(line) ?? keyAlone(where);
			return missing(value, where);
		case 'BAD_INDENT':
			return value.startsWith('[') || value.startsWith('{')
				? `${what} is opened and not closed; expected \`${value.startsWith('[') ? ']' : '}'}\` at its end`
				: unlike(where);
		default:
			return `${where} cannot be understood; expected \`key: value\` such as \`status: active\``;
	}
}

/** A value that begins and ends with the same quote and has more of them in between. */
function hasQuotesInside(value: string): boolean {
	const quote = value.charAt(0);
	return (
		(quote === '"' || quote === "'") && value.length > 2 && value.endsWith(quote) && innerQuotes(value.slice(1, -1), quote) === 'words'
	);
}

const LIST_FAULTS: ReadonlySet<string> = new Set(['MISSING_CHAR', 'UNEXPECTED_TOKEN', 'BAD_INDENT']);

/** What is wrong inside of a list or map in brackets that is closed where it should be. */
function listFault(value: string): string | undefined {
	if (!/^\[.*\]$|^\{.*\}$/s.test(value)) return undefined;
	const comment = /(?:^\[|[\s,])(#[^\s#].*)$/.exec(value)?.[1];
	if (comment !== undefined && !/["']/.test(value))
		return `has a comment from ${shown(comment)} on; expected quotes around what begins with \`#\``;
	if (/^\[\s*,|,\s*,/.test(value)) return 'has a comma with nothing before it; expected a value between two commas';
	return /["'][^,\]}"']*["'][^\s,\]}:]/.test(value)
		? 'has quote marks inside that end a value early; expected quotes of another kind around it'
		: undefined;
}

function unlike(where: string): string {
	return `${where} is indented unlike the lines around it; expected the same indentation`;
}

/** A blank that does not break is no blank to YAML: `type:\u00a0country` has no colon that ends a key. */
export function hiddenAfterColon(line: string): string | undefined {
	const [, key, hidden] = HIDDEN_BLANK.exec(line) ?? [];
	if (key === undefined || hidden === undefined) return undefined;
	const code = `U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
	return `the colon of ${shown(key)} is followed by the hidden character ${code}; expected a blank`;
}

function escapeOf(error: YAMLError): string {
	return /\\(?:.|$)/u.exec(error.message)?.[0] ?? '\\';
}

function keyAlone(where: string): string {
	return `${where} is no \`key: value\`; expected a colon and a blank after the key, such as \`status: active\``;
}

function unexpected(value: string, where: string): string {
	const first = value.charAt(0);
	if (first === '"' || first === "'") return `${shown(value)} goes on after its closing quote; expected quotes around all of it`;
	if (first === '[' || first === '{') return `${shown(value)} goes on after its closing bracket; expected quotes around all of it`;
	if (first === '|' || first === '>')
		return `${shown(value)} begins like a block of text; expected the text on the lines below or quotes around it`;
	if (first === '-') return `${where} has a list item after its key; expected it on a line of its own`;
	return `${where} is no \`key: value\`; expected one key a line, such as \`status: active\``;
}

function missing(value: string, where: string): string {
	const first = value.charAt(0);
	if (first === '"' || first === "'") return `${shown(value)} is opened with a quote and not closed; expected \`${first}\` at its end`;
	if (first === '[' || first === '{')
		return `${shown(value)} is opened and not closed; expected \`${first === '[' ? ']' : '}'}\` at its end`;
	return `${where} has no \`: \`; expected \`key: value\` such as \`status: active\``;
}

function valueMessage(block: string, { code, first }: ValueFaultPlace, range: Range): string {
	const source = shown(block.slice(range.start, range.end));
	switch (code) {
		case 'duplicate-key':
			return `${source} stands twice, on lines ${first ? noteLine(block, rangeOf(first).start) : '?'} and ${noteLine(block, range.start)}; expected one of them`;
		case 'bad-alias':
			return `${source} is an alias that cannot be followed; expected the value itself, in quotes if it begins with \`*\``;
		case 'tag':
			return `${source} has a tag that makes it something else than text, a number or a list; expected the value alone`;
		case 'complex-key':
			return `${source} is no key that can be read; expected text such as \`status\``;
		case 'too-many-keys':
			return `the block has more than ${MAX_KEYS} keys; expected data of that size in a file of its own`;
		case 'too-deep':
			return NESTED_TOO_DEEP;
	}
}

/** The value in backticks, cut where it gets long. */
function shown(source: string): string {
	const line = source.split('\n', 1)[0]?.trim() ?? '';
	return `\`${shortenedInside(line, MAX_SHOWN + 1)}\``;
}

/** A message is one line in a panel. */
const MAX_SHOWN = 60;
