import type { Range } from '../../text/range.ts';
import type { Frontmatter } from '../frontmatter.ts';
import { parseSimpleYaml, simpleYamlRanges } from './simpleYaml/parseSimpleYaml.ts';
import { findFence } from './findFence.ts';
import { preflightFault } from './yaml/preflightFault.ts';
import { MAX_BLOCK_LENGTH } from './yaml/limits.ts';
import { readBlock } from './yaml/readBlock.ts';

/** The front matter of a note; see `Frontmatter` for what each kind says. */
export function parseFrontmatter(text: string): Frontmatter {
	const fence = findFence(text);
	if (fence.kind === 'none') return { kind: 'none' };
	if (fence.kind === 'obstacle') return { kind: 'none', obstacle: { code: fence.code, range: fence.range } };
	return parseBlock(text, fence.range, fence.block);
}

function parseBlock(text: string, range: Range, block: Range): Frontmatter {
	const tooLarge = block.end - block.start > MAX_BLOCK_LENGTH;
	const fast = tooLarge ? undefined : parseSimpleYaml(text, block.start, block.end);
	if (fast) return { kind: 'parsed', range, block, data: fast.data, rangeOf: (path) => simpleYamlRanges(fast, path) };
	const hostile = preflightFault(text, block);
	if (hostile) return { kind: 'malformed', range, block, fault: hostile };
	const reading = readBlock(text, block);
	if (reading.kind === 'malformed') return { kind: 'malformed', range, block, fault: reading.fault };
	return { kind: 'parsed', range, block, data: reading.data, rangeOf: (path) => reading.rangeOf(path) };
}
