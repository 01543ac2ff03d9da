import type * as ob from 'obsidian';
import type { HostApp } from '../hostApp.ts';
import { FuzzySuggestModal } from './fuzzySuggestModal.ts';

/** The list of commands that Mod-P opens. */
export class CommandPalette extends FuzzySuggestModal<ob.Command> {
	#commands: ob.Command[];

	constructor(private readonly host: HostApp) {
		super(host as unknown as ob.App);
		// Asked before the palette takes the focus: commands look at what is active.
		this.#commands = host.parts.commands.available();
		this.setPlaceholder('Select a command...');
		this.setInstructions([
			{ command: '↑↓', purpose: 'to navigate' },
			{ command: '↵', purpose: 'to use' },
			{ command: 'esc', purpose: 'to dismiss' },
		]);
	}

	getItems(): ob.Command[] {
		return this.#commands;
	}

	getItemText(command: ob.Command): string {
		return command.name;
	}

	onChooseItem(command: ob.Command): void {
		this.host.parts.commands.run(command.id);
	}
}
