import type * as ob from 'obsidian';
import { isPhone } from '../api/platform.ts';
import type { HostApp } from '../hostApp.ts';
import type { BootOptions } from '../page.ts';

/** Opens what every start has, and the leaves that an earlier session left. */
export async function restoreLeaves(app: HostApp, { restore = [] }: BootOptions): Promise<void> {
	const files = app.workspace.getLeftLeaf(false);
	await files.setViewState({ type: 'file-explorer' });
	if (!isPhone()) app.workspace.leftSplit.expand();
	app.workspace.setActiveLeaf(app.workspace.getLeaf(false));
	for (const { side, type, state: viewState, open } of restore) {
		const leaf =
			side === 'root'
				? app.workspace.getLeaf('tab')
				: side === 'left'
					? app.workspace.getLeftLeaf(false)
					: app.workspace.getRightLeaf(false);
		const wanted = { type, ...(viewState ? { state: viewState } : {}) };
		if (open) {
			await leaf.setViewState(wanted);
			await app.workspace.revealLeaf(leaf as unknown as ob.WorkspaceLeaf);
		} else await leaf.defer(wanted);
	}
}
