import { counted } from '../../../core/text/counted.ts';
import { Component, debounce, MarkdownView, type App } from 'obsidian';
import { type Candidate, isWritten } from '../../../core/related/candidate.ts';
import { hearInput } from '../../ui/hearInput.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import type { RelatedNotes } from './relatedNotes.ts';

/** Long enough that flipping through notes writes nothing. */
const REST_ON_NOTE_MS = 2000;

/** A link is only taken as meant when nothing was typed for so long. */
const AFTER_LAST_KEYSTROKE_MS = 10_000;

/** What is added unasked stays a trickle: so many bullets in a note, and so many notes. */
const MOST_AT_ONCE = 3;

/** A change of the text so long after the last key or click is not the user's: Sync, git or another plugin wrote the note. */
const OWN_CHANGE_MS = 1000;

/** The index knows a note as it is after so long; a burst that begins sooner may take links from outside for its own. */
const INDEXED_AFTER_MS = 5000;

/** What the automatic modes need. */
export interface AutomaticRelatedContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly related: RelatedNotes;
	readonly notices: Notices;
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
	readonly #afterTyping = debounce(() => void this.#linkBackAll(), AFTER_LAST_KEYSTROKE_MS, true);
	#rest: number | undefined;
	/** Each note that is being edited: where it pointed when the editing began, and when that was. */
	readonly #edited = new Map<string, { readonly pointedTo: ReadonlySet<string>; readonly since: number }>();
	/** When the text of an open note was last changed by somebody else. */
	readonly #changedOutside = new Map<string, number>();
	/** When the user last pressed a key or clicked. */
	#lastInput = -Infinity;

	constructor(context: AutomaticRelatedContext) {
		super();
		this.#context = context;
	}

	override onload(): void {
		const { workspace } = this.#context.app;
		this.registerEvent(workspace.on('file-open', (file) => this.#onOpen(file?.path)));
		this.registerEvent(workspace.on('editor-change', (_editor, { file }) => this.#onChange(file?.path)));
		hearInput(this, this.#context.app, ['keydown', 'beforeinput', 'pointerdown', 'paste', 'drop'], (event) => this.#onInput(event));
		this.register(() => {
			window.clearTimeout(this.#rest);
			this.#afterTyping.cancel();
		});
	}

	get #mode(): string {
		return this.#context.settings.current.relatedAutomatic;
	}

	/** Waits until the user has rested on the note: what the app opens while it starts was not opened by them. */
	#onOpen(path: string | undefined): void {
		window.clearTimeout(this.#rest);
		this.#rest = undefined;
		if (path === undefined || this.#mode !== 'on-open' || !this.#context.app.workspace.layoutReady) return;
		this.#rest = window.setTimeout(() => void this.#fill(path), REST_ON_NOTE_MS);
	}

	#onChange(path: string | undefined): void {
		const now = performance.now();
		if (path !== undefined && now - this.#lastInput > OWN_CHANGE_MS) this.#changedOutside.set(path, now);
	}

	/** Something done in the editor or in the Properties widget of the active note: the user's own doing, and nobody else's. */
	#onInput(event: Event): void {
		this.#lastInput = performance.now();
		if (event.type === 'pointerdown') return;
		const view = this.#context.app.workspace.getActiveViewOfType(MarkdownView);
		const path = view?.file?.path;
		if (!view || path === undefined || !view.contentEl.contains(event.target as Node)) return;
		// Who types is not resting: nothing is put in while they do.
		if (this.#mode === 'on-open' && this.#rest !== undefined) this.#onOpen(path);
		// Of a vault that is not read it is not known where the note pointed before.
		if (this.#mode !== 'on-link' || this.#context.vault.state.kind !== 'ready') return;
		if (!this.#edited.has(path)) this.#edited.set(path, { pointedTo: this.#targetsOf(path), since: performance.now() });
		this.#afterTyping();
	}

	#targetsOf(path: string): ReadonlySet<string> {
		const { index } = this.#context.vault;
		const targets = index.record(path)?.links.map((link) => index.targetOf(link, path)) ?? [];
		return new Set(targets.filter((target) => target !== null));
	}

	/** Fills the note that the user rests on, through its editor. */
	async #fill(path: string): Promise<void> {
		const { vault, app, related } = this.#context;
		this.#rest = undefined;
		if (this.#mode !== 'on-open' || vault.state.kind !== 'ready' || app.workspace.getActiveFile()?.path !== path) return;
		const candidates = await related.rankOnceStill(path);
		// Ranking gives the page turns, in which the user may have left.
		if (app.workspace.getActiveFile()?.path !== path) return;
		await this.#add(
			path,
			candidates.filter((candidate) => isWritten(candidate)),
		);
	}

	/** Gives the notes that the user has newly pointed to their bullet, and forgets what was typed. */
	async #linkBackAll(): Promise<void> {
		const edited = [...this.#edited];
		this.#edited.clear();
		if (this.#mode !== 'on-link') return;
		let count = 0;
		for (const [path, { pointedTo, since }] of edited) {
			// Who else wrote into the note may have written the links as well.
			if ((this.#changedOutside.get(path) ?? -Infinity) > since - INDEXED_AFTER_MS) continue;
			for (const target of this.#targetsOf(path)) {
				if (pointedTo.has(target) || target === path || count === MOST_AT_ONCE) continue;
				const { related } = this.#context;
				const candidates = await related.rankOnceStill(target);
				const candidate = candidates.find((found) => found.path === path && isWritten(found));
				if (!candidate) continue;
				count += 1;
				await this.#add(target, [candidate]);
			}
		}
	}

	async #add(path: string, candidates: readonly Candidate[]): Promise<void> {
		const { result, added, left } = await this.#context.related.add(path, {
			candidates: candidates.slice(0, MOST_AT_ONCE),
			isAutomatic: true,
		});
		const waiting = left + Math.max(0, candidates.length - MOST_AT_ONCE);
		const more = waiting > 0 ? ` ${waiting} more wait in the line above the note.` : '';
		// A refusal was not asked for and is not worth an interruption: the line above the note keeps offering the notes.
		if (result.kind === 'written')
			this.#context.notices.sayWrite(result, `Added ${counted(added.length, 'related note')} to ${path}.${more}`);
	}
}
