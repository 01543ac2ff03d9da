import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { setIcon } from '../ui/icons.ts';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { View } from './view.ts';

/** A view with a header (`children[0]`) and a content (`children[1]`). */
export abstract class ItemView extends View implements Names<ob.ItemView> {
	contentEl: HTMLElement;
	headerEl: HTMLElement;
	titleEl: HTMLElement;
	actionsEl: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.headerEl = this.containerEl.createDiv('view-header');
		const box = this.headerEl.createDiv('view-header-title-container mod-at-start');
		this.titleEl = box.createDiv('view-header-title');
		this.actionsEl = this.headerEl.createDiv('view-actions');
		this.contentEl = this.containerEl.createDiv('view-content');
		this.contentEl.tabIndex = -1;
	}

	override async show(): Promise<void> {
		this.titleEl.setText(this.getDisplayText());
		await super.show();
	}

	addAction(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
		const action = this.actionsEl.createEl('a', { cls: 'clickable-icon view-action', attr: { 'aria-label': title }, prepend: true });
		setIcon(action, icon);
		action.addEventListener('click', callback);
		return action;
	}

	override focus(): void {
		this.contentEl.focus({ preventScroll: true });
	}
}
