import { join } from 'node:path';
import { dismissalEntriesOf } from '../../core/related/storedDismissals.ts';
import { heldIn } from '../../core/settings/timedEntries.ts';
import type { Dismissals } from '../../core/related/dismissals.ts';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import { parseLinkHealth } from '../../core/sources/health/parseLinkHealth.ts';
import type { CheckOptions } from '../../core/checking/vaultChecker.ts';
import type { WantedRules } from '../../core/checking/rulesWanted.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import { type LinkFormat, linkFormatOf } from '../../core/vault/links/linkFormat.ts';
import { type Disk, nodeDisk } from '../disk/disk.ts';
import { CONFIG_FOLDER, dataFileOf } from './dataFile.ts';
import { OperatorError } from '../operatorError.ts';
import { readRegularFile } from '../disk/readRegularFile.ts';

/** What Obsidian and the plugin have stored about a vault. */
export interface VaultSettings {
	readonly settings: Settings;
	/** The notes that are not to be proposed any more. */
	readonly dismissed: Dismissals;
	/** What the plugin's link checks have found. */
	readonly linkHealth: ReadonlyMap<string, LinkHealth>;
	readonly linkFormat: LinkFormat;
	/** A sentence for each stored value that was not understood. */
	readonly problems: readonly string[];
}

/** A run that reads a vault and checks nothing. */
const NO_RULES: WantedRules = { note: [], vault: [] };

/** What a check under these stored settings depends on; `settings` where flags changed them. */
export function checkOptionsOf(
	{ settings: storedSettings, dismissed, linkFormat }: VaultSettings,
	rules: WantedRules = NO_RULES,
	settings: Settings = storedSettings,
): CheckOptions {
	return { settings, dismissals: dismissed, linkFormat, rules };
}

/** The stored dismissals and link checks of a vault of 100,000 notes have room in it many times over. */
const MAX_SETTINGS_BYTES = 64_000_000;

/**
 * Reads the plugin's `data.json`, or `.dossier.json` where the vault has no such plugin, and Obsidian's `app.json` in the vault `root`; defaults where there are none.
 *
 * @throws {OperatorError} if a file is there and cannot be read: its settings may say what must not be touched.
 */
export function readVaultSettings(root: string, disk: Disk = nodeDisk): VaultSettings {
	const stored = readJson(root, dataFileOf(root, disk), disk);
	const app = readJson(root, join(root, CONFIG_FOLDER, 'app.json'), disk);
	const { settings, problems } = parseSettings(asRecord(stored)['settings']);
	return {
		settings,
		// What was lifted, and how long ago, is of no interest to who only reads.
		dismissed: heldIn(dismissalEntriesOf(asRecord(stored), 0)),
		linkHealth: parseLinkHealth(asRecord(stored)['linkHealth']),
		linkFormat: linkFormatOf(app),
		problems,
	};
}

function readJson(root: string, path: string, disk: Disk): unknown {
	const file = readRegularFile(path, { maxBytes: MAX_SETTINGS_BYTES, within: root }, disk);
	if (file.kind === 'gone') return undefined;
	if (file.kind === 'refused') throw new OperatorError(`${path} ${file.reason}; put a file in its place, or move it away`);
	try {
		return JSON.parse(file.bytes.toString('utf8')) as unknown;
	} catch {
		throw new OperatorError(`${path} is not JSON; mend it or move it away`);
	}
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
