import { Component, debounce, MarkdownView, type App } from 'obsidian';
import type { Candidate } from '../../core/related/candidate.ts';
import type { ActiveNote } from '../activeNote.ts';
import type { LiveVault, SettingsStore } from '../liveVault.ts';
import { notifyWrite } from '../notify.ts';
import type { RelatedNotes } from './relatedNotes.ts';

/** Long enough that flipping through notes writes nothing. */
const REST_ON_NOTE_MS = 2000;

/** A link is only taken as meant when nothing was typed for so long. */
const AFTER_LAST_KEYSTROKE_MS = 10_000;

/** What is added unasked stays a trickle. */
const MOST_AT_ONCE = 3;

/** What the automatic modes need. */
export interface AutomaticRelatedContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly related: RelatedNotes;
}

/**
 * Adds related notes without the preview, where the setting says so, and tells each write with Undo.
 *
 * Only what the user does in this window counts: opening a note, and typing in an editor. Nothing follows from files that
 * are created, changed, renamed or loaded: those events come from Sync, git and other plugins as well, and writes in
 * answer to them have cost people notes.
 */
export class AutomaticRelated extends Component {
	readonly #context: AutomaticRelatedContext;
	readonly #afterTyping = debounce((path: string) => void this.#linkBack(path), AFTER_LAST_KEYSTROKE_MS, true);
	#rest: number | undefined;
	/** Where each note that is being edited pointed when the editing began. */
	readonly #pointedTo = new Map<string, ReadonlySet<string>>();

	constructor(context: AutomaticRelatedContext) {
		super();
		this.#context = context;
	}

	override onload(): void {
		const { workspace } = this.#context.app;
		this.registerEvent(
			workspace.on('file-open', (file) => {
				window.clearTimeout(this.#rest);
				if (file && this.#mode === 'on-open') this.#rest = window.setTimeout(() => void this.#fill(file.path), REST_ON_NOTE_MS);
			}),
		);
		this.registerDomEvent(activeDocument, 'keydown', (event) => this.#onKey(event), { capture: true });
		this.register(() => {
			window.clearTimeout(this.#rest);
			this.#afterTyping.cancel();
		});
	}

	get #mode(): string {
		return this.#context.settings.current.relatedAutomatic;
	}

	/** A key pressed in the editor or in the Properties widget of the active note: the user's own typing, and nobody else's. */
	#onKey(event: KeyboardEvent): void {
		if (this.#mode !== 'on-link' || !(event.target instanceof HTMLElement)) return;
		const view = this.#context.app.workspace.getActiveViewOfType(MarkdownView);
		const path = view?.file?.path;
		if (!view || path === undefined || !view.contentEl.contains(event.target)) return;
		if (!this.#pointedTo.has(path)) this.#pointedTo.set(path, this.#targetsOf(path));
		this.#afterTyping(path);
	}

	#targetsOf(path: string): ReadonlySet<string> {
		const { index } = this.#context.vault;
		const targets = index.record(path)?.links.map((link) => index.targetOf(link, path)) ?? [];
		return new Set(targets.filter((target) => target !== null));
	}

	/** Fills the note that the user rests on, through its editor. */
	async #fill(path: string): Promise<void> {
		const { vault, app, related } = this.#context;
		if (this.#mode !== 'on-open' || vault.state.kind !== 'ready' || app.workspace.getActiveFile()?.path !== path) return;
		await this.#add(path, related.candidates(path).filter(({ backed }) => backed));
	}

	/** Gives the notes that the user has newly pointed to their bullet. */
	async #linkBack(path: string): Promise<void> {
		const before = this.#pointedTo.get(path) ?? new Set();
		this.#pointedTo.delete(path);
		if (this.#mode !== 'on-link' || this.#context.vault.state.kind !== 'ready') return;
		for (const target of this.#targetsOf(path)) {
			if (before.has(target) || target === path) continue;
			const candidate = this.#context.related.candidates(target).find((found) => found.path === path && found.backed);
			if (candidate) await this.#add(target, [candidate]);
		}
	}

	async #add(path: string, candidates: readonly Candidate[]): Promise<void> {
		const { result, added, left } = await this.#context.related.add(path, { candidates: candidates.slice(0, MOST_AT_ONCE) });
		const waiting = left + Math.max(0, candidates.length - MOST_AT_ONCE);
		const more = waiting > 0 ? ` ${waiting} more wait in the line above the note.` : '';
		// A refusal was not asked for and is not worth an interruption: the line above the note keeps offering the notes.
		if (result.kind === 'written') notifyWrite(result, `Added ${added.length} related ${added.length === 1 ? 'note' : 'notes'} to ${path}.${more}`);
	}
}
