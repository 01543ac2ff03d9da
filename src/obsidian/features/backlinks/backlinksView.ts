import type { App, WorkspaceLeaf } from 'obsidian';
import { type BacklinkGroup, backlinkGroupSteps } from '../../../core/backlinks/backlinkGroups.ts';
import type { Candidate } from '../../../core/related/candidate.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { PanelView } from '../../ui/panelView.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { backlinkActions } from './backlinkActions.ts';
import { backlinkGrouping } from './backlinkGrouping.ts';
import type { BacklinkItem } from './backlinkItem.ts';
import { backlinkItems, bestMatch, countedBacklinks } from './backlinkItems.ts';
import { sameRows } from './sameRows.ts';
import { SaidInPlaces } from './saidInPlaces.ts';
import { drawBacklinksToolbar } from './backlinksToolbar.ts';
import { BACKLINKS_VIEW, drawBacklink } from './drawBacklink.ts';
import { MentionsSection } from './mentionsSection.ts';
import type { SeenBacklinks } from './seenBacklinks.ts';

/** What the view is given. */
export interface BacklinksContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly related: RelatedNotes;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
	readonly seen: SeenBacklinks;
}

/** A filter is applied when so long nothing was typed. */
const FILTER_AFTER_MS = 120;

/** After the rows have been painted. */
const PROPOSE_AFTER_MS = 50;

/** What links to the active note: by type, with the sentence, and whether it is linked back. */
export class BacklinksView extends PanelView {
	readonly #context: BacklinksContext;
	readonly #folded = new Set<string>();
	#filter = '';
	#filterTimer: number | undefined;
	/** Read for the filter. */
	readonly #said: SaidInPlaces;
	/** The note that is shown; the active one unless pinned. */
	#path: string | undefined;
	#isPinned = false;
	/** What links to the note, as the settings group it; a filter or a fold changes nothing of it. */
	#groups: readonly BacklinkGroup[] = [];
	#candidates: readonly Candidate[] = [];
	#timer: number | undefined;
	/** The grouping that is under way. */
	#work = new AbortController();
	#list: VirtualList<BacklinkItem> | undefined;
	#drawn: readonly BacklinkItem[] = [];
	#drawnFor: string | undefined;
	#status!: HTMLElement;
	#mentions!: MentionsSection;

	constructor(leaf: WorkspaceLeaf, context: BacklinksContext) {
		super(leaf, { type: BACKLINKS_VIEW, title: 'Backlinks', icon: 'link' });
		this.#context = context;
		this.#said = new SaidInPlaces(context.vault);
	}

	protected override start(): void {
		const { active, vault, settings, app, writer, notices, previews } = this.#context;
		this.#status = drawBacklinksToolbar(this.toolbar, {
			settings,
			vault,
			linkingNotes: () => (this.#path === undefined ? [] : vault.index.backlinkSources(this.#path)),
			onFilter: (text) => {
				window.clearTimeout(this.#filterTimer);
				this.#filterTimer = window.setTimeout(() => void this.#filterBy(text), FILTER_AFTER_MS);
			},
			onPin: (isPinned) => {
				this.#isPinned = isPinned;
				if (!isPinned) this.#show(active.current?.path);
			},
		});
		this.#mentions = this.addChild(new MentionsSection(this.contentEl, { app, vault, writer, notices, previews, settings }));
		// Typing in the note tells of it at every pause; what links to it changes only with the vault.
		this.register(
			active.onChange((note) => {
				if (!this.#isPinned && note?.path !== this.#path) this.#show(note?.path);
			}),
		);
		this.register(
			vault.onChange((paths) => {
				for (const path of paths) this.#said.forget(path);
				void this.#regroup();
			}),
		);
		this.registerDomEvent(this.body, 'keydown', (event) => this.#onKey(event));
		this.register(vault.onState(() => this.#refresh()));
		this.register(settings.onChange(() => this.#refresh()));
		this.register(() => {
			window.clearTimeout(this.#timer);
			window.clearTimeout(this.#filterTimer);
			this.#work.abort();
			this.#said.stop();
			this.#look(this.#path);
		});
		this.#show(active.current?.path);
	}

	#show(path: string | undefined): void {
		if (path !== this.#path) {
			this.#look(this.#path);
			this.#path = path;
			this.body.scrollTop = 0;
			this.#mentions.show(path);
			this.#candidates = [];
			this.#groups = [];
			this.#said.clear();
		}
		this.#refresh();
	}

	/** Draws the backlinks at once, and what is proposed of them when it is worked out: for a hub that takes longer than all the rest. */
	#refresh(): void {
		window.clearTimeout(this.#timer);
		this.#work.abort();
		void this.#regroup();
	}

	/** Beside the user's work: what is drawn stays until then, and what links to most notes is grouped before the page draws anyway. */
	async #regroup(): Promise<void> {
		const path = this.#path;
		const { app, vault, settings } = this.#context;
		if (path === undefined || vault.state.kind !== 'ready') {
			this.#draw();
			return;
		}
		this.#work.abort();
		this.#work = new AbortController();
		const groups = await chunkedSteps(backlinkGroupSteps(path, vault.index, backlinkGrouping(app, vault, settings)), this.#work.signal);
		if (groups && path === this.#path) this.#drawGroups(path, groups);
	}

	#drawGroups(path: string, groups: readonly BacklinkGroup[]): void {
		window.clearTimeout(this.#timer);
		this.#groups = groups;
		this.#draw();
		if (this.#filter !== '') void this.#readForFilter();
		this.#timer = window.setTimeout(() => void this.#propose(path), PROPOSE_AFTER_MS);
	}

	async #propose(path: string): Promise<void> {
		const candidates = await this.#context.related.rank(path);
		if (candidates === undefined || path !== this.#path) return;
		this.#candidates = candidates;
		this.#draw();
	}

	/** What is there now has been looked at once the view turns to another note. */
	#look(path: string | undefined): void {
		const { vault, seen } = this.#context;
		if (path !== undefined && vault.state.kind === 'ready') seen.remember(path, vault.index.backlinkSources(path));
	}

	#draw(): void {
		const { vault, seen } = this.#context;
		const path = this.#path;
		if (vault.state.kind !== 'ready') {
			this.#clear();
			this.showUnread(vault);
			return;
		}
		if (path === undefined) {
			this.#say('Open a note to see what links to it');
			return;
		}
		const items = backlinkItems({
			groups: this.#groups,
			candidates: this.#candidates,
			seen: seen.of(path),
			filter: this.#filter,
			folded: this.#folded,
			said: this.#said.known,
		});
		if (items.length === 0) {
			this.#say(this.#filter === '' ? `Nothing links to ${noteNameOf(path)} yet` : 'No backlink matches the filter');
			return;
		}
		// A change that alters no row leaves the list, the scroll and the focus as they are.
		if (path === this.#drawnFor && sameRows(items, this.#drawn)) return;
		this.#drawnFor = path;
		this.#drawn = items;
		const { all, shown } = countedBacklinks(this.#groups, items);
		const count = this.#filter === '' ? all : `${shown} of ${all}`;
		this.#status.setText(`${noteNameOf(path)}: ${count} ${all === 1 ? 'note links' : 'notes link'} here`);
		this.#listFor().show(items);
	}

	/** Shows what matches at once, and then what only the text of the notes tells. */
	async #filterBy(text: string): Promise<void> {
		this.#filter = text.trim();
		this.#mentions.filter(this.#filter);
		this.#draw();
		this.#list?.reveal(Math.max(0, bestMatch(this.#drawn, this.#filter)));
		if (this.#filter !== '') await this.#readForFilter();
	}

	#readForFilter(): Promise<void> {
		return this.#said.read(
			this.#groups.flatMap(({ entries }) => entries),
			() => this.#draw(),
		);
	}

	/** The first row, or the filter where there is none. */
	takeFocus(): void {
		if (this.#list) this.#list.focusAt(0);
		else this.toolbar.querySelector('input')?.focus();
	}

	/** Space on a row folds the group it stands in. */
	#onKey(event: KeyboardEvent): void {
		const target = event.target as HTMLElement;
		if (event.key !== ' ' || !target.matches('a')) return;
		const at = Number(target.closest<HTMLElement>('.dossier-virtual-row')?.dataset['index']);
		const group = this.#drawn.slice(0, at).findLast(({ kind }) => kind === 'group');
		if (group === undefined) return;
		event.preventDefault();
		this.#fold(group.key.slice('group '.length));
		this.#list?.focusAt(this.#drawn.findIndex(({ key }) => key === group.key));
	}

	#fold(group: string): void {
		if (!this.#folded.delete(group)) this.#folded.add(group);
		this.#draw();
	}

	#listFor(): VirtualList<BacklinkItem> {
		if (this.#list) return this.#list;
		this.body.empty();
		this.#list = this.addChild(
			virtualList<BacklinkItem>(this.body, 'Backlinks', {
				keyOf: ({ key }) => key,
				estimate: ({ kind }) => (kind === 'group' ? 32 : 88),
				draw: (item, element) => this.#drawItem(item, element),
			}),
		);
		return this.#list;
	}

	#drawItem(item: BacklinkItem, element: HTMLElement): void {
		const { app, vault } = this.#context;
		const path = this.#path;
		if (path === undefined) return;
		drawBacklink(item, element, {
			app,
			vault,
			path,
			hoverParent: this,
			fold: (group) => this.#fold(group),
			...backlinkActions(this, this.#context, path),
		});
	}

	#say(text: string): void {
		this.#clear();
		this.showEmpty(text);
	}

	#clear(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
		this.#drawn = [];
		this.#drawnFor = undefined;
		this.#status.setText('');
	}
}
