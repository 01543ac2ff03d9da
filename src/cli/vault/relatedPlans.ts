import { dismissedFor } from '../../core/related/dismissals.ts';
import { limitOf, relatedBulletsOf } from '../../core/related/limitFor.ts';
import { type PlannedNote, planRounds } from '../../core/related/planRounds.ts';
import type { Ranker } from '../../core/related/ranker.ts';
import { relatedPlanOptions } from '../../core/related/relatedPlanOptions.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { VaultIndex } from '../../core/vault/vaultIndex.ts';
import type { LoadedVault } from './loadVault.ts';

/** What is planned. */
export interface RelatedPlansRequest {
	readonly paths: readonly string[];
	/** How probable a bullet has to be. */
	readonly from: number;
	/** How many bullets a section may hold; without it what the settings or the vault itself say. */
	readonly limit: number | undefined;
	/** How many related notes each note lists in bullets of their own; counted where absent. */
	readonly bullets?: ReadonlyMap<string, number> | undefined;
}

/** What is planned for some notes. */
export interface RelatedPlans {
	/** By path; notes without anything to add are not among them. */
	readonly plans: ReadonlyMap<string, PlannedNote>;
	/** How many notes would get bullets if they were not empty. */
	readonly empty: number;
	/** How many notes get no section, since hardly any note of their kind has one. */
	readonly sectionless: number;
}

/** The related sections of some notes, planned in rounds; notes without anything to add are not read again. */
export function* relatedPlans({ checker, noteAt }: LoadedVault, ranker: Ranker, request: RelatedPlansRequest): Steps<RelatedPlans> {
	const { index } = checker;
	const { settings, dismissals, linkFormat } = checker.options;
	// What a note lists already is the same in every round, and its links are unpacked to count it.
	const listed = request.bullets ?? (request.limit === undefined ? yield* bulletsOf(index) : NO_BULLETS);
	const naming = checker.naming();
	const sectionless = new Set<string>();
	const steps = planRounds({
		...request,
		ranker,
		onSectionless: (path, isSo) => (isSo ? sectionless.add(path) : sectionless.delete(path)),
		limit: (planned) =>
			request.limit ??
			limitOf(
				Array.from(listed, ([path, count]) => count + planned(path)),
				settings,
			),
		dismissedFor: (path) => dismissedFor(dismissals, path),
		optionsFor: ({ path }, limit) =>
			relatedPlanOptions(
				path,
				{ type: checker.typeOf(index.record(path)?.type), types: checker.types, index, settings, naming, linkFormat },
				{ limit },
			),
	});
	const empty = new Set<string>();
	let step = steps.next();
	while (step.done !== true) {
		yield;
		const note = step.value === undefined ? undefined : noteAt(step.value);
		// Nothing tells an empty note from one that another program is about to fill: it is not written, so it is not offered.
		if (note?.text === '') empty.add(note.path);
		step = steps.next(note?.text === '' ? undefined : note);
	}
	return { plans: step.value, empty: empty.size, sectionless: sectionless.size };
}

const NO_BULLETS: ReadonlyMap<string, number> = new Map();

function* bulletsOf(index: VaultIndex): Steps<ReadonlyMap<string, number>> {
	const counts = new Map<string, number>();
	for (const path of index.paths()) {
		yield;
		const record = index.record(path);
		if (record !== undefined) counts.set(path, relatedBulletsOf(record));
	}
	return counts;
}

/** The text of a note with what is planned in it; the same where there is nothing to add. */
export function textAfter({ text, plan: { outcome } }: PlannedNote): string {
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
}
