import { Platform, type App, type View, type WorkspaceLeaf } from 'obsidian';

/** Shows the panel of `type`, made in a leaf of the right sidebar or that of `place` where it is not open yet; the keyboard goes into it where that is asked for, but for a phone, where half the panel would be under it. */
export async function revealView(app: App, type: string, takesFocus = false, place?: () => WorkspaceLeaf): Promise<void> {
	const { workspace } = app;
	const leaf = workspace.getLeavesOfType(type)[0] ?? (place ? place() : workspace.getRightLeaf(false));
	if (!leaf) return;
	if (leaf.view.getViewType() !== type) await leaf.setViewState({ type, active: true });
	await workspace.revealLeaf(leaf);
	if (takesFocus && !Platform.isPhone) (leaf.view as View & { takeFocus?(): void }).takeFocus?.();
}

/** Puts a tab for the panel of `type` into the right sidebar without taking the focus; nothing where it is open. */
export async function placeView(app: App, type: string): Promise<void> {
	const { workspace } = app;
	if (workspace.getLeavesOfType(type).length > 0) return;
	await workspace.getRightLeaf(false)?.setViewState({ type, active: false });
}
