import { foldName } from '../../../core/text/foldName.ts';
import { setIcon, type App, type WorkspaceLeaf } from 'obsidian';
import type { Note } from '../../../core/note/note.ts';
import { allOutletNames } from '../../../core/sources/sameOutlets.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { noteNameOf, withoutExtension } from '../../../core/vault/paths/pathParts.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { FixRunner } from '../problems/fixRunner.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { LinkChecks } from './linkChecks.ts';
import { sourceActions } from './sourceActions.ts';
import type { Notices } from '../../ui/notices.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { PanelView } from '../../ui/panelView.ts';
import type { Range } from '../../../core/text/range.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { claimWords } from './claimWords.ts';
import { sourceGroups } from './sourceGroups.ts';
import { citingRows, sourceRows, type SourceRow } from './sourceRows.ts';
import { NO_MARKS, sourceMarks } from './sourceMarks.ts';
import { drawSource, SOURCES_VIEW, type SourceRowContext } from './sourceRow.ts';
import { sourcesSummary } from './sourcesSummary.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

/** What the view is given. */
export interface SourcesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly copies: SourceRowContext['copies'];
	readonly notices: Notices;
	readonly checks: LinkChecks;
	readonly runFix: FixRunner;
	/** Offers to add a source to the note at `path`. */
	readonly addSource: (path: string) => void;
}

/** Where the active note comes from: every source it gives, in its order, by place. */
export class SourcesView extends PanelView {
	readonly #context: SourcesContext;
	#filter = '';
	/** What is drawn now; a change that alters nothing here leaves focus and scroll where they are. */
	#drawn = '';
	/** Whose lists of other notes are open, of the note at `#path`. */
	readonly #open = new Set<string>();
	#path = '';
	#list: VirtualList<SourceRow> | undefined;
	#drawRow: (source: Source, element: HTMLElement) => void = () => undefined;
	#status!: HTMLElement;
	#add!: HTMLButtonElement;
	#check!: HTMLButtonElement;

	constructor(leaf: WorkspaceLeaf, context: SourcesContext) {
		super(leaf, { type: SOURCES_VIEW, title: 'Sources', icon: 'book-marked' });
		this.#context = context;
	}

	protected override start(): void {
		const { active, vault, settings, checks } = this.#context;
		filterInput(this.toolbar, 'Filter sources', 'Filter sources', (text) => {
			this.#filter = text;
			this.#draw();
		});
		this.#add = this.#toolButton('plus', 'Add source…', () => active.current && this.#context.addSource(active.current.path));
		this.#check = this.#toolButton('activity', 'Check links', () =>
			checks.run ? checks.cancel() : active.current && checks.offer(this.#sourcesOf(active.current)),
		);
		this.#status = statusLine(this.toolbar);
		this.register(active.onChange(() => this.#draw()));
		this.register(vault.onState(() => this.#draw()));
		this.register(settings.onChange(() => this.#draw()));
		this.register(checks.onProgress(() => this.#draw()));
		this.#draw();
	}

	#draw(): void {
		const { active, vault, checks } = this.#context;
		const note = active.current;
		this.#drawTools();
		if (!note) {
			this.#say('', 'Open a note to see its sources');
			return;
		}
		const sources = this.#sourcesOf(note);
		const groups = sourceGroups(sources, this.#filter);
		const shown = groups.flatMap((group) => group.sources);
		const own = [noteNameOf(note.path), ...(vault.index.record(note.path)?.aliases ?? [])];
		const names = allOutletNames(this.#context.settings.sameOutlets, own);
		const wanted = foldName(this.#filter);
		const citing = vault.sources
			.notesCitingPublisher(names)
			.filter((path) => path !== note.path && (wanted === '' || foldName(path).includes(wanted)));
		if (sources.length === 0 && citing.length === 0) {
			this.#say('', 'This note gives no sources', { label: 'Add source…', run: () => this.#context.addSource(note.path) });
			return;
		}
		const said = checks.progressText() ?? sourcesSummary(sources);
		if (shown.length === 0 && citing.length === 0) {
			this.#say(said, 'No source matches the filter');
			return;
		}
		this.#status.setText(said);
		const marks = sourceMarks(note, sources, (source) => checks.shownHealth(source));
		const others = shown.map((source) => vault.sources.alsoIn(source, note.path, vault.index).length);
		const drawn = JSON.stringify([note.path, citing, shown, others, shown.map((source) => marks.get(source)), vault.state.kind]);
		if (drawn === this.#drawn) return;
		this.#drawn = drawn;
		if (note.path !== this.#path) {
			this.#path = note.path;
			this.#open.clear();
			// Another note begins at its top, and the keyboard stays where the note was opened.
			this.#clear();
		}
		const wordsAt = (place: Range): string => claimWords(note, place);
		const context = { ...this.#context, owner: this, path: note.path, hoverParent: this, open: this.#open, wordsAt };
		this.#drawRow = (source, element) => {
			const marked = marks.get(source) ?? NO_MARKS;
			drawSource(element, source, marked, { ...context, actionsFor: () => sourceActions(context, note, sources, source, marked) });
		};
		this.#listFor().show([...sourceRows(groups), ...citingRows(citing)]);
	}

	#clear(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
	}

	#listFor(): VirtualList<SourceRow> {
		if (this.#list) return this.#list;
		this.body.empty();
		return (this.#list = this.addChild(
			virtualList<SourceRow>(this.body, 'Sources of the note', {
				keyOf: ({ key }) => key,
				estimate: ({ kind }) => (kind === 'group' ? 32 : 64),
				draw: (row, element) => {
					if (row.kind === 'source') this.#drawRow(row.source, element.createDiv());
					else if (row.kind === 'note') drawNoteRow(this.#context.app, element, row.path);
					else element.createEl('h6', { cls: 'dossier-group-title', text: row.title });
				},
			}),
		));
	}

	#toolButton(icon: string, label: string, run: () => void): HTMLButtonElement {
		const button = this.toolbar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': label } });
		setIcon(button, icon);
		button.addEventListener('click', run);
		return button;
	}

	#drawTools(): void {
		const { active, settings, checks } = this.#context;
		this.#add.disabled = active.current === undefined;
		this.#check.toggle(settings.current.linkHealth);
		this.#check.setAttribute('aria-label', checks.run ? 'Stop checking links' : 'Check links');
		setIcon(this.#check, checks.run ? 'square' : 'activity');
		this.#check.disabled = active.current === undefined || checks.run?.isStopping === true;
	}

	#sourcesOf(note: Note): readonly Source[] {
		const { settings, vault } = this.#context;
		return readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
	}

	#say(status: string, text: string, action?: { readonly label: string; run(): void }): void {
		this.#drawn = '';
		this.#clear();
		this.#status.setText(status);
		this.showEmpty(text, action);
	}
}

function drawNoteRow(app: App, element: HTMLElement, path: string): void {
	const button = element.createEl('button', { cls: 'dossier-row-button dossier-report-note', text: withoutExtension(path) });
	button.addEventListener('click', (event) => void openPlace(app, path, undefined, event));
}
