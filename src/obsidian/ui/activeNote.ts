import { Component, debounce, type App, type TAbstractFile, type TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import type { LiveVault, Unsubscribe } from '../index/liveVault.ts';
import { openText } from '../index/openText.ts';
import { PanelView } from './panelView.ts';

/** Long enough for a burst of keystrokes to end, short enough that a panel feels live. */
const REREAD_AFTER_MS = 250;

/** The note that the user is in, as it stands in its editor, read again as they type. */
export class ActiveNote extends Component {
	/** The note, or `undefined` where no Markdown note is active. */
	current: Note | undefined;
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #listeners = new Set<(note: Note | undefined) => void>();
	readonly #rereadSoon = debounce(() => void this.refresh(), REREAD_AFTER_MS, true);
	/** Counts readings, so that a slow one does not overtake a later one. */
	#reading = 0;

	constructor(app: App, vault: LiveVault) {
		super();
		this.#app = app;
		this.#vault = vault;
	}

	override onload(): void {
		const { workspace, metadataCache, vault } = this.#app;
		const refresh = (): void => void this.refresh();
		this.registerEvent(workspace.on('file-open', refresh));
		this.registerEvent(workspace.on('active-leaf-change', refresh));
		this.registerEvent(workspace.on('editor-change', () => this.#rereadSoon()));
		const ifActive = (file: TAbstractFile): void => {
			if (file.path === this.current?.path) this.#rereadSoon();
		};
		this.registerEvent(metadataCache.on('changed', ifActive));
		this.registerEvent(vault.on('delete', ifActive));
		// What a rename of another note means for this one, the vault tells, and once for all notes of a folder.
		this.registerEvent(
			vault.on('rename', (file, from) => {
				if (file === workspace.getActiveFile() || from === this.current?.path) refresh();
			}),
		);
		this.register(this.#vault.onChange(() => this.#tell()));
		this.register(() => this.#rereadSoon.cancel());
		workspace.onLayoutReady(refresh);
	}

	/** Called with the note after it, or anything that bears on it, has changed. */
	onChange(listener: (note: Note | undefined) => void): Unsubscribe {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Reads the active note again now. */
	async refresh(): Promise<void> {
		const reading = ++this.#reading;
		const file = this.#app.workspace.getActiveFile() ?? this.#fileBesidePanel();
		// A deleted note fails to read: then no note is active until the next event says otherwise.
		const note = file?.extension.toLowerCase() === 'md' ? await this.#vault.read(file.path).catch(() => undefined) : undefined;
		if (reading !== this.#reading) return;
		this.current = note;
		this.#tell();
	}

	/** A panel in a window of its own is no note, and while it is worked in the app may know of none: the note one was in stays the one. */
	#fileBesidePanel(): TFile | null {
		const { workspace, vault } = this.#app;
		const path = this.current?.path;
		return path !== undefined && workspace.getActiveViewOfType(PanelView) && openText(this.#app, path) !== undefined
			? vault.getFileByPath(path)
			: null;
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener(this.current);
	}
}
