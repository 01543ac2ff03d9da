import type { App, Command, Plugin } from 'obsidian';

/** The path of the note that the app shows; none for another file, or where none is shown. */
export function shownNote(app: App): string | undefined {
	const file = app.workspace.getActiveFile();
	return file?.extension.toLowerCase() === 'md' ? file.path : undefined;
}

/** Adds a command for the note that the app shows; it is offered only while there is one, of which `isOffered` holds. */
export function addNoteCommand(
	plugin: Plugin,
	command: Pick<Command, 'id' | 'name' | 'icon'>,
	run: (path: string) => void,
	isOffered: (path: string) => boolean = () => true,
): void {
	plugin.addCommand({
		...command,
		checkCallback: (checking) => {
			const path = shownNote(plugin.app);
			if (path === undefined || !isOffered(path)) return false;
			if (!checking) run(path);
			return true;
		},
	});
}
