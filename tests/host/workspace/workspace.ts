import type * as ob from 'obsidian';
import { Events } from '../base/events.ts';
import { lacks } from '../base/lacks.ts';
import { calledByPlugin } from '../base/ledger.ts';
import type { Names } from '../base/names.ts';
import { pacedEvent } from '../base/pace.ts';
import { debounce } from '../api/debounce.ts';
import { isPhone } from '../api/platform.ts';
import { parseLinktext } from '../metadata/linkpath.ts';
import { TFile } from '../vault/files.ts';
import { FileView } from '../views/fileView.ts';
import { MarkdownView } from '../views/markdownView.ts';
import type { View } from '../views/view.ts';
import type { HostApp } from '../hostApp.ts';
import { Popouts } from './popouts.ts';
import { ViewRegistry } from './viewRegistry.ts';
import { WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit } from './workspaceItem.ts';
import type { WorkspaceItem } from './workspaceItem.ts';
import { WorkspaceLeaf } from './workspaceLeaf.ts';
import { WorkspaceTabs } from './workspaceTabs.ts';
import { announceMigration, type WorkspaceWindow } from './workspaceWindow.ts';

export class Workspace extends Events implements Names<ob.Workspace> {
	readonly viewRegistry = new ViewRegistry();
	containerEl: HTMLElement;
	rootSplit: WorkspaceRoot;
	leftSplit: WorkspaceSidedock;
	rightSplit: WorkspaceSidedock;
	readonly popouts = new Popouts(this);
	leftRibbon: ob.WorkspaceRibbon = {};
	rightRibbon: ob.WorkspaceRibbon = {};
	activeLeaf: WorkspaceLeaf | null = null;
	layoutReady = false;
	requestSaveLayout = debounce(async () => {}, 10);
	#whenReady: (() => unknown)[] = [];
	/** Most recently active last. */
	#history: WorkspaceLeaf[] = [];
	#lastFiles: string[] = [];
	#toldFile: TFile | null = null;
	#tellActive = debounce(() => {
		this.#tellActiveLeaf();
	}, 0);
	#toldLeaf: WorkspaceLeaf | null = null;
	#tellLayout = debounce(() => {
		this.trigger('layout-change');
	}, 0);

	constructor(
		readonly app: HostApp,
		parentEl: HTMLElement,
	) {
		super();
		this.containerEl = parentEl;
		this.leftSplit = new WorkspaceSidedock(this, 'left');
		this.rootSplit = new WorkspaceRoot(this);
		this.rightSplit = new WorkspaceSidedock(this, 'right');
		for (const split of [this.leftSplit, this.rootSplit, this.rightSplit]) this.containerEl.appendChild(split.containerEl);
		this.createLeafInTabs(this.#newTabs(this.rootSplit));
	}

	get activeEditor(): ob.MarkdownFileInfo | null {
		return this.activeLeaf?.view instanceof MarkdownView ? (this.activeLeaf.view as unknown as ob.MarkdownFileInfo) : null;
	}

	onLayoutReady(callback: () => unknown): void {
		const isPlugins = calledByPlugin();
		const paced = (): void => pacedEvent('layout-ready', isPlugins, callback);
		if (this.layoutReady) paced();
		else this.#whenReady.push(paced);
	}

	/** Says that the layout stands; called once by the page. */
	becomeReady(): void {
		this.layoutReady = true;
		for (const callback of this.#whenReady.splice(0)) {
			try {
				callback();
			} catch (error) {
				setTimeout(() => {
					throw error;
				}, 0);
			}
		}
		this.requestLayoutChange();
	}

	requestLayoutChange(): void {
		this.#tellLayout();
	}

	createLeafInTabs(tabs: WorkspaceTabs): WorkspaceLeaf {
		const leaf = new WorkspaceLeaf(this);
		tabs.adopt(leaf);
		this.requestLayoutChange();
		return leaf;
	}

	createLeafInParent(parent: ob.WorkspaceSplit, index: number): WorkspaceLeaf {
		return this.createLeafInTabs(this.#newTabs(parent as unknown as WorkspaceSplit, index));
	}

	createLeafBySplit(leaf: ob.WorkspaceLeaf, direction: ob.SplitDirection = 'vertical', before = false): WorkspaceLeaf {
		const tabs = (leaf as unknown as WorkspaceLeaf).parent;
		const outer = tabs.parent;
		const at = outer.children.indexOf(tabs);
		if (outer.containerEl.hasClass(`mod-${direction}`)) return this.createLeafInTabs(this.#newTabs(outer, before ? at : at + 1));
		const split = new WorkspaceSplit(this, direction);
		outer.children[at] = split;
		split.parent = outer;
		tabs.containerEl.replaceWith(split.containerEl);
		split.adopt(tabs);
		return this.createLeafInTabs(this.#newTabs(split, before ? 0 : 1));
	}

	splitActiveLeaf(direction?: ob.SplitDirection): WorkspaceLeaf {
		return this.createLeafBySplit(this.#rootLeaf() as unknown as ob.WorkspaceLeaf, direction);
	}

	async duplicateLeaf(leaf: ob.WorkspaceLeaf, leafType: ob.PaneType | boolean | ob.SplitDirection = 'split'): Promise<ob.WorkspaceLeaf> {
		const copy = this.getLeaf(leafType === 'vertical' || leafType === 'horizontal' ? 'split' : leafType);
		await copy.setViewState({ ...leaf.getViewState(), active: true });
		return copy as unknown as ob.WorkspaceLeaf;
	}

	getUnpinnedLeaf(): WorkspaceLeaf {
		return this.getLeaf(false);
	}

	/** `false` is the leaf one would navigate in; a tab, a split or a new one else. */
	getLeaf(newLeaf: ob.PaneType | boolean = false, direction?: ob.SplitDirection): WorkspaceLeaf {
		if (newLeaf === 'window') return this.openPopoutLeaf();
		if (newLeaf === 'split') return this.splitActiveLeaf(direction);
		const recent = this.#rootLeaf();
		if (newLeaf === false && !recent.pinned && (recent.view.navigation || recent.view.getViewType() === 'empty')) return recent;
		return this.createLeafInTabs(recent.parent);
	}

	getLeftLeaf(split: boolean): WorkspaceLeaf {
		return this.#sideLeaf(this.leftSplit, split);
	}

	getRightLeaf(split: boolean): WorkspaceLeaf {
		return this.#sideLeaf(this.rightSplit, split);
	}

	async ensureSideLeaf(
		type: string,
		side: ob.Side,
		options: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {},
	): Promise<ob.WorkspaceLeaf> {
		const split = side === 'left' ? this.leftSplit : this.rightSplit;
		const { active = true, reveal = true } = options;
		let leaf = split.leaves().find((one) => one.getViewState().type === type);
		if (!leaf) {
			leaf = this.#sideLeaf(split, options.split ?? false);
			await leaf.setViewState({ type, ...(options.state ? { state: options.state } : {}) });
		}
		if (reveal) await this.revealLeaf(leaf as unknown as ob.WorkspaceLeaf);
		if (active) this.setActiveLeaf(leaf, { focus: true });
		return leaf as unknown as ob.WorkspaceLeaf;
	}

	async openLinkText(
		linktext: string,
		sourcePath: string,
		newLeaf?: ob.PaneType | boolean,
		openViewState?: ob.OpenViewState,
	): Promise<void> {
		const { path, subpath } = parseLinktext(linktext);
		const found = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
		const file = found ?? (await this.app.fileManager.createNote(path, sourcePath));
		const eState = subpath === '' ? openViewState?.eState : { subpath, ...openViewState?.eState };
		await this.getLeaf(newLeaf ?? false).openFile(file, { ...openViewState, ...(eState ? { eState } : {}) });
	}

	setActiveLeaf(leaf: ob.WorkspaceLeaf | WorkspaceLeaf, params?: { focus?: boolean } | boolean, focus?: boolean): void {
		const next = leaf as unknown as WorkspaceLeaf;
		const takesFocus = typeof params === 'object' ? params.focus : focus;
		if (next.parent.current !== next) next.parent.select(next);
		if (this.activeLeaf !== next) {
			const before = this.activeLeaf;
			this.activeLeaf = next;
			this.#history = [...this.#history.filter((one) => one !== next), next];
			before?.parent.show();
			next.parent.show();
			this.#tellActive();
		}
		void next.loadIfDeferred();
		if (takesFocus) next.view.setEphemeralState({ focus: true });
	}

	/** Called by a file view when it shows another file. */
	fileShown(): void {
		this.#tellActive();
	}

	getLeafById(id: string): WorkspaceLeaf | null {
		return this.#all().find((leaf) => leaf.id === id) ?? null;
	}

	getGroupLeaves(group: string): ob.WorkspaceLeaf[] {
		return this.#all().filter((leaf) => leaf.group === group) as unknown as ob.WorkspaceLeaf[];
	}

	/** Without a root: among the notes and in the pop-outs, whatever view it is. */
	getMostRecentLeaf(root?: ob.WorkspaceParent): WorkspaceLeaf | null {
		const isWanted = (leaf: WorkspaceLeaf): boolean => (root ? (leaf.getRoot() as unknown) === root : this.sideOf(leaf) === null);
		return this.#history.findLast(isWanted) ?? this.rootSplit.leaves()[0] ?? null;
	}

	getActiveViewOfType<T extends ob.View>(type: ob.Constructor<T>): T | null {
		const view: unknown = this.activeLeaf?.view;
		return view instanceof type ? view : null;
	}

	/** The file one works on: that of the active leaf, or of the last one among the notes while a sidebar has the focus. */
	getActiveFile(): TFile | null {
		const active = this.activeLeaf?.view;
		if (active instanceof FileView && active.file) return active.file;
		return this.getMostRecentLeaf()?.file ?? null;
	}

	iterateRootLeaves(callback: (leaf: ob.WorkspaceLeaf) => unknown): void {
		for (const leaf of this.rootSplit.leaves()) callback(leaf as unknown as ob.WorkspaceLeaf);
	}

	iterateAllLeaves(callback: (leaf: ob.WorkspaceLeaf) => unknown): void {
		for (const leaf of this.#all()) callback(leaf as unknown as ob.WorkspaceLeaf);
	}

	getLeavesOfType(viewType: string): ob.WorkspaceLeaf[] {
		return this.#all().filter((leaf) => leaf.getViewState().type === viewType) as unknown as ob.WorkspaceLeaf[];
	}

	detachLeavesOfType(viewType: string): void {
		for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
	}

	async revealLeaf(leaf: ob.WorkspaceLeaf): Promise<void> {
		const own = leaf as unknown as WorkspaceLeaf;
		own.parent.select(own);
		this.sideOf(own)?.expand();
		await own.loadIfDeferred();
	}

	openPopoutLeaf(data: ob.WorkspaceWindowInitData = {}): WorkspaceLeaf {
		const leaf = this.createLeafInTabs(this.#newTabs(this.popouts.open(data)));
		this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	/** Takes the leaf with its view as it stands into a new window. */
	moveLeafToPopout(moved: ob.WorkspaceLeaf, data: ob.WorkspaceWindowInitData = {}): WorkspaceWindow {
		const leaf = moved as unknown as WorkspaceLeaf;
		const popout = this.popouts.open(data);
		if (this.rootSplit.leaves().every((one) => one === leaf)) this.createLeafInTabs(leaf.parent);
		leaf.parent.release(leaf);
		this.#newTabs(popout).adopt(leaf);
		announceMigration(leaf.containerEl);
		this.setActiveLeaf(leaf, { focus: true });
		this.requestLayoutChange();
		return popout;
	}

	getLastOpenFiles(): string[] {
		return this.#lastFiles;
	}

	/** Gives every open editor the extensions that are registered now. */
	updateOptions(): void {
		for (const view of this.markdownViews()) view.updateOptions();
	}

	markdownViews(): MarkdownView[] {
		return this.#all()
			.map((leaf): View => leaf.view)
			.filter((view): view is MarkdownView => view instanceof MarkdownView);
	}

	handleLinkContextMenu(): never {
		return lacks('Workspace.handleLinkContextMenu');
	}
	changeLayout(): never {
		return lacks('Workspace.changeLayout');
	}
	getLayout(): never {
		return lacks('Workspace.getLayout');
	}

	sideOf(leaf: WorkspaceItem): WorkspaceSidedock | null {
		const root = leaf.getRoot();
		return root instanceof WorkspaceSidedock ? root : null;
	}

	/** Takes a leaf that is about to go out of the history, and moves on from it. */
	forget(leaf: WorkspaceLeaf): void {
		this.#history = this.#history.filter((one) => one !== leaf);
		const root = this.rootSplit.leaves();
		if (root.length === 1 && root[0] === leaf) this.createLeafInTabs(leaf.parent);
		if (this.activeLeaf !== leaf) return;
		this.activeLeaf = null;
		const next = this.#history.at(-1) ?? this.rootSplit.leaves().find((one) => one !== leaf);
		if (next) this.setActiveLeaf(next);
	}

	#all(): WorkspaceLeaf[] {
		return [this.rootSplit, this.leftSplit, this.rightSplit, ...this.popouts.all].flatMap((split) => split.leaves());
	}

	#rootLeaf(): WorkspaceLeaf {
		return this.getMostRecentLeaf() ?? this.createLeafInTabs(this.#newTabs(this.rootSplit));
	}

	#newTabs(parent: WorkspaceSplit, index?: number): WorkspaceTabs {
		const tabs = new WorkspaceTabs(this);
		const after = index === undefined ? null : (parent.children[index]?.containerEl ?? null);
		parent.adopt(tabs, index);
		parent.containerEl.insertBefore(tabs.containerEl, after);
		return tabs;
	}

	#sideLeaf(side: WorkspaceSidedock, split: boolean): WorkspaceLeaf {
		const last = side.children.at(-1);
		return this.createLeafInTabs(!split && last instanceof WorkspaceTabs ? last : this.#newTabs(side));
	}

	#tellActiveLeaf(): void {
		if (this.#toldLeaf !== this.activeLeaf) {
			this.#toldLeaf = this.activeLeaf;
			this.trigger('active-leaf-change', this.activeLeaf);
		}
		const file = this.getActiveFile();
		if (file !== this.#toldFile) {
			this.#toldFile = file;
			if (file) this.#lastFiles = [file.path, ...this.#lastFiles.filter((path) => path !== file.path)].slice(0, 10);
			if (isPhone() && file) for (const side of [this.leftSplit, this.rightSplit]) side.collapse();
			this.trigger('file-open', file);
		}
	}
}
