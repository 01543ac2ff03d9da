import type * as ob from 'obsidian';
import { lacks } from '../base/lacks.ts';
import type { Names } from '../base/names.ts';
import { DeferredView } from '../views/deferredView.ts';
import { EmptyView } from '../views/emptyView.ts';
import { View } from '../views/view.ts';
import type { TFile } from '../vault/files.ts';
import { WorkspaceItem } from './workspaceItem.ts';
import type { Workspace } from './workspace.ts';
import { announceMigration } from './workspaceWindow.ts';
import type { WorkspaceTabs } from './workspaceTabs.ts';

export class WorkspaceLeaf extends WorkspaceItem implements Names<ob.WorkspaceLeaf> {
	declare parent: WorkspaceTabs;
	containerEl = createDiv('workspace-leaf');
	view: View;
	hoverPopover: ob.HoverPopover | null = null;
	pinned = false;
	readonly id = Math.random().toString(16).slice(2);
	#group = '';

	constructor(workspace: Workspace) {
		super(workspace);
		this.view = new EmptyView(this);
		this.view.load();
		this.containerEl.appendChild(this.view.containerEl);
		this.containerEl.addEventListener('focusin', () => {
			workspace.setActiveLeaf(this);
		});
		this.containerEl.addEventListener('mousedown', () => {
			workspace.setActiveLeaf(this);
		});
	}

	leaves(): WorkspaceLeaf[] {
		return [this];
	}

	/** Whether its tab is in front and its sidebar open. */
	isVisible(): boolean {
		const side = this.workspace.sideOf(this);
		return this.parent.current === this && !side?.collapsed;
	}

	async openFile(file: ob.TFile, openState?: ob.OpenViewState): Promise<void> {
		if (file.extension !== 'md') lacks(`view for files such as ${file.name}`);
		await this.setViewState(
			{ type: 'markdown', state: { ...openState?.state, file: file.path }, active: openState?.active ?? true },
			openState?.eState,
		);
	}

	async open(view: ob.View): Promise<ob.View> {
		const before = this.view;
		const next = view as unknown as View;
		await before.shut();
		before.containerEl.remove();
		this.view = next;
		this.containerEl.appendChild(next.containerEl);
		if (next.containerEl.doc !== document) announceMigration(next.containerEl);
		next.load();
		await next.show();
		this.parent.show?.();
		return view;
	}

	getViewState(): ob.ViewState {
		if (this.view instanceof DeferredView) return this.view.waiting;
		return { type: this.view.getViewType(), state: this.view.getState(), ...(this.pinned ? { pinned: true } : {}) };
	}

	async setViewState(viewState: ob.ViewState, eState?: unknown): Promise<void> {
		if (viewState.pinned !== undefined) this.setPinned(viewState.pinned);
		if (viewState.type !== this.view.getViewType() || this.view instanceof DeferredView || viewState.type === 'empty') {
			await this.open(this.workspace.viewRegistry.create(viewState.type, this));
		}
		await this.view.setState(viewState.state ?? {}, { history: false });
		if (eState !== undefined) this.view.setEphemeralState(eState);
		this.parent.show?.();
		if (viewState.active) this.workspace.setActiveLeaf(this, { focus: true });
		this.workspace.requestLayoutChange();
	}

	/** Keeps the state and builds no view until the leaf is seen: what the app does to tabs it restores. */
	async defer(viewState: ob.ViewState): Promise<void> {
		await this.open(new DeferredView(this, viewState) as unknown as ob.View);
	}

	get isDeferred(): boolean {
		return this.view instanceof DeferredView;
	}

	async loadIfDeferred(): Promise<void> {
		if (this.view instanceof DeferredView) await this.setViewState({ ...this.view.waiting, active: false });
	}

	getEphemeralState(): Record<string, unknown> {
		return this.view.getEphemeralState();
	}

	setEphemeralState(state: unknown): void {
		this.view.setEphemeralState(state);
	}

	togglePinned(): void {
		this.setPinned(!this.pinned);
	}

	setPinned(pinned: boolean): void {
		if (this.pinned === pinned) return;
		this.pinned = pinned;
		this.trigger('pinned-change', pinned);
	}

	setGroupMember(other: ob.WorkspaceLeaf): void {
		this.setGroup((other as unknown as WorkspaceLeaf).id);
	}

	setGroup(group: string): void {
		this.#group = group;
		this.trigger('group-change', group);
	}

	get group(): string {
		return this.#group;
	}

	detach(): void {
		this.workspace.forget(this);
		this.parent.release(this);
		void this.view.shut();
		this.workspace.requestLayoutChange();
	}

	getIcon(): string {
		return this.view.getIcon();
	}

	getDisplayText(): string {
		return this.view.getDisplayText();
	}

	onResize(): void {
		this.view.onResize();
	}

	get file(): TFile | null {
		return (this.view as unknown as { file?: TFile | null }).file ?? null;
	}
}
