import type * as ob from 'obsidian';
import { becomeActive, copyStyles } from '../base/appWindow.ts';
import type { Workspace } from './workspace.ts';
import { WorkspaceWindow } from './workspaceWindow.ts';

/** The windows of the app beside the main one. */
export class Popouts {
	all: WorkspaceWindow[] = [];

	constructor(private readonly workspace: Workspace) {}

	open(data: ob.WorkspaceWindowInitData): WorkspaceWindow {
		const { workspace } = this;
		const page = workspace.app.openWindow(data);
		const popout: WorkspaceWindow = new WorkspaceWindow(workspace, page, () => {
			this.all = this.all.filter((one) => one !== popout);
			becomeActive(window);
			workspace.trigger('window-close', popout, page);
			workspace.requestLayoutChange();
		});
		this.all.push(popout);
		workspace.trigger('window-open', popout, page);
		return popout;
	}

	/** Gives every one of them the style sheets that the main window has now. */
	copyStyles(): void {
		for (const { win } of this.all) copyStyles(win);
	}
}
