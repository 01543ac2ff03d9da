import type { Reason } from '../../src/core/related/candidate.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../src/core/related/weights.ts';
import type { NoteRecord } from '../../src/core/vault/records/noteRecord.ts';
import { type Figures, heldOutFigures } from './heldOut.ts';

const SETTINGS = {
	typesFolder: 'Types',
	templatesFolder: 'Templates',
	ignoredFolders: [],
	relatedExcludedTypes: [],
	relatedExcludedFolders: [],
};

/** Three ways of dividing the notes: a figure that holds for one only was luck. */
const SEEDS = [1, 2, 3];

/** Lines that tell how good the proposals for these notes are, and what is lost without each reason. */
export function relatedReport(name: string, records: readonly NoteRecord[]): string[] {
	const base = figures(records, DEFAULT_WEIGHTS);
	const lines = [
		`${name}: ${base.bullets} hidden bullets of ${base.notes} notes (${SEEDS.length} divisions in five)`,
		`  precision at 3  ${percent(base.precisionAt3)}    recall at 8  ${percent(base.recallAt8)}    among all proposals  ${percent(base.reached)}`,
		`  of the bullets that may be proposed at all (no index, daily or other excluded note): recall at 8  ${percent(base.recallAt8OfAllowed)}`,
		...SEEDS.map((seed) => {
			const one = heldOutFigures(records, { settings: SETTINGS }, [seed]);
			return `  division ${seed}      ${percent(one.precisionAt3)}                 ${percent(one.recallAt8)}`;
		}),
		'  without            P@3      R@8',
	];
	for (const kind of Object.keys(DEFAULT_WEIGHTS) as Reason['kind'][]) {
		const without = figures(records, { ...DEFAULT_WEIGHTS, [kind]: { base: 0, more: 0 } });
		lines.push(`  ${kind.padEnd(16)} ${change(without.precisionAt3 - base.precisionAt3)} ${change(without.recallAt8 - base.recallAt8)}`);
	}
	return lines;
}

export function figures(records: readonly NoteRecord[], weights: Weights, seeds: readonly number[] = SEEDS): Figures {
	return heldOutFigures(records, { settings: SETTINGS, weights }, seeds);
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`.padStart(7);
}

function change(share: number): string {
	const points = (share * 100).toFixed(1);
	return (share > 0 ? `+${points}` : points).padStart(8);
}
