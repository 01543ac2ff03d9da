import { FuzzySuggestModal, type App, type Plugin } from 'obsidian';
import { addTypeField } from '../../../core/types/addTypeField.ts';
import { baseForType } from '../../../core/types/baseForType.ts';
import { folderForType } from '../../../core/templates/folderForType.ts';
import { namedSections } from '../../../core/templates/namedSections.ts';
import { exportBuiltin } from '../../../core/types/exportBuiltin.ts';
import { fieldKindIds, fieldKind, type FieldKindId } from '../../../core/types/kinds/fieldKinds.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { fileNameFor } from '../../../core/vault/paths/fileNameFor.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { AskText } from '../../ui/askText.ts';
import type { Notices } from '../../ui/notices.ts';
import { openOnceRead } from '../../ui/onceRead.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { openWith } from '../../ui/openWith.ts';
import { createExport } from '../../writeNote.ts';
import { chooseType } from '../../ui/typeSuggest.ts';

/** How long the way to what was made is offered. */
const OFFER_MS = 10_000;

/** What the commands work with. */
export interface TypeNotesContext {
	readonly plugin: Plugin;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

/** Adds the commands on the notes that describe types: a type is a note, and is changed as one. */
export function registerTypeNotes(context: TypeNotesContext): void {
	const { plugin, app, vault, settings, writer, notices } = context;
	const open = (path: string): void => void app.workspace.openLinkText(path, '');
	/** Writes a built-in type out as a note of the vault, which counts from then on. */
	const customise = async (type: NoteType): Promise<void> => {
		const name = fileNameFor(type.name);
		if (name.kind === 'refused') return;
		const { index, types } = vault;
		const headings = namedSections(type, vault.naming, { folder: folderForType(type, index), beside: [] });
		const text = exportBuiltin(type, types, settings.current.typeKey, headings);
		const created = await writer.create(`${settings.current.typesFolder}/${name.path}.md`, text);
		if (created.kind === 'refused') notices.say(`Nothing was made: ${created.reason}`);
		else open(created.path);
	};
	const add = async (type: NoteType, path: string, name: string, kind: FieldKindId): Promise<void> => {
		const result = await writer.write(path, (note) => addTypeField(note, name, kind), {
			title: () => `Added the field ${name} to ${type.name}`,
		});
		notices.sayWrite(result, `Added the field \`${name}\` to ${type.name}.`);
	};
	const addField = (type: NoteType): void => {
		const { origin } = type;
		if (origin.kind !== 'note') {
			notices.say(`${type.name} is built in; “Customise this type” makes a note of it, which can have more fields`);
			return;
		}
		const askKind = (name: string): void => openWith(plugin, new KindSuggest(app, (kind) => void add(type, origin.path, name, kind)));
		openWith(plugin, new AskText(app, `Add a field to ${type.name}`, 'Name', 'Choose its kind', askKind));
	};
	plugin.addCommand({
		id: 'customise-type',
		name: 'Customise a note type',
		callback: () =>
			void openOnceRead(vault, notices, () => {
				const builtIn = vault.types.all().filter(({ origin }) => origin.kind === 'built-in');
				chooseType(plugin, app, builtIn, (type) => void customise(type));
			}),
	});
	plugin.addCommand({
		id: 'create-base',
		name: 'Create a base for a type',
		callback: () =>
			void openOnceRead(vault, notices, () => chooseType(plugin, app, vault.types.all(), (type) => void createBase(context, type))),
	});
	for (const [id, name, run] of [
		[
			'customise-this-type',
			'Customise this type',
			(type: NoteType) => (type.origin.kind === 'note' ? open(type.origin.path) : void customise(type)),
		],
		[
			'open-type',
			'Open type of this note',
			(type: NoteType) =>
				type.origin.kind === 'note'
					? open(type.origin.path)
					: notices.say(`${type.name} is built in; “Customise this type” makes a note of it`),
		],
		['add-field', 'Add field to type', addField],
	] as const)
		addNoteCommand(
			plugin,
			{ id, name },
			(path) =>
				void openOnceRead(vault, notices, () => {
					const type = typeOf(path, vault);
					if (type) run(type);
					else notices.say(`${path} has no type that is described`);
				}),
			// Which type it has, and whether that is built in, is not known before the vault is read.
			(path) => vault.state.kind !== 'ready' || typeOf(path, vault) !== undefined,
		);
}

/** Makes a base that shows the notes of `type`, beside most of them. */
async function createBase({ app, vault, settings, notices }: TypeNotesContext, type: NoteType): Promise<void> {
	const folder = folderForType(type, vault.index);
	const text = baseForType(type, vault.types, settings.current.typeKey);
	const name = fileNameFor(type.name);
	const stem = name.kind === 'refused' ? 'Notes' : name.path;
	const created = await createExport(app, folder === '' ? stem : `${folder}/${stem}`, 'base', text);
	if (created.kind === 'refused') notices.say(`Nothing was made: ${created.reason}`);
	else notices.offer(`Made ${created.path}`, 'Open', () => void app.workspace.openLinkText(created.path, ''), OFFER_MS);
}

/** The type of a note, or the one that it describes. */
function typeOf(path: string, { index, types }: LiveVault): NoteType | undefined {
	const described = types.all().find(({ origin }) => origin.kind === 'note' && origin.path === path);
	return described ?? types.get(index.record(path)?.type ?? '');
}

/** Asks for a kind of field. */
class KindSuggest extends FuzzySuggestModal<FieldKindId> {
	readonly #chosen: (kind: FieldKindId) => void;

	constructor(app: App, chosen: (kind: FieldKindId) => void) {
		super(app);
		this.#chosen = chosen;
		this.setPlaceholder('What its values are');
	}

	override getItems(): FieldKindId[] {
		return [...fieldKindIds];
	}

	override getItemText(kind: FieldKindId): string {
		return `${kind}: ${fieldKind(kind).description.replaceAll('`', '')}`;
	}

	override onChooseItem(kind: FieldKindId): void {
		this.#chosen(kind);
	}
}
