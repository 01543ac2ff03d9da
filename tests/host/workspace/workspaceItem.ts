import type * as ob from 'obsidian';
import { Events } from '../base/events.ts';
import { keepInPlace } from '../base/keepInPlace.ts';
import type { WorkspaceLeaf } from './workspaceLeaf.ts';
import type { Workspace } from './workspace.ts';

/** A part of the layout. `parent` of the outermost is itself, so that walking up ends. */
export abstract class WorkspaceItem extends Events implements ob.WorkspaceItem {
	parent: WorkspaceParent = this as unknown as WorkspaceParent;
	abstract containerEl: HTMLElement;

	constructor(readonly workspace: Workspace) {
		super();
	}

	getRoot(): WorkspaceItem {
		return this.parent === (this as WorkspaceItem) ? this : this.parent.getRoot();
	}

	getContainer(): WorkspaceContainer {
		const root = this.getRoot();
		return root instanceof WorkspaceContainer ? root : this.workspace.rootSplit;
	}

	/** Every leaf below, in the order seen. */
	abstract leaves(): WorkspaceLeaf[];
}

export abstract class WorkspaceParent extends WorkspaceItem implements ob.WorkspaceParent {
	children: WorkspaceItem[] = [];

	leaves(): WorkspaceLeaf[] {
		return this.children.flatMap((child) => child.leaves());
	}

	adopt(child: WorkspaceItem, index = this.children.length): void {
		this.children.splice(index, 0, child);
		child.parent = this;
		this.show();
	}

	/** Drops a child; a parent left empty goes as well, but for the outermost. */
	release(child: WorkspaceItem): void {
		this.children = this.children.filter((one) => one !== child);
		child.containerEl.remove();
		if (this.children.length === 0 && this.parent !== this) this.parent.release(this);
		else this.show();
	}

	/** Draws the children in their order. */
	abstract show(): void;
}

export class WorkspaceSplit extends WorkspaceParent implements ob.WorkspaceSplit {
	containerEl = createDiv('workspace-split');

	constructor(workspace: Workspace, direction: ob.SplitDirection) {
		super(workspace);
		this.containerEl.addClass(`mod-${direction}`);
	}

	show(): void {
		keepInPlace(
			this.containerEl,
			this.children.map((child) => child.containerEl),
		);
	}
}

export abstract class WorkspaceContainer extends WorkspaceSplit implements ob.WorkspaceContainer {
	win: Window = window;
	doc = document;
}

export class WorkspaceRoot extends WorkspaceContainer implements ob.WorkspaceRoot {
	constructor(workspace: Workspace) {
		super(workspace, 'vertical');
		this.containerEl.addClass('mod-root');
	}
}

/** A sidebar: beside the notes at a desktop's width, a drawer over them at a phone's. */
export class WorkspaceSidedock extends WorkspaceSplit implements ob.WorkspaceSidedock, ob.WorkspaceMobileDrawer {
	collapsed = true;

	constructor(
		workspace: Workspace,
		readonly side: ob.Side,
	) {
		super(workspace, 'horizontal');
		this.containerEl.addClasses([`mod-${side}-split`, 'mod-sidedock', 'is-collapsed']);
	}

	expand(): void {
		this.#set(false);
	}

	collapse(): void {
		this.#set(true);
	}

	toggle(): void {
		this.#set(!this.collapsed);
	}

	#set(collapsed: boolean): void {
		if (this.collapsed === collapsed) return;
		this.collapsed = collapsed;
		this.containerEl.toggleClass('is-collapsed', collapsed);
		this.workspace.requestLayoutChange();
		if (!collapsed) for (const leaf of this.leaves()) if (leaf.isVisible()) void leaf.loadIfDeferred();
	}
}
