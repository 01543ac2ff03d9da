import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hideLists, orderFigures, writtenAt } from '../../../bench/heldOutLists.ts';
import { graphModel, type GraphNote, type GraphWords } from '../../../bench/graphModel.ts';

const GRAPHS = join(import.meta.dirname, '../../../../../shared/recorded/graphs');

describe.skipIf(!existsSync(GRAPHS))('lists of a real vault that were hidden (runs where ../shared/recorded is there)', () => {
	const read = (name: string): unknown => (existsSync(GRAPHS) ? JSON.parse(readFileSync(join(GRAPHS, name), 'utf8')) : { notes: [] });
	const { notes, words } = graphModel((read('history.json') as { notes: GraphNote[] }).notes, read('history-words.json') as GraphWords);

	test('with the words of the notes come first among the candidates', () => {
		const { precisionAt3, recallAt8 } = orderFigures(hideLists(notes, words, 1));
		expect(precisionAt3).toBeGreaterThanOrEqual(0.7);
		expect(recallAt8).toBeGreaterThanOrEqual(0.51);
	});

	test('without them nearly so', () => {
		const { precisionAt3, recallAt8 } = orderFigures(hideLists(notes, undefined, 1));
		expect(precisionAt3).toBeGreaterThanOrEqual(0.63);
		expect(recallAt8).toBeGreaterThanOrEqual(0.46);
	});

	test('seven in ten of what would be written are what the author wrote', () => {
		const { right, aNote } = writtenAt(hideLists(notes, words, 1), 0.6, 14);
		expect(right).toBeGreaterThanOrEqual(0.7);
		expect(aNote).toBeGreaterThanOrEqual(1);
	});
});
