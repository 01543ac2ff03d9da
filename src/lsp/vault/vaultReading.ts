import type { Baseline } from '../../core/report/baseline.ts';
import { BASELINE_FILE, NO_BASELINE, readBaseline } from '../../core/report/baseline.ts';
import { rulesWanted } from '../../core/checking/rulesWanted.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FolderVault } from '../../cli/disk/folderVault.ts';
import type { FileStamp } from '../../cli/disk/readNote.ts';
import { openFolder } from '../../cli/disk/folderVault.ts';
import { checkIncrementally } from '../../cli/vault/checkIncrementally.ts';
import { type Check, checkVault } from '../../cli/vault/checkVault.ts';
import type { LoadedVault } from '../../cli/vault/loadVault.ts';
import type { Threads } from '../../cli/vault/threads/threadCount.ts';
import { checkOptionsOf, readVaultSettings, type VaultSettings } from '../../cli/vault/vaultSettings.ts';
import { withText } from '../../cli/vault/withText.ts';
import type { ClientSettings } from '../clientSettings.ts';

/** A vault that is about to be read: what lies in it, and under which settings it is checked. */
export interface VaultPlan {
	readonly folder: FolderVault;
	readonly stored: VaultSettings;
	readonly options: CheckOptions;
	/** The findings that are accepted. */
	readonly baseline: Baseline;
	/** The states of the notes before any of them was read: what changes later shows. */
	readonly stamps: ReadonlyMap<string, FileStamp>;
}

/**
 * Looks through the folder `root` and reads what is stored about the vault.
 *
 * @throws {OperatorError} if there is no such folder, or its settings cannot be read.
 */
export function* planReading(root: string, { severity }: ClientSettings, wasDeleted: (target: string) => boolean): Steps<VaultPlan> {
	const folder = yield* openFolder(root);
	const stored = readVaultSettings(folder);
	const stamps = new Map<string, FileStamp>();
	for (const path of folder.walk.notes) {
		yield;
		const stamp = folder.walk.aliases.has(path) ? undefined : folder.stampOf(path);
		if (stamp !== undefined) stamps.set(path, stamp);
	}
	return { folder, stored, options: { ...optionsOf(stored, severity), wasDeleted }, baseline: baselineIn(folder), stamps };
}

/** What a check depends on, with the severities that the editor sets. */
export function optionsOf(stored: VaultSettings, severity: ClientSettings['severity']): CheckOptions {
	const settings = { ...stored.settings, rules: { ...stored.settings.rules, ...severity } };
	return checkOptionsOf(stored, rulesWanted(settings), settings);
}

/** A baseline of a million findings is smaller. */
const MAX_BASELINE_BYTES = 400_000_000;

/** What the vault's own baseline accepts; nothing where there is none that can be used. */
export function baselineIn(folder: Pick<FolderVault, 'readPlain'>): Baseline {
	const file = folder.readPlain(BASELINE_FILE, MAX_BASELINE_BYTES);
	const read = file.kind === 'read' ? readBaseline(file.bytes.toString('utf8')) : undefined;
	return read?.kind === 'baseline' ? read.baseline : NO_BASELINE;
}

/** A smaller vault is read faster than anybody looks, and gets no folder of ours for it, as by `dossier check`. */
const NOTES_WORTH_A_CACHE = 500;

/** How a vault is read. */
export interface ReadingOptions {
	readonly now: Date;
	readonly threads: Threads | undefined;
	readonly onRead: () => void;
	/** Is given the path of a part of the cache that is none. */
	readonly onDamaged: (path: string) => void;
	/** What open editors say of notes that describe types, by path: they decide how all others are read. */
	readonly typeNotes: ReadonlyMap<string, string>;
	/** Whether the editor checks otherwise than the command does: what that keeps is then not to be mixed with ours. */
	readonly isApart: boolean;
}

/** Checks the vault as `dossier check` does, from its cache where nothing changed. */
export function readVault({ folder, options }: VaultPlan, reading: ReadingOptions): Steps<Check> {
	const { typeNotes, isApart, threads, onRead } = reading;
	let told = folder;
	for (const [path, text] of typeNotes) told = withText(told, path, text);
	const isKept = !isApart && typeNotes.size === 0 && folder.walk.notes.length >= NOTES_WORTH_A_CACHE;
	return isKept
		? // What git says of deleted notes is known here, and asking for its state would hold the editor up.
			checkIncrementally(told, options, { ...reading, historyState: () => 'unread' })
		: checkVault(told, options, { includes: () => true, onRead, threads: typeNotes.size === 0 ? threads : undefined });
}

/** Loads what was checked, with the table of all links, which the first question for what links to a note would else make at one go. */
export function* loadLinked({ load }: Pick<Check, 'load'>): Steps<LoadedVault> {
	const loaded = yield* load();
	yield* loaded.index.workOutLinks();
	return loaded;
}
