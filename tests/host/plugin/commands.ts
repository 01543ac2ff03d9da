import type * as ob from 'obsidian';
import type { HostApp } from '../hostApp.ts';
import { MarkdownView } from '../views/markdownView.ts';

interface Registered {
	readonly command: ob.Command;
	readonly handlers: ob.KeymapEventHandler[];
}

/** Every command, by its full id (`plugin-id:command`). */
export class Commands {
	#all = new Map<string, Registered>();

	constructor(private readonly app: HostApp) {}

	get ids(): string[] {
		return [...this.#all.keys()];
	}

	add(command: ob.Command): void {
		this.remove(command.id);
		const handlers = (command.hotkeys ?? []).map(({ modifiers, key }) =>
			this.app.scope.register(modifiers, key, () => (this.run(command.id) ? false : undefined)),
		);
		this.#all.set(command.id, { command, handlers });
	}

	remove(id: string): void {
		for (const handler of this.#all.get(id)?.handlers ?? []) this.app.scope.unregister(handler);
		this.#all.delete(id);
	}

	/** Those that say they can run now, as the palette lists them. */
	available(): ob.Command[] {
		return [...this.#all.values()].map(({ command }) => command).filter((command) => this.#call(command, true) !== false);
	}

	/** @returns whether it ran. @throws where there is no such command. */
	run(id: string): boolean {
		const known = this.#all.get(id);
		if (!known) throw new Error(`there is no command "${id}"; there are: ${this.ids.join(', ')}`);
		return this.#call(known.command, true) !== false && this.#call(known.command, false) !== false;
	}

	/** In the app's order: an editor callback needs an editor; `checking` asks without doing. */
	#call(command: ob.Command, checking: boolean): boolean {
		const view = this.app.workspace.activeLeaf?.view;
		const note = view instanceof MarkdownView && view.getMode() === 'source' ? view : null;
		if (command.mobileOnly && !document.body.hasClass('is-mobile')) return false;
		if (command.editorCheckCallback)
			return note ? command.editorCheckCallback(checking, note.editor, note as unknown as ob.MarkdownView) !== false : false;
		if (command.editorCallback) {
			if (note && !checking) command.editorCallback(note.editor, note as unknown as ob.MarkdownView);
			return note !== null;
		}
		if (command.checkCallback) return Boolean(command.checkCallback(checking)) || !checking;
		if (!checking) command.callback?.();
		return command.callback !== undefined;
	}
}
