import type * as ob from 'obsidian';
import { keepInPlace } from '../base/keepInPlace.ts';
import { setIcon } from '../ui/icons.ts';
import { WorkspaceParent, type WorkspaceSplit } from './workspaceItem.ts';
import type { Workspace } from './workspace.ts';
import type { WorkspaceLeaf } from './workspaceLeaf.ts';

/** Leaves behind one another with a row of tabs above; one is seen. */
export class WorkspaceTabs extends WorkspaceParent implements ob.WorkspaceTabs {
	declare parent: WorkspaceSplit;
	declare children: WorkspaceLeaf[];
	containerEl = createDiv('workspace-tabs');
	#headersEl: HTMLElement;
	#leavesEl: HTMLElement;
	#current = 0;

	constructor(workspace: Workspace) {
		super(workspace);
		const bar = this.containerEl.createDiv('workspace-tab-header-container');
		this.#headersEl = bar.createDiv({ cls: 'workspace-tab-header-container-inner', attr: { role: 'tablist' } });
		const add = bar.createDiv('workspace-tab-header-new-tab').createSpan({ cls: 'clickable-icon', attr: { 'aria-label': 'New tab' } });
		setIcon(add, 'plus');
		add.addEventListener('click', () => {
			workspace.setActiveLeaf(workspace.createLeafInTabs(this), { focus: true });
		});
		this.#leavesEl = this.containerEl.createDiv('workspace-tab-container');
	}

	get current(): WorkspaceLeaf | undefined {
		return this.children[this.#current];
	}

	select(leaf: WorkspaceLeaf): void {
		this.#current = Math.max(0, this.children.indexOf(leaf));
		this.show();
	}

	override release(child: WorkspaceLeaf): void {
		const at = this.children.indexOf(child);
		if (at <= this.#current) this.#current = Math.max(0, this.#current - 1);
		super.release(child);
	}

	show(): void {
		this.#headersEl.empty();
		keepInPlace(
			this.#leavesEl,
			this.children.map((leaf) => leaf.containerEl),
		);
		this.children.forEach((leaf, index) => {
			const isCurrent = index === this.#current;
			this.#headersEl.appendChild(this.#header(leaf, isCurrent));
			leaf.containerEl.toggle(isCurrent);
			leaf.containerEl.toggleClass('mod-active', leaf === this.workspace.activeLeaf);
		});
		this.containerEl.toggleClass(
			'mod-active',
			this.children.some((leaf) => leaf === this.workspace.activeLeaf),
		);
	}

	#header(leaf: WorkspaceLeaf, isCurrent: boolean): HTMLElement {
		const header = createDiv({
			cls: 'workspace-tab-header',
			attr: { role: 'tab', 'aria-label': leaf.getDisplayText(), 'data-type': leaf.view.getViewType(), 'aria-selected': isCurrent },
		});
		header.toggleClass('is-active', isCurrent);
		header.toggleClass('mod-active', leaf === this.workspace.activeLeaf);
		const inner = header.createDiv('workspace-tab-header-inner');
		setIcon(inner.createDiv('workspace-tab-header-inner-icon'), leaf.getIcon());
		inner.createDiv({ cls: 'workspace-tab-header-inner-title', text: leaf.getDisplayText() });
		const close = inner.createDiv({ cls: 'workspace-tab-header-inner-close-button', attr: { 'aria-label': 'Close' } });
		setIcon(close, 'x');
		close.addEventListener('click', (evt) => {
			evt.stopPropagation();
			leaf.detach();
		});
		header.addEventListener('click', () => {
			this.workspace.setActiveLeaf(leaf, { focus: true });
		});
		return header;
	}
}
