import type { App } from 'obsidian';
import type { DismissiblePair } from '../../../core/changes/changePlan.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Candidate } from '../../../core/related/candidate.ts';
import { dismissedFor } from '../../../core/related/dismissals.ts';
import { limitFor, relatedBulletsOf } from '../../../core/related/limitFor.ts';
import { planRelated, type RelatedPlan } from '../../../core/related/planRelated.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import type { NoteRecord } from '../../../core/vault/records/noteRecord.ts';
import { relatedPlanOptions, type RelatedPlanSubject } from '../../../core/related/relatedPlanOptions.ts';
import { counted } from '../../../core/text/counted.ts';
import type { LiveVault, NoteWriter, SettingsStore, WriteResult } from '../../index/liveVault.ts';
import { readLinkFormat } from '../../index/readLinkFormat.ts';
import { dismissPairs, liftPairs } from '../../settings/dismissPairs.ts';
import { type GoneBullet, goneBullets } from '../../../core/related/goneBullets.ts';
import { mayBeWritten } from '../../../core/related/vaultExclusions.ts';
import type { DeletedNoteStore } from './deletedNoteStore.ts';
import { MOST_ATTEMPTS, type RankedCandidates, rankedCandidates } from './rankedCandidates.ts';
import { type RelatedRounds, relatedRounds, type RoundsOptions } from './relatedRounds.ts';

/** What is to be added to a note. */
interface RelatedChoice {
	readonly candidates: readonly Pick<Candidate, 'path'>[];
	/** Why a note is listed, by its path. */
	readonly annotations?: Readonly<Record<string, string>>;
	/** How many bullets the section may hold; the settings' limit where absent, none for notes that were ticked by hand. */
	readonly limit?: number;
	/** The text on which it was agreed. */
	readonly seen?: string;
	/** Whether nobody asked for it: what is taken back of it is then dismissed, or it would be added again. */
	readonly isAutomatic?: boolean;
}

/** What adding came to. */
interface RelatedAddition {
	readonly result: WriteResult;
	/** Paths, best first. */
	readonly added: readonly string[];
	/** How many candidates found no room in the section. */
	readonly left: number;
}

/** Proposes, adds and dismisses related notes; the views, the commands and the automatic modes all go through here. */
export interface RelatedNotes extends Omit<RankedCandidates, 'ranker'> {
	/**
	 * What would be added to some notes without being ticked one by one, planned in rounds as the command does; worked out
	 * again while the vault changes. `undefined` after an abort, and where it keeps changing.
	 */
	planRounds(paths: readonly string[], options: RoundsOptions): Promise<RelatedRounds | undefined>;
	/** How many bullets a section may hold by the settings. */
	limit(): number;
	add(path: string, choice: RelatedChoice): Promise<RelatedAddition>;
	/** What adding would come to on the text of `note`. */
	preview(note: Note, choice: RelatedChoice, format: LinkFormat): RelatedPlan;
	/** The bullets of a note that lead nowhere, and whether the app heard that their note was deleted. */
	goneBullets(path: string): readonly GoneBullet[];
	/** Never proposes any of these again, until it is lifted. */
	dismiss(pairs: readonly DismissiblePair[]): Promise<void>;
	lift(pairs: readonly DismissiblePair[]): Promise<void>;
	linkFormat(): Promise<LinkFormat>;
	/** Ends the ranking that is under way, for good: it would go on after the plugin is off. */
	readonly end: () => void;
}

/** Related notes of `app`'s vault. */
export function relatedNotes(
	app: App,
	vault: LiveVault,
	settings: SettingsStore,
	writer: NoteWriter,
	deletedNotes: DeletedNoteStore,
): RelatedNotes {
	const bullets = new WeakMap<NoteRecord, number>();
	// A vault has as many records as notes, and between two questions few of them change.
	const bulletsOf = (record: NoteRecord): number => {
		const count = bullets.get(record) ?? relatedBulletsOf(record);
		bullets.set(record, count);
		return count;
	};
	const limit = (): number => limitFor(vault.index, settings.current, bulletsOf);
	const subjectOf = (path: string, linkFormat: LinkFormat): RelatedPlanSubject => {
		const { index, types, naming } = vault;
		const type = index.record(path)?.type;
		return { type: type === undefined ? undefined : types.get(type), types, index, settings: settings.current, naming, linkFormat };
	};
	const preview = (note: Note, choice: RelatedChoice, format: LinkFormat): RelatedPlan =>
		planRelated(
			note,
			choice.candidates,
			relatedPlanOptions(note.path, subjectOf(note.path, format), {
				limit: choice.limit ?? limit(),
				annotations: choice.annotations ?? {},
			}),
		);
	const { ranker, ...ranked } = rankedCandidates(app, vault, settings);
	const planRounds = async (paths: readonly string[], options: RoundsOptions): Promise<RelatedRounds | undefined> => {
		const format = await readLinkFormat(app);
		for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
			const now = await ranker.now();
			if (options.signal.aborted || vault.state.kind !== 'ready') return undefined;
			if (!now) continue;
			const context = {
				vault,
				ranker: now.copy(),
				limit: (planned: (path: string) => number) =>
					limitFor(vault.index, settings.current, (record) => bulletsOf(record) + planned(record.path)),
				dismissedFor: (path: string) => dismissedFor(settings.dismissed, path),
				optionsFor: (note: Note, most: number) => relatedPlanOptions(note.path, subjectOf(note.path, format), { limit: most }),
			};
			const rounds = await relatedRounds(context, paths, options);
			if (options.signal.aborted) return undefined;
			if (rounds && ranker.isCurrent(now)) return rounds;
		}
		return undefined;
	};
	return {
		preview,
		limit,
		linkFormat: () => readLinkFormat(app),
		end: ranker.end,
		...ranked,
		planRounds,
		async add(path, choice) {
			const format = await readLinkFormat(app);
			let plan: RelatedPlan | undefined;
			const result = await writer.write(path, (note) => (plan = preview(note, choice, format)).outcome, {
				...(choice.seen === undefined ? {} : { seen: choice.seen }),
				title: () => `Added ${counted(plan?.added.length ?? 0, 'related note')} to ${path}`,
				...(choice.isAutomatic === true ? { dismissOnUndo: () => plan?.added ?? [] } : {}),
			});
			const written = result.kind === 'written' ? plan : undefined;
			return { result, added: written?.added ?? [], left: plan?.left ?? choice.candidates.length };
		},
		dismiss: (pairs) => dismissPairs(settings, pairs),
		lift: (pairs) => liftPairs(settings, pairs),
		goneBullets(path) {
			const record = vault.index.record(path);
			const gone = record === undefined ? [] : goneBullets(record, vault.index, (target) => deletedNotes.wasLinkedBy(target));
			return record === undefined || gone.length === 0 || !mayBeWritten(record, vault.index, settings.current, vault.types) ? [] : gone;
		},
	};
}
