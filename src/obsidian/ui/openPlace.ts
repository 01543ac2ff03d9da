import { Keymap, MarkdownView, type App, type UserEvent, type Workspace, type WorkspaceLeaf } from 'obsidian';
import type { Range } from '../../core/text/range.ts';

/**
 * Opens `path` with the cursor on `range`, in a new tab when the event asks for one (Mod or middle click).
 * The line of an open note is scrolled into the middle, so that what stands around it is seen.
 */
export async function openPlace(app: App, path: string, range: Range | undefined, event?: UserEvent): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (!file) return;
	const leaf = leafFor(app, event);
	await leaf.openFile(file);
	if (!range || !(leaf.view instanceof MarkdownView)) return;
	const { editor } = leaf.view;
	const from = editor.offsetToPos(range.start);
	const to = editor.offsetToPos(range.end);
	if (leaf.view.getMode() === 'preview') {
		leaf.view.setEphemeralState({ line: from.line });
		return;
	}
	editor.setSelection(from, to);
	editor.scrollIntoView({ from, to }, true);
}

/**
 * Where a note is to open. From a panel in a window of its own it is not beside the panel, where the app would put it,
 * but where notes are: in the same window if it shows one, else in the main one.
 */
function leafFor({ workspace }: App, event: UserEvent | undefined): WorkspaceLeaf {
	const asked = event ? Keymap.isModEvent(event) : false;
	const recent = workspace.getMostRecentLeaf();
	if (asked === false && recent && !recent.view.navigation && recent.getContainer() !== workspace.rootSplit) {
		const place = leafWithNoteBeside(workspace, recent) ?? workspace.getMostRecentLeaf(workspace.rootSplit);
		if (place) workspace.setActiveLeaf(place);
	}
	return workspace.getLeaf(asked);
}

function leafWithNoteBeside(workspace: Workspace, panel: WorkspaceLeaf): WorkspaceLeaf | undefined {
	let found: WorkspaceLeaf | undefined;
	workspace.iterateAllLeaves((leaf) => {
		if (leaf.view.navigation && leaf.getContainer() === panel.getContainer()) found ??= leaf;
	});
	return found;
}
