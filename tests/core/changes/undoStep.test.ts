import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NoteChange } from '../../../src/core/changes/changeBatch.ts';
import { noteChange } from '../../../src/core/changes/noteChange.ts';
import { undoStep, type NoteState, type UndoStep } from '../../../src/core/changes/undoStep.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import type { TextEdit } from '../../../src/core/text/textEdit.ts';
import { runs } from '../../support/runs.ts';
import { anyCodePoint } from '../../support/anyCodePoint.ts';

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function stateOf(text: string): NoteState {
	return { text, hash: hashOf(text) };
}

const change: NoteChange = noteChange('Iran.md', 'one\nthree\n', [{ range: { start: 4, end: 4 }, newText: 'two\n' }], {
	before: hashOf('one\nthree\n'),
	after: hashOf('one\ntwo\nthree\n'),
});
const creation: NoteChange = noteChange('Oman.md', '', [{ range: { start: 0, end: 0 }, newText: '# Oman' }], {
	before: null,
	after: hashOf('# Oman'),
});
const removal: NoteChange = noteChange('Oman.md', '# Oman', [{ range: { start: 0, end: 6 }, newText: '' }], {
	before: hashOf('# Oman'),
	after: null,
});

describe('taking a change back', () => {
	test.each<[string, NoteChange, string | undefined, UndoStep]>([
		[
			'gives a note its text of before',
			change,
			'one\ntwo\nthree\n',
			{ kind: 'restore', path: 'Iran.md', edits: [{ range: { start: 4, end: 8 }, newText: '' }], text: 'one\nthree\n' },
		],
		['does nothing in a note that is as it was', change, 'one\nthree\n', { kind: 'unchanged', path: 'Iran.md' }],
		[
			'leaves a note that was written in since',
			change,
			'one\ntwo\nthree\nfour\n',
			{ kind: 'refused', path: 'Iran.md', reason: 'has changed since' },
		],
		['leaves a note that is gone', change, undefined, { kind: 'refused', path: 'Iran.md', reason: 'is not there any more' }],
		['takes a note away that was made', creation, '# Oman', { kind: 'take-away', path: 'Oman.md' }],
		[
			'leaves a note that was made and written in since',
			creation,
			'# Oman\nA country.',
			{ kind: 'refused', path: 'Oman.md', reason: 'has changed since' },
		],
		['does nothing about a note that was made and is gone', creation, undefined, { kind: 'unchanged', path: 'Oman.md' }],
		['makes a note again that was taken away', removal, undefined, { kind: 'make', path: 'Oman.md', text: '# Oman' }],
		[
			'leaves another note where one was taken away',
			removal,
			'# Sohar',
			{ kind: 'refused', path: 'Oman.md', reason: 'has been made again since' },
		],
		[
			'is refused where the stored edits lie outside the text',
			{ ...change, inverse: [{ range: { start: 4, end: 4000 }, newText: '' }] },
			'one\ntwo\nthree\n',
			{ kind: 'refused', path: 'Iran.md', reason: 'cannot be restored: what was stored of it is damaged' },
		],
	])('%s', (_, given, text, expected) => {
		expect(undoStep(given, text === undefined ? undefined : stateOf(text))).toEqual(expected);
	});

	test('gives back any text after any edits', () => {
		const textAndEdits = fc
			.tuple(
				fc.string({ unit: anyCodePoint, maxLength: 60 }),
				fc.array(fc.tuple(fc.nat(60), fc.nat(6), fc.string({ maxLength: 5 })), { maxLength: 5 }),
			)
			.map(([before, drawn]): { before: string; edits: TextEdit[] } => {
				const edits: TextEdit[] = [];
				let from = 0;
				for (const [start, length, newText] of drawn.toSorted(([a], [b]) => a - b)) {
					if (start < from || start + length > before.length) continue;
					edits.push({ range: { start, end: start + length }, newText });
					from = start + length;
				}
				return { before, edits };
			});
		fc.assert(
			fc.property(textAndEdits, ({ before, edits }) => {
				const after = applyEdits(before, edits);
				const { inverse } = noteChange('a.md', before, edits, { before: null, after: null });
				expect(applyEdits(after, inverse)).toBe(before);
			}),
			{ numRuns: runs(1000) },
		);
	});
});
