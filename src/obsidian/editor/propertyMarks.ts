import { Component, debounce, MarkdownView, setTooltip, type App } from 'obsidian';
import { findingsByKey } from '../../core/rules/shared/findingsByKey.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { ActiveNote } from '../ui/activeNote.ts';
import type { LiveVault } from '../index/liveVault.ts';

const ERROR_CLASS = 'dossier-property-error';
const WARNING_CLASS = 'dossier-property-warning';

/** The app draws the Properties widget some time after it has read the note. */
const DRAWN_AFTER_MS = 200;

/**
 * Marks the rows of the Properties widget whose field has a finding, with the message on hover.
 *
 * The widget is the app's own and has no API: only classes and the label of a row are touched, and where the rows are
 * called something else nothing is marked. The line above the note says the same.
 */
export class PropertyMarks extends Component {
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #active: ActiveNote;
	readonly #drawSoon = debounce(() => void this.#draw(), DRAWN_AFTER_MS, true);
	#marked: HTMLElement[] = [];
	#isGone = false;

	constructor(app: App, vault: LiveVault, active: ActiveNote) {
		super();
		this.#app = app;
		this.#vault = vault;
		this.#active = active;
	}

	override onload(): void {
		this.registerEvent(this.#app.workspace.on('layout-change', () => this.#drawSoon()));
		this.register(this.#active.onChange(() => this.#drawSoon()));
		this.register(this.#vault.onState(() => this.#drawSoon()));
		this.register(() => {
			this.#isGone = true;
			this.#drawSoon.cancel();
			this.#clear();
		});
	}

	async #draw(): Promise<void> {
		if (this.#vault.state.kind !== 'ready') return;
		const views: MarkdownView[] = [];
		this.#app.workspace.iterateAllLeaves(({ view }) => {
			if (view instanceof MarkdownView) views.push(view);
		});
		const found = await Promise.all(views.map(async (view) => ({ view, findings: await this.#findingsOf(view) })));
		// The plugin may have gone while the notes were read: then nobody would take the marks away again.
		if (this.#isGone) return;
		this.#clear();
		for (const { view, findings } of found) this.#mark(view, findings);
	}

	async #findingsOf({ file }: MarkdownView): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
		const note = file ? await this.#vault.read(file.path).catch(() => undefined) : undefined;
		if (!note) return new Map();
		return findingsByKey(
			note,
			this.#vault.check(note).filter(({ severity }) => severity !== 'info'),
		);
	}

	#mark({ contentEl }: MarkdownView, findings: ReadonlyMap<string, readonly Diagnostic[]>): void {
		if (findings.size === 0) return;
		for (const row of contentEl.querySelectorAll<HTMLElement>('.metadata-property[data-property-key]')) {
			const own = findings.get(row.dataset['propertyKey'] ?? '');
			if (!own) continue;
			row.addClass(own.some(({ severity }) => severity === 'error') ? ERROR_CLASS : WARNING_CLASS);
			setTooltip(row, own.map(({ message }) => message.replaceAll('`', '')).join('\n'));
			this.#marked.push(row);
		}
	}

	#clear(): void {
		for (const row of this.#marked) {
			row.removeClasses([ERROR_CLASS, WARNING_CLASS]);
			row.removeAttribute('aria-label');
		}
		this.#marked = [];
	}
}
