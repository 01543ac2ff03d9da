import { isMap } from '../../isMap.ts';
import matter from 'gray-matter';
import type { FrontmatterData, FrontmatterFault, FrontmatterPath, FrontmatterRanges, FrontmatterValue } from '../../frontmatter.ts';
import type { Range } from '../../../text/range.ts';
import { errorFault, hiddenAfterColon, valueFault } from '../repair/faults.ts';
import { blockDocument, documentRanges, documentValue, firstError } from './yamlDocument.ts';
import type { BlockDocument } from './yamlDocument.ts';
import { shiftedRange } from '../../../text/range.ts';

/** What a block comes to when the YAML package reads it. */
export type BlockReading =
	| { readonly kind: 'parsed'; readonly data: FrontmatterData; rangeOf(path: FrontmatterPath): FrontmatterRanges | undefined }
	| { readonly kind: 'malformed'; readonly fault: FrontmatterFault };

/**
 * Reads the block at `range` of `text`: gray-matter guards, the `yaml` package reads.
 *
 * gray-matter sees a bare `---` and the block, never the note, and an options object always: without one it keeps every text for ever
 * and gives a block whose YAML failed back as an empty success the second time. Every engine but YAML refuses,
 * its own `javascript` first of all, which would run the note.
 */
export function readBlock(text: string, range: Range): BlockReading {
	const block = text.slice(range.start, range.end);
	let reading: BlockReading | undefined;
	const parse = (): object => {
		reading = readYaml(block, range.start);
		return {};
	};
	matter(`---\n${withoutBlankLines(block)}`, {
		language: 'yaml',
		// The block has no control characters: no line of it can pass for the closing fence, which is found already.
		delimiters: ['---', '\0'],
		engines: { yaml: { parse, stringify: refuse }, json: refuseAll, javascript: refuseAll, coffee: refuseAll, toml: refuseAll },
	});
	// gray-matter skips the engine where a block holds nothing but comments and what it takes for blanks.
	return reading ?? readYaml(block, range.start);
}

function readYaml(block: string, offset: number): BlockReading {
	const document = blockDocument(block);
	const error = firstError(document);
	if (error) return { kind: 'malformed', fault: errorFault(block, offset, document, error) };
	const result = documentValue(document);
	if (result.kind === 'fault') return { kind: 'malformed', fault: valueFault(block, offset, result) };
	if (document.contents === null) return parsed(Object.create(null) as FrontmatterData, block, offset);
	if (!isMap(result.value)) {
		const start = offset + block.length - block.trimStart().length;
		const range = { start, end: offset + block.trimEnd().length };
		return {
			kind: 'malformed',
			fault: { code: 'not-a-map', range, message: hiddenAfterColon(block.trimStart()) ?? notAMap(result.value) },
		};
	}
	return parsed(result.value, block, offset);
}

/** Places are asked for in few notes: the document is read again when they are, and kept from then on. */
function parsed(data: FrontmatterData, block: string, offset: number): BlockReading {
	let document: BlockDocument | undefined;
	return {
		kind: 'parsed',
		data,
		rangeOf(path) {
			document ??= blockDocument(block);
			const ranges = documentRanges(document, block, path);
			return ranges && { key: shiftedRange(ranges.key, offset), value: shiftedRange(ranges.value, offset) };
		},
	};
}

function notAMap(value: FrontmatterValue): string {
	const what = Array.isArray(value) ? 'a list' : value === null ? 'nothing' : 'text';
	return `the block is ${what}; expected keys such as \`status: active\``;
}

/** gray-matter looks for comments with an expression that is quadratic in blank lines; the engine reads the block itself. */
function withoutBlankLines(block: string): string {
	return block
		.split('\n')
		.filter((line) => line.trim() !== '')
		.join('\n');
}

function refuse(): never {
	throw new Error('front matter is read as YAML only');
}

const refuseAll = { parse: refuse, stringify: refuse };
