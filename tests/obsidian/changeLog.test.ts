import { describe, expect, test } from 'vitest';
import type { ChangeBatch } from '../../src/core/changes/changeBatch.ts';
import { noteChange } from '../../src/core/changes/noteChange.ts';
import { ChangeLog } from '../../src/obsidian/changes/changeLog.ts';

const AT = new Date('2026-03-14T10:00:00Z');

/** A log whose storage keeps a batch or not, and how often it was told that one is not kept. */
function logThat(isKept: boolean) {
	const told: string[] = [];
	const store = { load: async () => [], put: async () => isKept, remove: async () => undefined, close: () => undefined };
	return {
		told,
		log: new ChangeLog(
			store,
			() => AT,
			() => told.push('not kept'),
		),
	};
}

async function dismissOne(log: ChangeLog): Promise<string | undefined> {
	const batch = log.begin('Dismiss');
	batch.dismissed([{ note: 'A.md', path: 'B.md' }]);
	return batch.end('Dismissed B');
}

describe('what was written is kept so that it can be taken back', () => {
	test('where the storage is full it is said once, and what was decided can still be taken back in this session', async () => {
		const { log, told } = logThat(false);
		const id = await dismissOne(log);
		await dismissOne(log);
		expect((await log.batch(id ?? ''))?.dismissed).toEqual([{ note: 'A.md', path: 'B.md' }]);
		expect(told).toEqual(['not kept']);
	});

	test('what moves within one task is stored once for a batch, wherever it moves on', async () => {
		const stored: ChangeBatch[] = [];
		const put = async (batch: ChangeBatch): Promise<boolean> => stored.push(batch) > 0;
		const notes = ['F/A.md', 'F/B.md', 'C.md'].map((path) => noteChange(path, '', [], { before: '', after: '' }));
		const load = async (): Promise<ChangeBatch[]> => [{ version: 1, id: '1', time: AT.toISOString(), title: 'Fixed', notes }];
		const log = new ChangeLog(
			{ load, put, remove: async () => undefined, close: () => undefined },
			() => AT,
			() => undefined,
		);
		await Promise.all([
			log.renamed('F', 'G'),
			log.renamed('F/A.md', 'G/A.md'),
			log.renamed('F/B.md', 'G/B.md'),
			log.renamed('G/B.md', 'B.md'),
		]);
		expect(stored.map((batch) => batch.notes.map(({ path }) => path))).toEqual([['G/A.md', 'B.md', 'C.md']]);
		expect((await log.batches())[0]?.notes.map(({ path }) => path)).toEqual(['G/A.md', 'B.md', 'C.md']);
	});

	test('nothing is said where it is stored', async () => {
		const { log, told } = logThat(true);
		await dismissOne(log);
		expect(told).toEqual([]);
	});
});
