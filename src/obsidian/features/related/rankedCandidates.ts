import type { App } from 'obsidian';
import type { Candidate } from '../../../core/related/candidate.ts';
import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { CandidateRequest } from '../../../core/related/ranker.ts';
import { mayBeWritten } from '../../../core/related/vaultExclusions.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { type LiveRanker, liveRanker } from './liveRanker.ts';

/** What was ranked for a note, for everybody who asks for it. */
export interface RankedCandidates {
	/** Best first, as they were ranked last; those that were dismissed are left out. None before the first ranking. */
	candidates(path: string): readonly Candidate[];
	/**
	 * The same, worked out beside the user's work: a hub takes longer than a keystroke may. In a large vault it may be that of
	 * half a minute ago. `undefined` where the vault changed meanwhile; who shows notes is told of that as well, and asks again.
	 */
	rank(path: string): Promise<readonly Candidate[] | undefined>;
	/** The same for what is about to be added: while the vault changes it is ranked again, and taken as it was ranked last where it keeps changing. */
	rankOnceStill(path: string): Promise<readonly Candidate[]>;
	readonly ranker: LiveRanker;
}

/** More notes than are open at once; a run over the whole vault is not to be kept. */
const MOST_KNOWN = 50;

/** A vault into which a script writes without end is ranked so often, and then taken as it was. */
export const MOST_ATTEMPTS = 10;

/** Candidates of `app`'s vault. */
export function rankedCandidates(app: App, vault: LiveVault, settings: SettingsStore): RankedCandidates {
	// The line above the note and the panels ask for the same note; none of them needs it ranked twice.
	const known = new Map<string, readonly Candidate[]>();
	const ranking = new Map<string, Promise<readonly Candidate[] | undefined>>();
	const ranker = liveRanker(app, vault, settings);
	let knownAt = vault.revision;
	const forget = (): void => {
		known.clear();
		ranking.clear();
		knownAt = vault.revision;
	};
	settings.onChange(() => {
		forget();
		ranker.forget();
	});
	const requestFor = (path: string, text?: string): CandidateRequest => ({
		dismissed: dismissedFor(settings.dismissed, path),
		text: () => text,
	});
	const keep = (path: string, found: readonly Candidate[]): readonly Candidate[] => {
		if (known.size < MOST_KNOWN) known.set(path, found);
		return found;
	};
	// Ranked before the latest change, perhaps: what is listed since is left out all the same, and plans look at the text.
	const candidates = (path: string): readonly Candidate[] => known.get(path) ?? ranker.last?.candidates(path, requestFor(path)) ?? [];
	const rankAnew = async (path: string): Promise<readonly Candidate[] | undefined> => {
		const record = vault.index.record(path);
		// The words of a whole vault are not read for a note that is never written.
		if (record && !mayBeWritten(record, vault.index, settings.current, vault.types)) return [];
		const now = await ranker.now();
		if (!now) return undefined;
		const text = await vault.read(path).then(
			(note) => note.text,
			() => undefined,
		);
		// The vault may have changed while the note was read.
		return ranker.isCurrent(now) ? keep(path, now.candidates(path, requestFor(path, text))) : undefined;
	};
	const rankNow = async (path: string): Promise<readonly Candidate[] | undefined> => {
		if (knownAt !== vault.revision) forget();
		const found = known.get(path);
		if (found) return found;
		const running = ranking.get(path);
		if (running) return running;
		const begun = rankAnew(path).finally(() => {
			if (ranking.get(path) === begun) ranking.delete(path);
		});
		ranking.set(path, begun);
		return begun;
	};
	const rank = (path: string): Promise<readonly Candidate[] | undefined> => {
		const recent = knownAt === vault.revision && known.has(path) ? undefined : ranker.recent;
		return recent === undefined ? rankNow(path) : Promise.resolve(recent.candidates(path, requestFor(path)));
	};
	const rankOnceStill = async (path: string): Promise<readonly Candidate[]> => {
		for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
			const found = await rankNow(path);
			if (found || vault.state.kind !== 'ready') return found ?? candidates(path);
		}
		return candidates(path);
	};
	return { candidates, rank, rankOnceStill, ranker };
}
