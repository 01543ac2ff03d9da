import type { App, WorkspaceLeaf } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { readSources } from '../../core/sources/readSources.ts';
import type { Source } from '../../core/sources/source.ts';
import { placeName } from '../../core/sources/sourceJson.ts';
import type { ActiveNote } from '../activeNote.ts';
import type { LiveVault, SettingsStore } from '../liveVault.ts';
import { PanelView } from './panelView.ts';
import { drawSource, SOURCES_VIEW, type SourceRowContext } from './sourceRow.ts';

/** What the view is given. */
export interface SourcesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly copies: SourceRowContext['copies'];
	/** Offers to add a source to the note; absent where that is not possible. */
	readonly addSource?: (note: Note) => void;
}

/** Where the active note comes from: every source it gives, in its order, by place. */
export class SourcesView extends PanelView {
	readonly #context: SourcesContext;
	#filter = '';
	/** What is drawn now; a change that alters nothing here leaves focus and scroll where they are. */
	#drawn = '';
	#status!: HTMLElement;

	constructor(leaf: WorkspaceLeaf, context: SourcesContext) {
		super(leaf, { type: SOURCES_VIEW, title: 'Sources', icon: 'book-marked' });
		this.#context = context;
	}

	protected override start(): void {
		const { active, vault, settings } = this.#context;
		const filter = this.toolbar.createEl('input', { type: 'search', cls: 'dossier-filter', placeholder: 'Filter sources', attr: { 'aria-label': 'Filter sources' } });
		filter.addEventListener('input', () => {
			this.#filter = filter.value;
			this.#draw();
		});
		this.#status = this.toolbar.createDiv({ cls: 'dossier-panel-status', attr: { 'aria-live': 'polite' } });
		this.register(active.onChange(() => this.#draw()));
		this.register(vault.onState(() => this.#draw()));
		this.register(settings.onChange(() => this.#draw()));
		this.#draw();
	}

	#draw(): void {
		const { active, vault, settings } = this.#context;
		const note = active.current;
		if (!note) {
			this.#say('', 'Open a note to see its sources');
			return;
		}
		const sources = readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
		const shown = sources.filter((source) => matches(source, this.#filter));
		const others = shown.map((source) => vault.sources.alsoIn(source, note.path, vault.index).length);
		const drawn = JSON.stringify([note.path, shown, others, vault.state.kind]);
		if (drawn === this.#drawn) return;
		if (sources.length === 0) {
			const { addSource } = this.#context;
			this.#say('', 'This note gives no sources', addSource && { label: 'Add a source', run: () => addSource(note) });
			return;
		}
		if (shown.length === 0) {
			this.#say(summary(sources), 'No source matches the filter');
			return;
		}
		this.#drawn = drawn;
		this.#status.setText(summary(sources));
		this.body.empty();
		const repeated = repeatedPages(sources);
		for (const [place, group] of byPlace(shown)) {
			const section = this.body.createDiv({ cls: 'dossier-group' });
			section.createEl('h6', { cls: 'dossier-group-title', text: place });
			const list = section.createDiv({ attr: { role: 'list', 'aria-label': place } });
			const context = { ...this.#context, path: note.path, hoverParent: this };
			for (const source of group) drawSource(list, source, source.kind === 'web' && repeated.has(source.canonicalUrl), context);
		}
	}

	#say(status: string, text: string, action?: { readonly label: string; run(): void }): void {
		this.#drawn = '';
		this.#status.setText(status);
		this.showEmpty(text, action);
	}
}

function matches(source: Source, filter: string): boolean {
	const wanted = filter.trim().toLowerCase();
	if (wanted === '') return true;
	const said = [source.publisher, source.title, source.author, source.date, source.annotation, source.kind === 'web' ? source.url : null];
	return said.some((part) => part?.toLowerCase().includes(wanted) === true);
}

/** Groups in the order of the note; the links of the running text come last. */
function byPlace(sources: readonly Source[]): [string, Source[]][] {
	const groups = new Map<string, Source[]>();
	for (const source of [...sources.filter(({ place }) => place.kind !== 'text'), ...sources.filter(({ place }) => place.kind === 'text')]) {
		const name = placeTitle(source);
		const group = groups.get(name);
		if (group) group.push(source);
		else groups.set(name, [source]);
	}
	return [...groups];
}

function placeTitle({ place }: Source): string {
	if (place.kind === 'text') return 'In the text';
	if (place.kind === 'footnote') return 'Footnotes';
	if (place.kind === 'field') return 'Properties';
	return placeName(place);
}

/** Pages that the note gives more than once outside its running text. */
function repeatedPages(sources: readonly Source[]): ReadonlySet<string> {
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const source of sources) {
		if (source.kind !== 'web' || source.place.kind === 'text') continue;
		if (seen.has(source.canonicalUrl)) repeated.add(source.canonicalUrl);
		seen.add(source.canonicalUrl);
	}
	return repeated;
}

/** `7 sources, 4 publishers, 2 without a link`. */
function summary(sources: readonly Source[]): string {
	const publishers = new Set(sources.map(({ publisher }) => publisher).filter((publisher) => publisher !== null)).size;
	const unlinked = sources.filter(({ kind }) => kind === 'text').length;
	const parts = [`${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`];
	if (publishers > 0) parts.push(`${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}`);
	if (unlinked > 0) parts.push(`${unlinked} without a link`);
	return parts.join(', ');
}
