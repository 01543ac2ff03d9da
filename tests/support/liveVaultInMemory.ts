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
import { MarkdownView, TFile } from './appModule.ts';

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
	/** Told of the index before it reads, and of the vault, which may change meanwhile. */
	readonly prepare?: (live: LiveIndex, vault: VaultChanges) => void;
	/** What an earlier session has read of notes. */
	readonly records?: readonly StoredRecord[];
	/** Tells of a change, at once or later and in order: that a file is there, or is not, or is called otherwise, or what was read of it. At once where absent. */
	readonly tell?: (telling: () => void, what: 'files' | 'text') => void;
	/** Told of what is to be stored for the next session. */
	readonly onSave?: (changed: readonly StoredRecord[], removed: readonly string[]) => void;
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

function storeOf({ records = [], onSave }: StoredInApp): RecordStore {
	const row = finish(new ChunkPacker(0).pack(records, [], true));
	return {
		load: async () => () => new StoredNotes([Promise.resolve([row])]),
		save: async (_, changed, removed) => onSave?.(changed, removed),
		close: () => undefined,
	};
}

/** A vault in memory, with the changes that a user may make to it. */
export interface VaultChanges {
	readonly app: App;
	readonly put: (path: string, text: string) => void;
	readonly remove: (path: string) => void;
	rename(from: string, to: string): void;
	/** Changes the text in the editor of a note, which `put` has saved once it is called with the same; closes it where there is none. */
	edit(path: string, text: string | undefined): void;
}

/** The plugin's live index over a vault in memory. */
export interface LiveVaultInMemory extends VaultChanges {
	readonly live: LiveIndex;
	readonly settings: SettingsStore;
	readonly index: LiveIndex['index'];
	dispose(): void;
}

/** A live index over these texts by path, read to the end. */
export async function liveVaultInMemory(given: Readonly<Record<string, string>>, stored: StoredInApp = {}): Promise<LiveVaultInMemory> {
	const settings = settingsStore(stored);
	const files = new Map<string, { file: TFile; text: string }>();
	const vault = new Emitter();
	const metadataCache = new Emitter();
	const workspace = new Emitter();
	const editors = new Map<string, string>();
	const { tell = (telling) => telling() } = stored;
	const add = (path: string, text: string): TFile => {
		const known = files.get(path)?.file ?? new TFile();
		const file = Object.assign(known, { path, stat: { mtime: known.stat.mtime + 1, size: text.length } });
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
		workspace: {
			on: workspace.on,
			onLayoutReady: (ready: () => void) => ready(),
			iterateAllLeaves: (look: (leaf: unknown) => void) => {
				for (const [path, text] of editors)
					look({ view: Object.assign(new MarkdownView(), { file: files.get(path)?.file, getViewData: () => text }) });
			},
		},
	};
	const isNote = (path: string): boolean => path.toLowerCase().endsWith('.md');
	const changes: VaultChanges = {
		app: app as unknown as App,
		put(path, text) {
			const known = files.has(path);
			const file = add(path, text);
			if (!known) tell(() => vault.fire('create', file), 'files');
			if (isNote(path)) tell(() => metadataCache.fire('changed', file, text), 'text');
		},
		remove(path) {
			const file = files.get(path)?.file;
			files.delete(path);
			editors.delete(path);
			// A file that is gone keeps its path, as in the app.
			tell(() => vault.fire('delete', file), 'files');
		},
		rename(from, to) {
			const entry = files.get(from);
			if (!entry) return;
			files.delete(from);
			entry.file.path = to;
			files.set(to, entry);
			const text = editors.get(from);
			if (editors.delete(from)) editors.set(to, text ?? '');
			tell(() => vault.fire('rename', entry.file, from), 'files');
			// A file that becomes a note is read for the first time; a note that moves is not read again.
			if (isNote(to) && !isNote(from)) tell(() => metadataCache.fire('changed', entry.file, entry.text), 'text');
		},
		edit(path, text) {
			if (text === undefined) editors.delete(path);
			else editors.set(path, text);
			if (text !== undefined) workspace.fire('editor-change', {}, { file: files.get(path)?.file });
		},
	};
	const live = new LiveIndex(changes.app, settings, storeOf(stored));
	stored.prepare?.(live, changes);
	live.load();
	const untilReady = (): void => {
		if (live.state.kind !== 'ready') throw new Error('the vault is still read');
	};
	await vi.waitFor(untilReady, { interval: 1 });
	return {
		...changes,
		live,
		settings,
		get index() {
			return live.index;
		},
		dispose: () => live.unload(),
	};
}
