import type * as ob from 'obsidian';
import { WINDOW_MIGRATED } from '../dom/installOnHtmlElement.ts';
import type { PageWindow } from '../dom/pageWindow.ts';
import { WorkspaceContainer, type WorkspaceItem } from './workspaceItem.ts';
import type { Workspace } from './workspace.ts';

/** The leaves in a window of their own. It closes with its last leaf, and its leaves with it. */
export class WorkspaceWindow extends WorkspaceContainer implements ob.WorkspaceWindow {
	override win: PageWindow;
	override doc: Document;

	constructor(workspace: Workspace, page: PageWindow, gone: () => void) {
		super(workspace, 'vertical');
		this.win = page;
		this.doc = page.document;
		this.containerEl.addClass('mod-root');
		this.doc.body.createDiv('app-container').createDiv('horizontal-main-container').createDiv('workspace').appendChild(this.containerEl);
		page.addEventListener(
			'pagehide',
			() => {
				for (const leaf of this.leaves()) leaf.detach();
				gone();
			},
			{ once: true },
		);
	}

	override release(child: WorkspaceItem): void {
		super.release(child);
		if (this.children.length === 0 && !this.win.closed) this.win.close();
	}
}

/** Tells every element in `root` that it is in another window now. */
export function announceMigration(root: HTMLElement): void {
	for (const el of [root, ...root.findAll('*')]) el.dispatchEvent(new Event(WINDOW_MIGRATED));
}
