import { describe, expect, test } from 'vitest';
import { changeableFields, draftEdits, valueNow } from '../../src/obsidian/features/recordChange/changeDraft.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import { DEFAULT_SETTINGS } from '../support/memoryVault.ts';

const type = noteTypesFrom([], DEFAULT_SETTINGS).types.get('relationship');
const about = { type, settings: DEFAULT_SETTINGS, today: '2026-11-29' };
const NOTE = parseNote(
	'A.md',
	'---\ntype: relationship\nactors: [Iran, Oman]\nstatus: strained\nmood: sour\n---\n# A\n\n## History\n- 2019: Signed\n\n## Sources\n- 2024-05-12: A report\n',
);
const draft = { field: 'status', value: 'rivalry', text: '', url: '' };

describe('a change that is recorded', () => {
	test('is of the status first, then of the type\u2019s fields and of what else the note has', () => {
		expect(changeableFields(NOTE, type, 'type').map(({ name }) => name)).toEqual(['status', 'actors', 'since', 'until', 'tags', 'mood']);
		expect(valueNow(NOTE, 'status')).toBe('"strained"');
		expect(valueNow(NOTE, 'since')).toBe('nothing yet');
	});

	test('with a sentence goes into History, not among the sources that begin with dates', () => {
		const outcome = draftEdits(NOTE, { ...draft, text: 'Talks ended', url: 'https://example.org/' }, about);
		expect(outcome.kind === 'edits' && applyEdits(NOTE.text, outcome.edits)).toBe(
			NOTE.text.replace('strained', 'rivalry').replace('Signed\n', 'Signed\n- 2026: Talks ended ([example.org](https://example.org/))\n'),
		);
	});

	test.each([
		['has a value', { value: undefined }, 'There is no new value yet'],
		['has a sentence where it has a source', { url: 'https://example.org/' }, 'A source needs a sentence that it speaks for'],
	])('%s', (_, missing, reason) => {
		expect(draftEdits(NOTE, { ...draft, ...missing }, about)).toMatchObject({ kind: 'refused', reason });
	});
});
