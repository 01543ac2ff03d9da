import { describe, expect, test } from 'vitest';
import type { FrontmatterPath } from '../../../../src/core/note/frontmatter.ts';
import { renameEntry } from '../../../../src/core/types/definition/renameEntry.ts';
import { noteWith, textAfter } from '../../../support/editing.ts';

/** The block with the key at `path` called `to`, or the refusal's code. */
function renamed(block: string, path: FrontmatterPath, to: string): string {
	const after = textAfter(noteWith(block), (note) => renameEntry(note, path, to));
	return after.startsWith('---\n') ? after.slice('---\n'.length, -'---\nbody\n'.length) : after;
}

describe('a key is renamed in its place, at any depth', () => {
	test.each<[string, string, FrontmatterPath, string, string]>([
		['of the top level', 'a: 1\nb: 2 # why\n', ['a'], 'x', 'x: 1\nb: 2 # why\n'],
		[
			'in a map',
			'fields:\n  a: {kind: text}\n  b: {kind: date}\n',
			['fields', 'b'],
			'x',
			'fields:\n  a: {kind: text}\n  x: {kind: date}\n',
		],
		['in a map in braces', 'fields: {a: 1, b: 2}\n', ['fields', 'a'], 'x', 'fields: {x: 1, b: 2}\n'],
		['in a map in a list', 'fields:\n  - a: 1\n  - b: 2\n', ['fields', 1, 'b'], 'x', 'fields:\n  - a: 1\n  - x: 2\n'],
		['a number that stands last', 'fields:\n  z: 1\n  2024: 2\n', ['fields', '2024'], 'x', 'fields:\n  z: 1\n  x: 2\n'],
		['to a number, after a word', 'fields:\n  z: 1\n  b: 2\n', ['fields', 'b'], '2024', 'fields:\n  z: 1\n  "2024": 2\n'],
		[
			'beside numbers, which objects put first',
			'fields:\n  z: 1\n  b: 2\n  7: 3\n  3: 4\n',
			['fields', 'z'],
			'x',
			'fields:\n  x: 1\n  b: 2\n  7: 3\n  3: 4\n',
		],
		['to a name that objects have', 'fields:\n  b: 2\n', ['fields', 'b'], '__proto__', 'fields:\n  "__proto__": 2\n'],
		['to one that stands elsewhere', 'x: 1\nfields:\n  b: 2\n', ['fields', 'b'], 'x', 'x: 1\nfields:\n  x: 2\n'],
		['to one that stands beside it', 'fields:\n  b: 2\n  x: 1\n', ['fields', 'b'], 'x', 'KEY_EXISTS'],
		['that is not there', 'fields:\n  b: 2\n', ['fields', 'c'], 'x', 'NO_SUCH_ENTRY'],
		['that is an item and has no name', 'fields: [a, b]\n', ['fields', 0], 'x', 'NO_SUCH_ENTRY'],
		['to nothing', 'fields:\n  b: 2\n', ['fields', 'b'], '', 'BAD_VALUE'],
	])('%s', (_, block, path, to, after) => {
		expect(renamed(block, path, to)).toBe(after);
	});
});
