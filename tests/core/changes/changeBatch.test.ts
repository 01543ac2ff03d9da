import { describe, expect, test } from 'vitest';
import { parseChangeBatch, type ChangeBatch } from '../../../src/core/changes/changeBatch.ts';

const HASH_A = 'a'.repeat(64);
const HASH_B = 'b'.repeat(64);

const batch: ChangeBatch = {
	version: 1,
	id: '2026-11-28T10-00-00-1',
	time: '2026-11-28T10:00:00.000Z',
	title: 'Added 1 related note to Iran.md',
	notes: [
		{
			path: 'Iran.md',
			before: HASH_A,
			after: HASH_B,
			edits: [{ range: { start: 5, end: 5 }, newText: '- [[Oman]]\n' }],
			inverse: [{ range: { start: 5, end: 16 }, newText: '' }],
			dismissOnUndo: ['Oman.md'],
		},
		{
			path: 'Oman.md',
			before: null,
			after: HASH_B,
			edits: [{ range: { start: 0, end: 0 }, newText: '# Oman' }],
			inverse: [{ range: { start: 0, end: 6 }, newText: '' }],
		},
	],
	dismissed: [{ note: 'Iran.md', path: 'Yemen.md' }],
	undone: ['Oman.md'],
};

function changed(change: Record<string, unknown>): unknown {
	return { ...batch, ...change };
}

function changedNote(change: Record<string, unknown>): unknown {
	return { ...batch, notes: [{ ...batch.notes[0], ...change }] };
}

describe('a stored batch', () => {
	test('comes back from JSON as it was', () => {
		expect(parseChangeBatch(JSON.parse(JSON.stringify(batch)))).toEqual(batch);
	});

	test.each<[string, unknown]>([
		['is none when it is no object', 'batch'],
		['is none when it is nothing', null],
		['is none of another version', changed({ version: 2 })],
		['is none without a time', changed({ time: 'yesterday' })],
		['is none with a note without a path', changedNote({ path: '' })],
		['is none with a hash that is none', changedNote({ after: 'AAAA' })],
		['is none with a note that was there neither before nor after', changedNote({ before: null, after: null })],
		['is none with a place before the text', changedNote({ inverse: [{ range: { start: -1, end: 0 }, newText: '' }] })],
		['is none with a place between two characters', changedNote({ inverse: [{ range: { start: 0.5, end: 1 }, newText: '' }] })],
		['is none with a place that ends before it begins', changedNote({ edits: [{ range: { start: 3, end: 2 }, newText: '' }] })],
	])('%s', (_, stored) => {
		expect(parseChangeBatch(stored)).toBeUndefined();
	});
});
