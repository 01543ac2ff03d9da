import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { findingsByKey } from '../../../../src/core/rules/shared/findingsByKey.ts';
import type { Diagnostic } from '../../../../src/core/rules/rule.ts';

const TEXT = '---\ntype: policy\nactors: [X, Y]\n---\nactors\n';

/** A diagnostic at the nth place where `part` stands in the text. */
function at(part: string, from = 0): Diagnostic {
	const start = TEXT.indexOf(part, from);
	return {
		rule: 'field-kind',
		severity: 'error',
		path: 'A.md',
		range: { start, end: start + part.length },
		message: part,
		fixes: [],
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1,
	};
}

test('a finding at a key, a value or an item belongs to the key; one at the fence or in the body to none', () => {
	const found = findingsByKey(parseNote('A.md', TEXT), [at('---'), at('type'), at('X'), at('[X, Y]'), at('actors', 30)]);
	expect([...found].map(([key, diagnostics]) => [key, diagnostics.map(({ message }) => message)])).toEqual([
		['type', ['type']],
		['actors', ['X', '[X, Y]']],
	]);
});

test('a note whose front matter cannot be read has no keys', () => {
	expect(findingsByKey(parseNote('A.md', '---\na: [\n---\n'), []).size).toBe(0);
});
