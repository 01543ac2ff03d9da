import { parseDismissals, type Dismissals } from '../../core/related/dismissals.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import { parseLinkHealth } from '../../core/sources/health/parseLinkHealth.ts';
import type { SettingsStore, Unsubscribe } from '../index/liveVault.ts';

/** Where the stored data lies: the plugin's `data.json`. */
export interface DataFile {
	load(): Promise<unknown>;
	save(data: unknown): Promise<void>;
}

/** What stands in `data.json`; the command reads the same. */
interface StoredData {
	readonly settings: Settings;
	readonly dismissed: Dismissals;
	readonly linkHealth: ReadonlyMap<string, LinkHealth>;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The settings in `file`, kept up and saved on every change.
 *
 * @returns the store, and a sentence for each stored value that was not understood.
 */
export async function loadSettings(
	file: DataFile,
): Promise<{ store: SettingsStore & { reload(): Promise<readonly string[]> }; problems: readonly string[] }> {
	const listeners = new Set<() => void>();
	let data: StoredData;
	const read = async (): Promise<readonly string[]> => {
		const stored = await file.load();
		const { settings, problems } = parseSettings(isObject(stored) ? stored['settings'] : undefined);
		data = {
			settings,
			dismissed: parseDismissals(isObject(stored) ? stored['dismissed'] : undefined),
			linkHealth: parseLinkHealth(isObject(stored) ? stored['linkHealth'] : undefined),
		};
		return problems;
	};
	const change = async (next: StoredData): Promise<void> => {
		data = next;
		for (const listener of [...listeners]) listener();
		const { linkHealth, ...rest } = data;
		await file.save(linkHealth.size === 0 ? rest : { ...rest, linkHealth: Object.fromEntries(linkHealth) });
	};
	const problems = await read();
	const store = {
		get current(): Settings {
			return data.settings;
		},
		get dismissed(): Dismissals {
			return data.dismissed;
		},
		get linkHealth(): ReadonlyMap<string, LinkHealth> {
			return data.linkHealth;
		},
		setLinkHealth: (linkHealth: ReadonlyMap<string, LinkHealth>) => change({ ...data, linkHealth }),
		update: (patch: Partial<Settings>) => change({ ...data, settings: { ...data.settings, ...patch } }),
		async setDismissed(dismissed: Dismissals) {
			if (JSON.stringify(dismissed) !== JSON.stringify(data.dismissed)) await change({ ...data, dismissed });
		},
		onChange(listener: () => void): Unsubscribe {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		/** Reads the file again, after Sync or a hand changed it. */
		async reload(): Promise<readonly string[]> {
			const found = await read();
			for (const listener of [...listeners]) listener();
			return found;
		},
	};
	return { store, problems };
}
