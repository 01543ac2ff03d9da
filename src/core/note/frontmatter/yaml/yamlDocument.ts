import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, YAMLParseError } from 'yaml';
import type { Alias, CST, Document, Node, Pair, ParsedNode, YAMLError, YAMLMap } from 'yaml';
import type { FrontmatterPath, FrontmatterRanges, FrontmatterValue } from '../../frontmatter.ts';
import type { Range } from '../../../text/range.ts';
import { MAX_DEPTH, MAX_KEYS } from './limits.ts';
import { withoutStackTraces } from './withoutStackTraces.ts';

/** A block as the `yaml` package reads it; ranges count from the block's beginning. */
export type BlockDocument = Document.Parsed<ParsedNode>;

/** What a document's content comes to: a value without prototype, cycle or shared part, or what is wrong with it and where. */
export type DocumentValue = { readonly kind: 'value'; readonly value: FrontmatterValue } | ({ readonly kind: 'fault' } & ValueFaultPlace);

/** The node at fault; for a repeated key also the first one of its name. */
export interface ValueFaultPlace {
	readonly code: ValueFaultCode;
	readonly node: Node;
	readonly first?: Node;
}

type ValueFaultCode = 'duplicate-key' | 'bad-alias' | 'tag' | 'complex-key' | 'too-many-keys' | 'too-deep';

/**
 * Reads a block with the semantics Obsidian has: YAML 1.2, core schema, no merge keys, dates and times as text.
 *
 * Repeated keys are not looked for here: the package compares every key with every other, which takes half a minute for 50,000.
 */
export function blockDocument(block: string): BlockDocument {
	return withoutStackTraces(() => {
		const composer = new Composer({
			version: '1.2',
			schema: 'core',
			merge: false,
			stringKeys: true,
			uniqueKeys: false,
			prettyErrors: false,
		});
		let document: BlockDocument | undefined;
		for (const next of composer.compose(tokensOf(block), true, block.length)) {
			if (document) {
				document.errors.push(new YAMLParseError([next.range[0], next.range[1]], 'MULTIPLE_DOCS', 'a second document'));
				break;
			}
			document = next;
		}
		return document as BlockDocument;
	});
}

/** What the error says that ends the reading of what is nested too deep. */
export const TOO_DEEP = 'too deep';

/** So many that no value which is as deep as may be read (`MAX_DEPTH`) is missed; the end of the engine's stack is far away. */
const MOST_OPEN = 4 * MAX_DEPTH;

/**
 * The package's tokens of `block`, up to where too much is open at once.
 *
 * The parser keeps what is open in a list, but what composes values calls itself for each level. Where the stack ends in that, V8 ends
 * the whole process, and not that call alone, if an expression happens to be compiled there.
 */
function* tokensOf(block: string): Generator<CST.Token> {
	const parser = new Parser();
	let tooDeep = -1;
	for (const lexeme of new Lexer().lex(block)) {
		yield* parser.next(lexeme);
		if (parser.stack.length <= MOST_OPEN) continue;
		tooDeep = parser.offset;
		break;
	}
	yield* parser.end();
	// What was cut off is missed right there, and that is none of the block's faults.
	if (tooDeep > 0) yield { type: 'error', offset: tooDeep - 1, source: '', message: TOO_DEEP };
}

/** The first error or warning of a document; a warning (an unknown tag) is as much a reason not to touch it. */
export function firstError(document: BlockDocument): YAMLError | undefined {
	const all: YAMLError[] = [...document.errors, ...document.warnings];
	return all.sort((a, b) => a.pos[0] - b.pos[0])[0];
}

/** The data of `document`, freshly built. */
export function documentValue(document: BlockDocument): DocumentValue {
	if (document.contents === null) return { kind: 'value', value: null };
	const reading: Reading = { document, depth: 0, nodes: 0, keys: 0, open: new Set(), hasAliases: false };
	try {
		return { kind: 'value', value: valueOf(reading, document.contents) };
	} catch (error) {
		if (error instanceof ValueFault) return { kind: 'fault', ...error.place };
		throw error;
	}
}

/** The places of the entry at `path`, counted from the block's beginning. */
export function documentRanges(document: BlockDocument, block: string, path: FrontmatterPath): FrontmatterRanges | undefined {
	let node: unknown = document.contents;
	let ranges: FrontmatterRanges | undefined;
	for (const step of path) {
		if (isMap(node) && typeof step === 'string') {
			const pair: Pair | undefined = node.items.find((candidate) => isScalar(candidate.key) && candidate.key.value === step);
			if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
			const [start, end] = pair.key.range;
			ranges = { key: { start, end }, value: pairValueRange(pair, block, end) };
			node = pair.value;
		} else if (isSeq(node) && typeof step === 'number') {
			const item: unknown = node.items[step];
			const value = nodeRange(item, block);
			if (!value) return undefined;
			ranges = { key: value, value };
			node = item;
		} else return undefined;
	}
	return ranges;
}

/** What a walk over a document has come to; `open` holds the nodes on the way down, to notice a node inside itself. */
interface Reading {
	readonly document: BlockDocument;
	readonly open: Set<unknown>;
	depth: number;
	nodes: number;
	keys: number;
	hasAliases: boolean;
}

/** Ends the walk at the first fault; never leaves this module. */
class ValueFault extends Error {
	readonly place: ValueFaultPlace;

	constructor(place: ValueFaultPlace) {
		super(place.code);
		this.place = place;
	}
}

/** More uses of anchors than this are an attack: a value of values, each used nine times, grows ninefold a level. */
const MAX_ALIAS_COUNT = 50;

/** Aliases are copied out, so that an edit of one value cannot show in another; this many nodes is more than any limit-sized block has of its own. */
const MAX_NODES = 50_000;

/** Tags that say nothing but the kind the core schema gives anyway. */
const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

function valueOf(reading: Reading, node: unknown): FrontmatterValue {
	if (isAlias(node)) return aliasedValue(reading, node);
	if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
	if (node.tag !== undefined && !CORE_TAG.test(node.tag)) throw new ValueFault({ code: 'tag', node });
	if (isScalar(node)) return scalarOf(node.value, node);
	if (reading.depth >= MAX_DEPTH) throw new ValueFault({ code: 'too-deep', node });
	reading.nodes += node.items.length;
	if (reading.nodes > MAX_NODES) throw new ValueFault({ code: 'bad-alias', node });
	reading.open.add(node);
	reading.depth++;
	const value = isSeq(node) ? node.items.map((item) => valueOf(reading, item)) : mapOf(reading, node);
	reading.depth--;
	reading.open.delete(node);
	return value;
}

function aliasedValue(reading: Reading, alias: Alias): FrontmatterValue {
	if (!reading.hasAliases && !canResolveAliases(reading.document)) throw new ValueFault({ code: 'bad-alias', node: alias });
	reading.hasAliases = true;
	const source = alias.resolve(reading.document);
	if (!source || reading.open.has(source)) throw new ValueFault({ code: 'bad-alias', node: alias });
	return valueOf(reading, source);
}

/** Looked at once a document, before any alias is followed: the package counts uses, and each `resolve` goes through the document. */
function canResolveAliases(document: BlockDocument): boolean {
	try {
		document.toJS({ maxAliasCount: MAX_ALIAS_COUNT });
		return true;
	} catch {
		return false;
	}
}

function mapOf(reading: Reading, map: YAMLMap): FrontmatterValue {
	const data = Object.create(null) as Record<string, FrontmatterValue>;
	for (const { key, value } of map.items) {
		if (!isScalar(key) || typeof key.value !== 'string') throw new ValueFault({ code: 'complex-key', node: isScalar(key) ? key : map });
		if (++reading.keys > MAX_KEYS) throw new ValueFault({ code: 'too-many-keys', node: key });
		if (key.value in data) {
			const first = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key.value)?.key;
			throw new ValueFault({ code: 'duplicate-key', node: key, ...(isScalar(first) && { first }) });
		}
		data[key.value] = valueOf(reading, value);
	}
	return data;
}

function scalarOf(value: unknown, node: Node): FrontmatterValue {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	throw new ValueFault({ code: 'tag', node });
}

/** A key without a value has its empty place right after the colon; without a colon (the package gives it no value node) right after itself. */
function pairValueRange(pair: Pair, block: string, keyEnd: number): Range {
	const range = nodeRange(pair.value, block);
	if (range && range.end > range.start) return range;
	const at = range ? block.indexOf(':', keyEnd) + 1 : keyEnd;
	return { start: at, end: at };
}

/** A node as written; the package counts the line ends after block values in, which belong to nobody's value. */
function nodeRange(node: unknown, block: string): Range | undefined {
	if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return undefined;
	if (!node.range) return undefined;
	const start = node.range[0];
	const end = nodeEnd(node, block);
	return start === end ? emptyPlace(block, start) : { start, end };
}

/** A list item without a value has its empty place right after the dash, not after the blanks that follow it. */
function emptyPlace(block: string, from: number): Range {
	let at = from;
	while (at > 0 && isLineEndOrBlank(block.charCodeAt(at - 1))) at--;
	return { start: at, end: at };
}

function nodeEnd(node: Node, block: string): number {
	const [start, end] = node.range ?? [0, 0];
	if ((isMap(node) || isSeq(node)) && node.flow !== true) {
		const last: unknown = node.items.at(-1);
		if (last === undefined) return end;
		if (isSeq(node)) return nodeRange(last, block)?.end ?? end;
		const pair = last as Pair;
		const keyEnd = (pair.key as Node).range?.[1] ?? end;
		return pairValueRange(pair, block, keyEnd).end;
	}
	let trimmed = end;
	while (trimmed > start && isLineEndOrBlank(block.charCodeAt(trimmed - 1))) trimmed--;
	return trimmed;
}

function isLineEndOrBlank(code: number): boolean {
	return code === 10 || code === 13 || code === 32 || code === 9;
}
