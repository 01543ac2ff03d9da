import type { App, WorkspaceLeaf } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { headingRow } from '../../ui/headingRow.ts';
import { noteRow } from '../../ui/noteRow.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import { VirtualList } from '../../ui/virtualList.ts';
import { changedRows, changesText, shownChange, type ChangedRow, type ShownChange } from './changedRows.ts';
import type { NoteHistory } from './noteHistory.ts';
import { sinceOptions, type SinceOption } from './sinceOptions.ts';
import { choiceInput, type ChoiceInput } from '../../ui/choiceInput.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

export const CHANGED_VIEW = 'dossier-changed';

/** A burst of changes is shown once. */
const REDRAW_AFTER_MS = 1000;
/** More of one note is behind its number. */
const MOST_LINES = 8;

/** What the view is given. */
export interface ChangedContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly history: NoteHistory;
}

/** What became of the vault's notes since the app was last opened, or since a day: new, moved, changed and gone ones. */
export class ChangedView extends VaultPanel<VirtualList<ChangedRow>> {
	readonly #context: ChangedContext;
	#since: SinceOption['key'] | undefined;
	#options: readonly SinceOption[] = [];
	#filter = '';
	#changes: readonly ShownChange[] | undefined;
	#told = '';
	#times!: ChoiceInput<SinceOption['key']>;
	#day!: HTMLInputElement;

	constructor(leaf: WorkspaceLeaf, context: ChangedContext) {
		super(leaf, { type: CHANGED_VIEW, title: 'What changed', icon: 'file-diff' });
		this.#context = context;
	}

	/** Puts the keyboard where one says since when. */
	takeFocus(): void {
		this.#times.selectEl.focus();
	}

	protected override start(): void {
		const { vault } = this.#context;
		this.#times = choiceInput(this.toolbar, 'Since when', (key) => {
			this.#since = key;
			void this.#compare();
		});
		this.#day = this.toolbar.createEl('input', { type: 'date', attr: { 'aria-label': 'Since which day' } });
		this.#day.addEventListener('change', () => void this.#compare());
		this.#day.hide();
		filterInput(this.toolbar, 'Filter by note, field or source', 'Filter what changed', (text) => {
			this.#filter = text;
			this.#draw();
		});
		this.status = statusLine(this.toolbar);
		this.follow(vault, () => this.#compare(), REDRAW_AFTER_MS);
	}

	/** Looks at what is recorded; what was shown before stays until then. */
	async #compare(): Promise<void> {
		const { vault, history } = this.#context;
		const signal = this.begin(vault);
		if (signal === undefined) return;
		if (this.#changes === undefined) this.showEmpty('Looking at what notes said before…');
		const startedAt = await history.started;
		this.#offer(sinceOptions(await history.moments(), startedAt, new Date()));
		if (signal.aborted) return;
		const time = this.#time();
		if (time === undefined) {
			this.say('Choose a day that has begun');
			return;
		}
		const found = await history.changesSince(time, signal);
		if (signal.aborted) return;
		if (found === undefined) this.#byDates(time);
		else {
			this.#changes = found.changes.map(shownChange);
			this.#told = changesText(found, time, shown);
		}
		this.#draw();
	}

	#offer(options: readonly SinceOption[]): void {
		this.#options = options;
		this.#since ??= options[0]?.key ?? 'start';
		this.#times.offer(Object.fromEntries(options.map(({ key, label }) => [key, label])), this.#since);
		this.#day.toggle(this.#since === 'date');
	}

	#time(): number | undefined {
		if (this.#since !== 'date') return this.#options.find(({ key }) => key === this.#since)?.time;
		const time = new Date(`${this.#day.value}T00:00`).getTime();
		return time <= Date.now() ? time : undefined;
	}

	/** Of a time of which nothing is recorded only the dates of files tell. */
	#byDates(time: number): void {
		const files = this.#context.app.vault.getFiles().filter(({ path, stat }) => isNotePath(path) && stat.mtime >= time);
		this.#changes = files.map(({ path }) => ({ path, kind: 'written', lines: [] }));
		this.#told = `Nothing is recorded from ${shown(time)} or before: by the dates of the files ${counted(files.length, 'note')} ${files.length === 1 ? 'was' : 'were'} written since; what changed in them, and what is gone, is not known`;
	}

	#draw(): void {
		if (this.#changes === undefined) return;
		const rows = changedRows(this.#changes, this.#filter);
		if (rows.length === 0) {
			this.say(this.#changes.length === 0 ? this.#told : 'Nothing matches the filter');
			return;
		}
		this.status.setText(this.#told);
		this.place.list.show(rows);
	}

	protected override makeList(body: HTMLElement): VirtualList<ChangedRow> {
		return new VirtualList<ChangedRow>(body, 'What changed', {
			keyOf: ({ key }) => key,
			estimate: (row) => (row.kind === 'heading' ? 32 : 30 + 20 * Math.min(row.change.lines.length, MOST_LINES)),
			draw: (row, element) => this.#drawRow(row, element),
		});
	}

	#drawRow(row: ChangedRow, element: HTMLElement): void {
		if (row.kind === 'heading') {
			headingRow(element, row.title, row.count, counted(row.count, 'note'));
			return;
		}
		const { path, kind, lines } = row.change;
		// A note that is gone cannot be opened; it is a stop of the keyboard all the same.
		const button = noteRow(element, 'dossier-changed', path, [
			...lines.slice(0, MOST_LINES),
			...(lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : []),
		]);
		button.setAttribute('aria-disabled', String(kind === 'gone'));
		button.addEventListener('click', (event) => void openPlace(this.#context.app, path, undefined, event));
	}
}

function shown(at: number): string {
	return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
