import { isWritten, WRITTEN_FROM } from '../../core/related/candidate.ts';
import { dismissedFor } from '../../core/related/dismissals.ts';
import { limitFor, relatedBulletsOf } from '../../core/related/limitFor.ts';
import { planRelated, type RelatedPlan } from '../../core/related/planRelated.ts';
import { type Ranker, rankerSteps } from '../../core/related/ranker.ts';
import { relatedPlanOptions } from '../../core/related/relatedPlanOptions.ts';
import { mayBeWritten } from '../../core/related/vaultExclusions.ts';
import { relatedPlans } from '../../cli/vault/relatedPlans.ts';
import type { NoteRecord } from '../../core/vault/records/noteRecord.ts';
import type { KnownVault } from './knownVault.ts';
import type { LiveFolder } from './liveFolder.ts';

/** What fills a related section: the text that it was planned on with it. */
export interface RelatedNow {
	readonly text: string;
	readonly plan: RelatedPlan;
}

/** Ranking a vault of more notes takes longer than a pause in typing. */
const MANY_NOTES = 2500;

/** For so long what is shown of a large vault may be that of before the latest changes. */
const RECENT_MS = 30_000;

interface Ranked {
	readonly ranker: Ranker;
	readonly checker: KnownVault['checker'];
	readonly revision: number;
	readonly madeAt: number;
}

/** Proposes related notes of a vault: ranked in slices when it is first asked, and again after the vault has changed. */
export class RelatedNotes {
	readonly #vault: LiveFolder;
	#last: Ranked | undefined;
	/** A vault has as many records as notes, and between two questions few of them change. */
	readonly #bullets = new WeakMap<NoteRecord, number>();

	constructor(vault: LiveFolder) {
		this.#vault = vault;
	}

	/** What would be listed that links to the note at `path` and is not linked back; of a large vault as it was half a minute ago, perhaps. */
	async notLinkedBack(path: string, isOver: () => boolean): Promise<RelatedNow | undefined> {
		const known = await this.#vault.known();
		const record = known?.checker.index.record(path);
		if (known === undefined || record === undefined) return undefined;
		const { index, types, options } = known.checker;
		// The words of a whole vault are not read for a note that is never written, or that nothing links to.
		if (index.backlinkSources(path).length === 0 || !mayBeWritten(record, index, options.settings, types)) return undefined;
		const ranker = await this.#ranker(isOver, true);
		const note = ranker === undefined ? undefined : known.noteAt(path);
		if (ranker === undefined || note === undefined) return undefined;
		const { checker } = known;
		const { settings, dismissals, linkFormat } = checker.options;
		const request = { dismissed: dismissedFor(dismissals, path), text: () => note.text };
		const candidates = ranker.backedCandidates(path, request, WRITTEN_FROM).filter((candidate) => isWritten(candidate));
		const limit = limitFor(index, settings, (each) => this.#bulletsOf(each));
		const subject = { type: checker.typeOf(record.type), types, index, settings, naming: checker.naming(), linkFormat };
		return { text: note.text, plan: planRelated(note, candidates, relatedPlanOptions(path, subject, { limit })) };
	}

	/** What `dossier related` would add to the note at `path`. */
	async additions(path: string, isOver: () => boolean): Promise<RelatedNow | undefined> {
		const ranker = await this.#ranker(isOver, false);
		if (ranker === undefined) return undefined;
		const planned = await this.#vault.onStill(
			(known) => relatedPlans(known.loaded, ranker.copy(), { paths: [path], from: WRITTEN_FROM, limit: undefined }),
			isOver,
		);
		return planned?.plans.get(path);
	}

	#bulletsOf(record: NoteRecord): number {
		const count = this.#bullets.get(record) ?? relatedBulletsOf(record);
		this.#bullets.set(record, count);
		return count;
	}

	/** @param mayBeRecent whether that of a moment ago will do in a vault that takes long. */
	async #ranker(isOver: () => boolean, mayBeRecent: boolean): Promise<Ranker | undefined> {
		const known = await this.#vault.known();
		if (known === undefined) return undefined;
		const last = this.#last?.checker === known.checker ? this.#last : undefined;
		const isLarge = known.checker.index.paths().length > MANY_NOTES;
		if (last?.revision === known.checker.revision) return last.ranker;
		if (last !== undefined && mayBeRecent && isLarge && performance.now() - last.madeAt < RECENT_MS) return last.ranker;
		const texts = await this.#vault.texts.all();
		if (texts === undefined || isOver()) return undefined;
		const bulletsOf = (record: NoteRecord): number => this.#bulletsOf(record);
		const made = await this.#vault.onStill(function* ({ checker }) {
			const { index, types, options, revision } = checker;
			const ranker = yield* rankerSteps({ index, settings: options.settings, types, tokensOf: texts.tokensOf });
			// How long lists usually are is asked of all notes, and then remembered.
			for (const path of index.paths()) {
				yield;
				const record = index.record(path);
				if (record !== undefined) bulletsOf(record);
			}
			return { ranker, checker, revision, madeAt: performance.now() };
		}, isOver);
		if (made !== undefined) this.#last = made;
		return made?.ranker;
	}
}
