import type { App } from 'obsidian';
import type { ExclusionSettings } from '../../../core/related/exclusionsOf.ts';
import { noteTokensOf } from '../../../core/related/noteTokens.ts';
import { type Ranker, rankerSteps } from '../../../core/related/ranker.ts';
import { chunked } from '../../index/chunked.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

/** The ranker of the open vault, made when it is asked for and again after the vault has changed. */
export interface LiveRanker {
	/** The ranker for the vault as it is, worked out beside the user's work; `undefined` where the vault changes meanwhile. */
	now(): Promise<Ranker | undefined>;
	/** The last one, which may not know the latest changes; `undefined` before the first. */
	readonly last: Ranker | undefined;
	/** The last one where it will do for what is only shown: a large vault is not ranked anew after every pause in typing. */
	readonly recent: Ranker | undefined;
	/** Whether nothing has changed since `ranker` was made. */
	isCurrent(ranker: Ranker): boolean;
	/** Says that it has to be made anew, whatever the vault's revision: what may be proposed has changed. */
	forget(): void;
	/** Ends what is under way; nothing is ranked any more. */
	readonly end: () => void;
}

/** The words of a note, and the file that they were read from. */
interface ReadWords {
	readonly mtime: number;
	readonly size: number;
	readonly tokens: Uint32Array;
}

/** Ranking a vault of more notes takes longer than a pause in typing. */
const MANY_NOTES = 2500;

/** For so long what is shown of a large vault may be that of before the latest changes. */
const RECENT_MS = 30_000;

/** Ranks the notes of `vault`; words are read when the first note is ranked, and kept: about 3 kB a note. */
export function liveRanker(app: App, vault: LiveVault, settings: SettingsStore): LiveRanker {
	let words = new Map<string, ReadWords>();
	let wordsUnder = '';
	let last: Ranker | undefined;
	let madeAt = -Infinity;
	let running: Promise<Ranker | undefined> | undefined;
	/** The revision of the vault that `running` is about. */
	let workedOn = -1;
	let work = new AbortController();
	let isOver = false;

	const readWords = async (signal: AbortSignal): Promise<boolean> => {
		const { relatedHeadings, sourceHeadings } = settings.current;
		const under = JSON.stringify([relatedHeadings, sourceHeadings]);
		if (under !== wordsUnder) words = new Map();
		wordsUnder = under;
		const paths = vault.index.paths();
		const known = new Set(paths);
		for (const path of words.keys()) if (!known.has(path)) words.delete(path);
		const tokensOf = noteTokensOf(settings.current);
		const readOne = async (path: string): Promise<void> => {
			const stat = app.vault.getFileByPath(path)?.stat;
			const before = words.get(path);
			if (stat === undefined || (before?.mtime === stat.mtime && before.size === stat.size)) return;
			const { mtime, size } = stat;
			// A note that cannot be read has no words; it is ranked by its links.
			const note = await vault.read(path).catch(() => undefined);
			if (note) words.set(path, { mtime, size, tokens: tokensOf(note) });
		};
		return chunked(
			paths.filter((path) => {
				const stat = app.vault.getFileByPath(path)?.stat;
				return words.get(path)?.mtime !== stat?.mtime || words.get(path)?.size !== stat?.size;
			}),
			readOne,
			{ signal },
		);
	};

	const make = async (signal: AbortSignal, revision: number): Promise<Ranker | undefined> => {
		if (!(await readWords(signal)) || vault.revision !== revision) return undefined;
		const { index, types } = vault;
		const source = { index, settings: exclusionSettings(settings), types, tokensOf: (path: string) => words.get(path)?.tokens };
		const made = await chunkedSteps(
			stepsUntil(() => vault.revision !== revision, rankerSteps(source)),
			signal,
		);
		if (made) {
			last = made;
			madeAt = performance.now();
		}
		return made;
	};
	const stop = (): void => {
		work.abort();
		work = new AbortController();
		running = undefined;
	};

	return {
		now() {
			// Until the vault is read an answer would be one of the moment.
			if (isOver || vault.state.kind !== 'ready') return Promise.resolve(undefined);
			if (running === undefined || workedOn !== vault.revision) {
				stop();
				workedOn = vault.revision;
				running = make(work.signal, workedOn);
			}
			return running;
		},
		get last() {
			return last;
		},
		get recent() {
			const isLarge = vault.index.paths().length > MANY_NOTES;
			return isLarge && performance.now() - madeAt < RECENT_MS ? last : undefined;
		},
		isCurrent: (ranker) => last === ranker && workedOn === vault.revision && running !== undefined,
		forget() {
			madeAt = -Infinity;
			stop();
		},
		end() {
			isOver = true;
			stop();
		},
	};
}

/** Takes `steps` for as long as they are worth it: what is read half before and half after a change says nothing. */
function* stepsUntil<T>(isOver: () => boolean, steps: Iterator<undefined, T, undefined>): Generator<undefined, T | undefined, undefined> {
	while (!isOver()) {
		const step = steps.next();
		if (step.done === true) return step.value;
		yield;
	}
	return undefined;
}

function exclusionSettings({ current }: SettingsStore): ExclusionSettings {
	return current;
}
