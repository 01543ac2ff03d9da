import { isMap, isPair, isScalar, isSeq } from 'yaml';
import type { YAMLError } from 'yaml';
import type { FrontmatterFaultCode } from '../../frontmatter.ts';
import { blockLine, lineRange } from './blockLine.ts';
import { blockDocument, documentValue, firstError, TOO_DEEP } from '../yaml/yamlDocument.ts';
import type { BlockDocument } from '../yaml/yamlDocument.ts';

/** What kind of fault it is, and the offset in the block at which it begins. */
export interface FaultPlace {
	readonly code: FrontmatterFaultCode;
	readonly at: number;
}

/** The first fault of `block`, or `undefined` where it can be read. */
export function firstFault(block: string): FaultPlace | undefined {
	const document = blockDocument(block);
	const error = firstError(document);
	if (error) return errorPlace(block, document, error);
	const result = documentValue(document);
	if (result.kind === 'fault') return { code: result.code, at: result.node.range?.[0] ?? 0 };
	return isMap(document.contents) ? undefined : { code: 'not-a-map', at: 0 };
}

/** The fault that the YAML package's `error` stands for. */
export function errorPlace(block: string, document: BlockDocument, error: YAMLError): FaultPlace {
	return { code: codeOf(error), at: startOf(block, document, error) };
}

/** Whether a key stands without its colon: the package names the very key, and says MISSING_CHAR of much else. */
export function isKeyAlone(error: YAMLError): boolean {
	return error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys');
}

function codeOf(error: YAMLError): FrontmatterFaultCode {
	switch (error.code) {
		case 'TAB_AS_INDENT':
			return 'tab-indent';
		case 'MULTIPLE_DOCS':
			return 'several-documents';
		case 'TAG_RESOLVE_FAILED':
			return 'tag';
		case 'NON_STRING_KEY':
			return 'complex-key';
		case 'BAD_ALIAS':
			return 'bad-alias';
		default:
			return error.message === TOO_DEEP ? 'too-deep' : 'yaml';
	}
}

/** Something that is opened and never closed is reported where the block ends or the next key stands: the fault is where it opens. */
function startOf(block: string, document: BlockDocument, error: YAMLError): number {
	const at = Math.min(error.pos[0], block.length);
	if (isKeyAlone(error)) return at;
	if (error.code === 'MISSING_CHAR' && error.message.includes('quote')) return openedOnLine(block, at) ?? lastScalarStart(document) ?? at;
	if (error.code !== 'MISSING_CHAR' && error.code !== 'BAD_INDENT') return at;
	let line = lineRange(block, at);
	while (line.start > 0 && !(line.start < at && isTopLevel(block, line.start))) line = lineRange(block, line.start - 1);
	return blockLine(block, line)?.value.start ?? line.start;
}

/** A quoted text ends with its line where the next is not indented; one that runs on to the end of the block is not met here. */
function openedOnLine(block: string, at: number): number | undefined {
	const line = at < block.length ? blockLine(block, lineRange(block, at)) : undefined;
	return line !== undefined && '"\''.includes(block.charAt(line.value.start)) && line.value.start < at ? line.value.start : undefined;
}

/** A quote that nothing closes runs to the end of the block: it is the last scalar. */
function lastScalarStart(document: BlockDocument): number | undefined {
	let node: unknown = document.contents;
	while (isMap(node) || isSeq(node)) {
		const last: unknown = node.items.at(-1);
		node = isPair(last) ? (last.value ?? last.key) : last;
	}
	return isScalar(node) ? node.range?.[0] : undefined;
}

function isTopLevel(block: string, lineStart: number): boolean {
	return !' \t\n\r#-]}'.includes(block.charAt(lineStart));
}
