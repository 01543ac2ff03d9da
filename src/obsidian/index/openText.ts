import { MarkdownView, type App } from 'obsidian';

/** The text of `path` in the editor in which it is open, or `undefined` where it is open in none. */
export function openText(app: App, path: string): string | undefined {
	let text: string | undefined;
	app.workspace.iterateAllLeaves((leaf) => {
		if (text === undefined && leaf.view instanceof MarkdownView && leaf.view.file?.path === path) text = leaf.view.getViewData();
	});
	return text;
}
