import { Component, debounce, MarkdownView, setIcon, setTooltip, type App } from 'obsidian';
import { findingsByKey } from '../../../core/rules/shared/findingsByKey.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { FixRunner } from './fixRunner.ts';
import type { IgnoreActions } from './ignoreActions.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { showActionMenu } from '../../ui/actionMenu.ts';

const ERROR_CLASS = 'dossier-property-error';
const WARNING_CLASS = 'dossier-property-warning';

/** The app draws the Properties widget some time after it has read the note. */
const DRAWN_AFTER_MS = 200;

/** What the marks are made from, and what their fixes are made with. */
export interface PropertyMarksContext {
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly runFix: FixRunner;
	readonly ignoring: IgnoreActions;
}

/**
 * Marks the rows of the Properties widget whose field has a finding: the message on hover, the fixes behind a button in the row.
 *
 * The widget is the app's own and has no API: `.metadata-property` and `data-property-key` are what its rows are called today, and
 * where they are called something else nothing is marked. The line above the note says the same. For the same reason its suggester
 * is not fed: values and names are completed where front matter is written as YAML, and in the form for a new note.
 */
export class PropertyMarks extends Component {
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #active: ActiveNote;
	readonly #runFix: FixRunner;
	readonly #ignoring: IgnoreActions;
	readonly #drawSoon = debounce(() => void this.#draw(), DRAWN_AFTER_MS, true);
	#marked: HTMLElement[] = [];
	#isGone = false;

	constructor(app: App, { vault, active, runFix, ignoring }: PropertyMarksContext) {
		super();
		this.#runFix = runFix;
		this.#ignoring = ignoring;
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
			const says = own.map(({ message }) => message.replaceAll('`', '')).join('\n');
			setTooltip(row, says);
			this.#drawButton(row, says, own);
			this.#marked.push(row);
		}
	}

	#drawButton(row: HTMLElement, says: string, own: readonly Diagnostic[]): void {
		const button = row.createEl('button', {
			cls: 'clickable-icon dossier-property-button',
			attr: { 'aria-label': `Fix: ${says}`, 'aria-haspopup': 'menu' },
		});
		setIcon(button, 'wrench');
		button.addEventListener('click', (event) => {
			// The row would take the click for one of its own.
			event.stopPropagation();
			const fixes = own.flatMap(({ fixes: found, path }) =>
				found.map((fix) => ({ label: fix.title, icon: 'wrench', run: () => void this.#runFix(fix, path) })),
			);
			const [first] = own;
			showActionMenu(button, [fixes, first ? this.#ignoring(first) : []]);
		});
	}

	#clear(): void {
		for (const row of this.#marked) {
			row.querySelector(':scope > .dossier-property-button')?.remove();
			row.removeClasses([ERROR_CLASS, WARNING_CLASS]);
			row.removeAttribute('aria-label');
		}
		this.#marked = [];
	}
}
