import { FEATURE_WEIGHTS } from '../../src/core/related/ranking/featureWeights.ts';
import type { PairFeatures } from '../../src/core/related/ranking/pairFeatures.ts';
import type { RankedNote } from '../../src/core/related/ranking/rankedNote.ts';
import type { RankingWords } from '../../src/core/related/ranking/rankingWords.ts';
import { calibration, type HiddenList, hideLists, orderFigures, writtenAt } from './heldOutLists.ts';

/** Three ways of dividing the notes: a figure that holds for one only was luck. */
const SEEDS = [1, 2, 3];

const CUTS = [0, 0.3, 0.5, 0.6, 0.8];

/** More bullets than these a section does not get in this measurement; about what such vaults hold. */
const LIMIT = 14;

/** Lines that tell how good the proposals for these notes are, what would be written at each cut, and what is lost without each feature. */
export function relatedReport(name: string, notes: readonly RankedNote[], words: RankingWords | undefined): string[] {
	const hidden = SEEDS.map((seed) => hideLists(notes, words, seed));
	const lists = hidden.flat();
	const base = orderFigures(lists);
	const without = (feature: keyof PairFeatures): string => {
		const { precisionAt3, recallAt8 } = orderFigures(hideLists(notes, words, SEEDS[0] ?? 1, { ...FEATURE_WEIGHTS, [feature]: 0 }));
		const first = orderFigures(hidden[0] ?? []);
		return `  ${feature.padEnd(16)} ${change(precisionAt3 - first.precisionAt3)} ${change(recallAt8 - first.recallAt8)}`;
	};
	return [
		`${name}, ${words === undefined ? 'without' : 'with'} words: lists of ${lists.length} notes hidden, one in five (${SEEDS.length} divisions)`,
		`  precision at 3  ${percent(base.precisionAt3)}    recall at 8  ${percent(base.recallAt8)}    among all proposals  ${percent(base.reached)}`,
		...hidden.map((one, at) => {
			const { precisionAt3, recallAt8 } = orderFigures(one);
			return `  division ${SEEDS[at] ?? 0}      ${percent(precisionAt3)}                 ${percent(recallAt8)}`;
		}),
		'  written from        right   bullets a note   of the hidden',
		...CUTS.map((cut) => cutLine(lists, cut)),
		'  told probability   listed   candidates',
		...calibration(lists).map(
			({ count, share }, tenth) => `  ${(tenth / 10).toFixed(1)} to ${((tenth + 1) / 10).toFixed(1)}       ${percent(share)}   ${count}`,
		),
		'  without            P@3      R@8   (division 1)',
		...(Object.keys(FEATURE_WEIGHTS) as (keyof PairFeatures)[]).map(without),
	];
}

function cutLine(lists: readonly HiddenList[], cut: number): string {
	const { right, aNote, recall } = writtenAt(lists, cut, LIMIT);
	return `  ${cut.toFixed(1).padEnd(16)} ${percent(right)}   ${aNote.toFixed(2).padStart(8)}         ${percent(recall)}`;
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`.padStart(7);
}

function change(share: number): string {
	const points = (share * 100).toFixed(1);
	return (share > 0 ? `+${points}` : points).padStart(8);
}
