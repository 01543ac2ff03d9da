import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../../src/core/related/weights.ts';
import { type GraphNote, graphRecords } from '../../bench/graphRecords.ts';
import { figures } from '../../bench/relatedFigures.ts';

const GRAPH = join(import.meta.dirname, '../../../../shared/recorded/graphs/history.json');

test.skipIf(!existsSync(GRAPH))(
	'hidden bullets of a real vault come first among the proposals (runs where ../shared/recorded is there)',
	() => {
		const { notes } = JSON.parse(readFileSync(GRAPH, 'utf8')) as { notes: GraphNote[] };
		const { precisionAt3, recallAt8 } = figures(graphRecords(notes), DEFAULT_WEIGHTS, [1]);
		expect(precisionAt3).toBeGreaterThanOrEqual(0.62);
		expect(recallAt8).toBeGreaterThanOrEqual(0.42);
	},
);
