import { Component, MarkdownView, type App } from 'obsidian';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { drawNoteLine } from './drawNoteLine.ts';
import type { NoteLineItem, NoteLineProvider } from './noteLineItem.ts';

/** What is said first: only one thing is said in words. */
const TONES: readonly NoteLineItem['tone'][] = ['error', 'warning', 'quiet'];

/** Two frames. */
const DRAW_AFTER_MS = 32;

const LINE_CLASS = 'dossier-note-line';
/** Makes the view's content a column, so that the line takes its own height and no text is hidden under it. */
const HOST_CLASS = 'dossier-has-note-line';

/** The quiet line above each open note: its problems, what links here and is not linked back, what an empty note may become. */
export class NoteLine extends Component {
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #active: ActiveNote;
	readonly #providers: readonly NoteLineProvider[];
	readonly #isOn: () => boolean;
	#timer: number | undefined;
	/** Counts the times it was asked to be drawn, so that a slow drawing does not overtake a later one. */
	#asked = 0;
	#isOver = false;

	constructor(app: App, vault: LiveVault, active: ActiveNote, providers: readonly NoteLineProvider[], isOn: () => boolean) {
		super();
		this.#app = app;
		this.#vault = vault;
		this.#active = active;
		this.#providers = providers;
		this.#isOn = isOn;
	}

	override onload(): void {
		this.registerEvent(this.#app.workspace.on('layout-change', () => this.refresh()));
		this.register(this.#active.onChange(() => this.refresh()));
		this.register(this.#vault.onState(() => this.refresh()));
		this.register(() => {
			this.#isOver = true;
			window.clearTimeout(this.#timer);
			this.#views().forEach(removeLine);
		});
	}

	/**
	 * Draws the line of every open note anew, a moment later: the note and the panels are painted first, and what the line
	 * says of a hub takes a tenth of a second to work out.
	 */
	refresh(): void {
		this.#asked += 1;
		window.clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => void this.#drawAll(), DRAW_AFTER_MS);
	}

	/** A view whose line says the same keeps its elements and the focus in them. */
	async #drawAll(): Promise<void> {
		if (this.#vault.state.kind !== 'ready') return;
		const asked = this.#asked;
		for (const view of this.#views()) {
			const path = view.file?.path;
			const note = path !== undefined && this.#isOn() ? await this.#vault.read(path).catch(() => undefined) : undefined;
			const said = note ? await Promise.all(this.#providers.map(async (provider) => provider(note))) : [];
			if (this.#isOver || asked !== this.#asked) return;
			const items = said.filter((item) => item !== undefined).sort((one, other) => TONES.indexOf(one.tone) - TONES.indexOf(other.tone));
			const hadFocus = lineOf(view)?.contains(view.contentEl.doc.activeElement) === true;
			if (items.length === 0) removeLine(view);
			else drawLine(view, items);
			// Who works in the line goes on there, and where it has nothing more to say, in the note.
			if (hadFocus && lineOf(view)?.contains(view.contentEl.doc.activeElement) !== true)
				(lineOf(view)?.querySelector('button') ?? view.editor).focus();
		}
	}

	#views(): MarkdownView[] {
		const views: MarkdownView[] = [];
		this.#app.workspace.iterateAllLeaves((leaf) => {
			if (leaf.view instanceof MarkdownView) views.push(leaf.view);
		});
		return views;
	}
}

function lineOf({ contentEl }: MarkdownView): HTMLElement | null {
	return contentEl.querySelector<HTMLElement>(`:scope > .${LINE_CLASS}`);
}

function removeLine(view: MarkdownView): void {
	lineOf(view)?.remove();
	view.contentEl.removeClass(HOST_CLASS);
}

function drawLine(view: MarkdownView, items: readonly NoteLineItem[]): void {
	const { contentEl } = view;
	const signature = JSON.stringify([view.file?.path, items]);
	const existing = lineOf(view);
	if (existing?.dataset['says'] === signature) return;
	existing?.remove();
	contentEl.addClass(HOST_CLASS);
	const line = contentEl.createDiv({ cls: LINE_CLASS, attr: { role: 'status', 'aria-label': 'About this note' }, prepend: true });
	line.dataset['says'] = signature;
	drawNoteLine(line.createDiv({ cls: 'dossier-note-line-row' }), items);
}
