import { vi } from 'vitest';
import type { App } from 'obsidian';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { finish } from '../../src/core/text/steps.ts';
import { LiveIndex } from '../../src/obsidian/index/liveIndex.ts';
import type { SettingsStore } from '../../src/obsidian/index/liveVault.ts';
import { ChunkPacker } from '../../src/obsidian/index/noteChunk.ts';
import { StoredNotes } from '../../src/obsidian/index/storedNotes.ts';
import type { StoredRecord } from '../../src/obsidian/index/storedRecord.ts';
import type { RecordStore } from '../../src/obsidian/index/recordStore.ts';
import { TFile } from './appModule.ts';

vi.stubGlobal('window', globalThis);

type Listener = (...args: unknown[]) => void;

/** The events of a vault and of its metadata cache, fired as the app fires them. */
class Emitter {
	readonly #listeners = new Map<string, Set<Listener>>();

	on = (name: string, listener: Listener): { off: () => void } => {
		const listeners = this.#listeners.get(name) ?? new Set();
		this.#listeners.set(name, listeners.add(listener));
		return { off: () => listeners.delete(listener) };
	};

	fire(name: string, ...args: unknown[]): void {
		for (const listener of this.#listeners.get(name) ?? []) listener(...args);
	}
}

/** What the plugin and the app have stored; the defaults of both where absent. */
export interface StoredInApp {
	readonly settings?: unknown;
	readonly dismissed?: SettingsStore['dismissed'];
	/** Told of the index before it reads. */
	readonly prepare?: (live: LiveIndex) => void;
	/** What an earlier session has read of notes. */
	readonly records?: readonly StoredRecord[];
	/** The app's `app.json`. */
	readonly app?: Readonly<Record<string, unknown>>;
}

function settingsStore({ settings, dismissed = {} }: StoredInApp): SettingsStore {
	return {
		current: parseSettings(settings).settings,
		dismissed,
		linkHealth: new Map(),
		update: async () => undefined,
		setDismissed: async () => undefined,
		ignores: {},
		setIgnores: async () => undefined,
		merged: () => ({ made: [], lifted: [] }),
		decide: async () => undefined,
		sameOutlets: {},
		changeSameOutlets: async () => undefined,
		wantedIgnored: [],
		setWantedIgnored: async () => undefined,
		formerNames: new Map(),
		changeFormerNames: async () => undefined,
		moved: async () => undefined,
		deleted: async () => undefined,
		setLinkHealth: async () => undefined,
		onChange: () => () => undefined,
	};
}

function storeOf(records: readonly StoredRecord[] = []): RecordStore {
	const row = finish(new ChunkPacker(0).pack(records, [], true));
	return { load: async () => () => new StoredNotes([Promise.resolve([row])]), save: async () => undefined, close: () => undefined };
}

/** The plugin's live index over a vault in memory, with the changes that a user may make to it. */
export interface LiveVaultInMemory {
	readonly app: App;
	readonly live: LiveIndex;
	readonly settings: SettingsStore;
	readonly index: LiveIndex['index'];
	readonly put: (path: string, text: string) => void;
	readonly remove: (path: string) => void;
	rename(from: string, to: string): void;
	dispose(): void;
}

/** A live index over these texts by path, read to the end. */
export async function liveVaultInMemory(given: Readonly<Record<string, string>>, stored: StoredInApp = {}): Promise<LiveVaultInMemory> {
	const settings = settingsStore(stored);
	const files = new Map<string, { file: TFile; text: string }>();
	const vault = new Emitter();
	const metadataCache = new Emitter();
	const add = (path: string, text: string): TFile => {
		const mtime = (files.get(path)?.file.stat.mtime ?? 0) + 1;
		const file = Object.assign(new TFile(), { path, stat: { mtime, size: text.length } });
		files.set(path, { file, text });
		return file;
	};
	for (const [path, text] of Object.entries(given)) add(path, text);
	const app = {
		vault: {
			on: vault.on,
			configDir: '.obsidian',
			adapter: {
				read: () =>
					stored.app === undefined ? Promise.reject(new Error('there is no app.json')) : Promise.resolve(JSON.stringify(stored.app)),
			},
			getFiles: () => [...files.values()].map(({ file }) => file),
			getFileByPath: (path: string) => files.get(path)?.file ?? null,
			cachedRead: async (file: TFile) => files.get(file.path)?.text ?? '',
		},
		metadataCache: { on: metadataCache.on },
		workspace: { onLayoutReady: (ready: () => void) => ready(), iterateAllLeaves: () => undefined },
	};
	const live = new LiveIndex(app as unknown as App, settings, storeOf(stored.records));
	stored.prepare?.(live);
	live.load();
	await vi.waitFor(() => {
		if (live.state.kind !== 'ready') throw new Error('the vault is still read');
	});
	const isNote = (path: string): boolean => path.toLowerCase().endsWith('.md');
	return {
		app: app as unknown as App,
		live,
		settings,
		get index() {
			return live.index;
		},
		put(path, text) {
			const known = files.has(path);
			const file = add(path, text);
			if (!known) vault.fire('create', file);
			if (isNote(path)) metadataCache.fire('changed', file, text);
		},
		remove(path) {
			const file = files.get(path)?.file;
			files.delete(path);
			vault.fire('delete', file);
		},
		rename(from, to) {
			const entry = files.get(from);
			if (!entry) return;
			files.delete(from);
			entry.file.path = to;
			files.set(to, entry);
			vault.fire('rename', entry.file, from);
			// A file that becomes a note is read for the first time; a note that moves is not read again.
			if (isNote(to) && !isNote(from)) metadataCache.fire('changed', entry.file, entry.text);
		},
		dispose: () => live.unload(),
	};
}
