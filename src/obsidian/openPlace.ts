import { Keymap, MarkdownView, type App, type UserEvent } from 'obsidian';
import type { Range } from '../core/text/range.ts';

/**
 * Opens `path` with the cursor on `range`, in a new tab when the event asks for one (Mod or middle click).
 * The line of an open note is scrolled into the middle, so that what stands around it is seen.
 */
export async function openPlace(app: App, path: string, range: Range | undefined, event?: UserEvent): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (!file) return;
	const leaf = app.workspace.getLeaf(event ? Keymap.isModEvent(event) : false);
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
