import type { Buffer } from 'node:buffer';
import { join } from 'node:path';
import type { Dismissals } from '../../core/related/dismissals.ts';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import { parseLinkHealth } from '../../core/sources/health/parseLinkHealth.ts';
import type { Ignores } from '../../core/checking/ignores.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { WantedRules } from '../../core/checking/rulesWanted.ts';
import { misplacedSettings } from '../../core/settings/misplacedSettings.ts';
import type { StoredObject } from '../../core/settings/patchStored.ts';
import { isObject } from '../../core/text/isObject.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import { orTemplaters, withAppTemplates } from '../../core/settings/withAppTemplates.ts';
import { decisionsIn, type HeldDecisions, heldDecisions } from '../../core/settings/storedDecisions.ts';
import { EVERYWHERE } from '../../core/settings/timedEntries.ts';
import { heldFor } from '../../core/settings/heldEntries.ts';
import type { SameOutlets } from '../../core/sources/sameOutlets.ts';
import { type LinkFormat, linkFormatOf } from '../../core/vault/links/linkFormat.ts';
import { type FormerNames, formerNamesIn } from '../../core/vault/renaming/formerNames.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { CONFIG_FOLDER, DATA_FILE, DOSSIER_FILE } from './dataFile.ts';
import { OperatorError } from '../operatorError.ts';
import { parseDossierFile } from './parseDossierFile.ts';

/** What Obsidian and the plugin have stored about a vault. */
export interface VaultSettings {
	readonly settings: Settings;
	/** The notes that are not to be proposed any more. */
	readonly dismissed: Dismissals;
	/** The rules that are ignored, by the note or folder in which they are. */
	readonly ignores: Ignores;
	/** What notes were called before they were renamed. */
	readonly formerNames: FormerNames;
	/** The publishers that count as another. */
	readonly sameOutlets: SameOutlets;
	/** All of what was decided. */
	readonly held: HeldDecisions;
	/** Names that are no wanted notes. */
	readonly wantedIgnored: readonly string[];
	/** What the plugin's link checks have found. */
	readonly linkHealth: ReadonlyMap<string, LinkHealth>;
	readonly linkFormat: LinkFormat;
	/** The file that the settings were read from, relative to the vault; `undefined` where there is none. */
	readonly file: string | undefined;
	/** The settings that this file gives. */
	readonly given: ReadonlySet<string>;
	/** The settings that the app gives, in a file of its own. */
	readonly givenByApp: ReadonlyMap<string, string>;
	/** A sentence for each stored value that was not understood, and for a file that is not read. */
	readonly problems: readonly string[];
}

/** A run that reads a vault and checks nothing. */
const NO_RULES: WantedRules = { note: [], vault: [] };

/** What a check under these stored settings depends on; `settings` where flags changed them. */
export function checkOptionsOf(
	{ settings: storedSettings, dismissed: dismissals, ignores, formerNames, linkFormat }: VaultSettings,
	rules: WantedRules = NO_RULES,
	settings: Settings = storedSettings,
): CheckOptions {
	return { settings, dismissals, ignores, formerNames, linkFormat, rules };
}

/** What the app keeps of its own templates. */
const TEMPLATES_FILE = 'templates.json';

/** What the plugin Templater keeps of its own, in the app's folder. */
const TEMPLATER_FILE = 'plugins/templater-obsidian/data.json';

/** The stored dismissals and link checks of a vault of 100,000 notes have room in it many times over. */
const MAX_SETTINGS_BYTES = 64_000_000;

/**
 * Reads the plugin's `data.json`, where there is none `.dossier.json`, and Obsidian's `app.json` and `templates.json`, or else where Templater has its templates, all of the vault `folder`; defaults where there are none.
 *
 * @throws {OperatorError} if a file is there and cannot be read: its settings may say what must not be touched.
 */
export function readVaultSettings(folder: Pick<FolderVault, 'root' | 'readPlain'>): VaultSettings {
	const dataBytes = bytesOf(folder, DATA_FILE);
	const ownBytes = bytesOf(folder, DOSSIER_FILE);
	const data = dataBytes && parseJson(folder.root, DATA_FILE, dataBytes);
	const stored = asRecord(data ?? (ownBytes && dataBytes === undefined ? parseDossierFile(ownBytes) : undefined));
	const ownTemplates = readAppFile(folder, TEMPLATES_FILE);
	const appTemplates = orTemplaters(ownTemplates, readLeniently(folder, TEMPLATER_FILE));
	const { settings, problems, replaced } = parseSettings(withAppTemplates(stored['settings'], appTemplates));
	const given = new Set(Object.keys(asRecord(stored['settings'])).filter((key) => Object.hasOwn(settings, key) && !replaced.includes(key)));
	const isFromApp = !given.has('templatesFolder') && settings.templatesFolder !== parseSettings({}).settings.templatesFolder;
	// What was lifted, and how long ago, is of no interest to who only reads.
	const held = heldDecisions(decisionsIn(stored, 0));
	return {
		settings,
		dismissed: held.dismissals,
		ignores: held.ignores,
		formerNames: formerNamesIn(held.formerNames),
		sameOutlets: held.sameOutlets,
		held,
		wantedIgnored: heldFor(held.wantedIgnored, EVERYWHERE),
		linkHealth: parseLinkHealth(stored['linkHealth']),
		linkFormat: linkFormatOf(readAppFile(folder, 'app.json')),
		file: dataBytes ? DATA_FILE : ownBytes && DOSSIER_FILE,
		given,
		givenByApp: new Map(
			isFromApp ? [['templatesFolder', `${CONFIG_FOLDER}/${appTemplates === ownTemplates ? TEMPLATES_FILE : TEMPLATER_FILE}`]] : [],
		),
		problems: [
			...problems,
			...misplacedSettings(data, DATA_FILE),
			...(dataBytes && ownBytes ? [`${DOSSIER_FILE} is not read: the settings are in ${DATA_FILE}`] : []),
		],
	};
}

/**
 * What the app has stored in `name` of its own folder; `undefined` where there is no such file.
 *
 * @throws {OperatorError} if it is there and cannot be read.
 */
export function readAppFile(folder: Pick<FolderVault, 'root' | 'readPlain'>, name: string): unknown {
	const path = `${CONFIG_FOLDER}/${name}`;
	const bytes = bytesOf(folder, path);
	return bytes && parseJson(folder.root, path, bytes);
}

/** The same of what another plugin keeps: a file that cannot be read is nothing to us. */
function readLeniently(folder: Pick<FolderVault, 'root' | 'readPlain'>, name: string): unknown {
	try {
		return readAppFile(folder, name);
	} catch {
		return undefined;
	}
}

function bytesOf(folder: Pick<FolderVault, 'root' | 'readPlain'>, path: string): Buffer | undefined {
	const file = folder.readPlain(path, MAX_SETTINGS_BYTES);
	if (file.kind === 'gone') return undefined;
	if (file.kind === 'refused')
		throw new OperatorError(`${join(folder.root, path)} ${file.reason}; put a file in its place, or move it away`);
	return file.bytes;
}

function parseJson(root: string, path: string, bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch {
		throw new OperatorError(`${join(root, path)} is not JSON; mend it or move it away`);
	}
}

function asRecord(value: unknown): StoredObject {
	return isObject(value) ? value : {};
}
