import { decisionsMoved } from '../../core/checking/movedDecisions.ts';
import type { DecisionsChange } from '../../core/changes/changeBatch.ts';
import { mergedDecisions, withDecisionsChange } from '../../core/checking/mergedDecisions.ts';
import type { Ignores } from '../../core/checking/ignores.ts';
import type { Dismissals } from '../../core/related/dismissals.ts';
import { EVERYWHERE } from '../../core/settings/timedEntries.ts';
import { heldFor, type Move, withHeldEntry, withoutHeldEntry } from '../../core/settings/heldEntries.ts';
import { patchStored, type StoredObject } from '../../core/settings/patchStored.ts';
import {
	type Decisions,
	decisionsIn,
	decisionsKey,
	type HeldDecisions,
	heldDecisions,
	mergeDecisions,
	storeDecisions,
	withDecisions,
} from '../../core/settings/storedDecisions.ts';
import type { HeldEntries } from '../../core/settings/timedEntries.ts';
import { withAppTemplates } from '../../core/settings/withAppTemplates.ts';
import { misplacedSettings } from '../../core/settings/misplacedSettings.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import { parseLinkHealth } from '../../core/sources/health/parseLinkHealth.ts';
import type { SameOutlets } from '../../core/sources/sameOutlets.ts';
import { type FormerNames, formerNamesIn } from '../../core/vault/renaming/formerNames.ts';
import type { SettingsStore, Unsubscribe } from '../index/liveVault.ts';
import { type DataFile, StoredFile } from './storedFile.ts';

/** What is understood of `data.json`; the command reads the same. */
interface StoredData {
	readonly settings: Settings;
	/** Perhaps without what was decided since: `held` says what holds. */
	readonly decisions: Decisions;
	/** What holds of all that was decided. */
	readonly held: HeldDecisions;
	readonly linkHealth: ReadonlyMap<string, LinkHealth>;
}

/**
 * The settings in `file`, kept up and saved on every change. Another device or a later version may write the same file:
 * it is read again before each save, and only what was changed here is put in.
 *
 * Its length is that of the list of what the store answers.
 *
 * @returns the store, a sentence for each stored value that was not understood, and whether there was no file at all.
 */
export async function loadSettings(
	file: DataFile,
): Promise<{ store: SettingsStore & { reload(): Promise<readonly string[]> }; problems: readonly string[]; isFirstRun: boolean }> {
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	const problems: string[] = [];
	let report = (problem: string): void => void problems.push(problem);
	const stored = new StoredFile(file, (problem) => report(problem));
	const [first, appTemplates] = await Promise.all([stored.read(), file.appTemplates?.()]);
	const isFirstRun = stored.isNew;
	const parsed = (now: StoredObject) => parseSettings(withAppTemplates(now['settings'], appTemplates));
	const settings = parsed(first);
	problems.push(...settings.problems, ...misplacedSettings(first, 'data.json'));
	let data = understood(first, settings.settings, decisionsIn({}, 0), file.now());

	const save = (patch: (now: StoredObject) => StoredObject): Promise<void> => {
		tell();
		return stored.save(patch);
	};
	/** Whether `data.decisions` lacks what was decided since. */
	let isBehind = false;
	/** What was decided: put together when it is asked for, since a folder that moves decides a thousand times. */
	const decisions = (): Decisions => {
		settleMoves();
		if (isBehind) data = { ...data, ...whatHolds(withDecisions(data.decisions, data.held, file.now())) };
		isBehind = false;
		return data.decisions;
	};
	const merged = (now: StoredObject): StoredObject => storeDecisions(now, decisions(), file.now());
	let waiting: Promise<void> | undefined;
	/** Makes what holds be as `next` says; nothing is saved where it is so already. */
	const decide = async (next: Partial<HeldDecisions>): Promise<void> => {
		const { held } = data;
		const changed = Object.entries(next).filter(([kind, entries]) => !isSame(entries, held[kind as keyof HeldDecisions]));
		if (changed.length === 0) return;
		data = { ...data, held: { ...held, ...Object.fromEntries(changed) } };
		isBehind = true;
		if (waiting) tell();
		// What is decided before a save begins is in it: a script that renames a thousand notes saves a few times.
		waiting ??= save((now) => {
			waiting = undefined;
			return merged(now);
		});
		await waiting.finally(() => (waiting = undefined));
	};
	/** What moved or was deleted since what holds was last asked for. */
	let moves: Move[] = [];
	let settled: Promise<void> | undefined;
	const settleMoves = (): void => {
		if (moves.length === 0) return;
		const all = moves;
		moves = [];
		settled = decide(decisionsMoved(data.held, all));
	};
	const held = (): HeldDecisions => {
		settleMoves();
		return data.held;
	};
	/** The app tells of each note of a folder within one task: they are looked at together, at its end, or once somebody asks what holds. */
	const follow = async (move: Move): Promise<void> => {
		moves.push(move);
		await Promise.resolve();
		settleMoves();
		await settled;
	};
	/** Former names as they were last asked for, and what they were made of. */
	let former: readonly [HeldEntries, FormerNames] | undefined;

	const store = {
		get current(): Settings {
			return data.settings;
		},
		get dismissed(): Dismissals {
			return held().dismissals;
		},
		get ignores(): Ignores {
			return held().ignores;
		},
		get formerNames(): FormerNames {
			const { formerNames } = held();
			if (former?.[0] !== formerNames) former = [formerNames, formerNamesIn(formerNames)];
			return former[1];
		},
		get linkHealth(): ReadonlyMap<string, LinkHealth> {
			return data.linkHealth;
		},
		setLinkHealth(linkHealth: ReadonlyMap<string, LinkHealth>): Promise<void> {
			const before = Object.fromEntries(data.linkHealth);
			data = { ...data, linkHealth };
			return save((now) => merged({ ...now, linkHealth: patchStored(now['linkHealth'], before, Object.fromEntries(linkHealth)) }));
		},
		update(patch: Partial<Settings>): Promise<void> {
			const before = data.settings;
			data = { ...data, settings: { ...before, ...patch } };
			const after = data.settings;
			return save((now) => merged({ ...now, settings: patchStored(now['settings'], before, after) }));
		},
		get sameOutlets(): SameOutlets {
			return held().sameOutlets;
		},
		changeSameOutlets: (change: (outlets: SameOutlets) => SameOutlets): Promise<void> =>
			decide({ sameOutlets: change(held().sameOutlets) }),
		get wantedIgnored(): readonly string[] {
			return heldFor(held().wantedIgnored, EVERYWHERE);
		},
		setWantedIgnored: (name: string, isIgnored: boolean): Promise<void> =>
			decide({ wantedIgnored: (isIgnored ? withHeldEntry : withoutHeldEntry)(held().wantedIgnored, EVERYWHERE, name) }),
		setDismissed: (dismissals: Dismissals): Promise<void> => (settleMoves(), decide({ dismissals })),
		setIgnores: (ignores: Ignores): Promise<void> => (settleMoves(), decide({ ignores })),
		changeFormerNames: (change: (held: HeldEntries) => HeldEntries): Promise<void> => decide({ formerNames: change(held().formerNames) }),
		moved: (from: string, to: string): Promise<void> => follow({ from, to }),
		deleted: (path: string): Promise<void> => follow({ from: path }),
		merged: (from: string, to: string): DecisionsChange => mergedDecisions(held(), from, to),
		decide: (change: DecisionsChange): Promise<void> => decide(withDecisionsChange(held(), change)),
		onChange(listener: () => void): Unsubscribe {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		/** Reads the file again, after Sync or a hand changed it; what was decided here and is not in it is put back. */
		async reload(): Promise<readonly string[]> {
			// A save under way read the file before that, and writes over it.
			const early = decisionsIn(await stored.glance(), file.now());
			data = { ...data, ...whatHolds(mergeDecisions(early, decisions(), file.now())) };
			await stored.settled();
			const now = await stored.read();
			if (stored.isBroken) return [];
			const { settings: found, problems: unknown } = parsed(now);
			const inFile = decisionsIn(now, file.now());
			data = understood(now, found, decisions(), file.now());
			// Another device wrote over what was decided here.
			if (decisionsKey(inFile) !== decisionsKey(decisions())) await save(merged);
			else tell();
			return unknown;
		},
	};
	report = (problem) => file.tell?.(problem);
	return { store, problems, isFirstRun };
}

function understood(stored: StoredObject, settings: Settings, own: Decisions, now: number): StoredData {
	const decisions = mergeDecisions(decisionsIn(stored, now), own, now);
	return { settings, ...whatHolds(decisions), linkHealth: parseLinkHealth(stored['linkHealth']) };
}

function whatHolds(decisions: Decisions): Pick<StoredData, 'decisions' | 'held'> {
	return { decisions, held: heldDecisions(decisions) };
}

function isSame(a: HeldEntries, b: HeldEntries): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
