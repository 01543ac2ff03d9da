import { FuzzySuggestModal, type App, type Plugin } from 'obsidian';
import type { NoteType } from '../../../core/types/noteType.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { AskText } from '../../ui/askText.ts';
import type { Notices } from '../../ui/notices.ts';
import { openOnceRead } from '../../ui/onceRead.ts';
import { openWith } from '../../ui/openWith.ts';
import { chooseType } from '../../ui/typeSuggest.ts';
import { fieldNameChanges } from './fieldNameChanges.ts';

/** Adds the command that renames a field of one of the vault's own types, in the type and in its notes, after a preview. */
export function registerRenameField(plugin: Plugin, vault: LiveVault, previews: ChangePreviews, notices: Notices): void {
	const { app } = plugin;
	const askName = (type: NoteType, field: string): void =>
		openWith(
			plugin,
			new AskText(app, `Rename ${field} of ${type.name}`, 'New name', 'Show the changes', (name) => {
				if (type.fields.has(name)) notices.say(`\`${type.name}\` has a field \`${name}\` already`);
				else void previews.show(fieldNameChanges(app, vault, type, field, name));
			}),
		);
	plugin.addCommand({
		id: 'rename-field',
		name: 'Rename a field of a note type',
		callback: () => void openOnceRead(vault, notices, choose),
	});
	function choose(): void {
		const own = vault.types.all().filter(({ origin }) => origin.kind === 'note');
		if (own.length === 0) {
			notices.say('This vault has no note types of its own');
			return;
		}
		chooseType(plugin, app, own, (type) =>
			openWith(plugin, new FieldSuggest(app, ownFields(type, vault), (field) => askName(type, field))),
		);
	}
}

/** The fields that the type does not have from elsewhere: those are renamed there. */
function ownFields(type: NoteType, { types }: LiveVault): readonly string[] {
	const inherited = new Set(type.extends === undefined ? [] : types.get(type.extends)?.fields.keys());
	return [...type.fields.keys()].filter((name) => !inherited.has(name));
}

/** Asks for a field. */
class FieldSuggest extends FuzzySuggestModal<string> {
	readonly #fields: readonly string[];
	readonly #chosen: (field: string) => void;

	constructor(app: App, fields: readonly string[], chosen: (field: string) => void) {
		super(app);
		this.#fields = fields;
		this.#chosen = chosen;
		this.setPlaceholder('Choose a field');
	}

	override getItems(): string[] {
		return [...this.#fields];
	}

	override getItemText(field: string): string {
		return field;
	}

	override onChooseItem(field: string): void {
		this.#chosen(field);
	}
}
