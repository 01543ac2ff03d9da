import { Modal, Setting, type App } from 'obsidian';
import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { fieldsFromTitle } from '../../../core/templates/fieldsFromTitle.ts';
import { folderForType } from '../../../core/templates/folderForType.ts';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import { newNote, type NewNote } from '../../../core/templates/newNote.ts';
import type { TemplateClock } from '../../../core/templates/placeholders.ts';
import type { Note } from '../../../core/note/note.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import { plannedNote } from '../../../core/templates/plannedNote.ts';
import type { Field, NoteType } from '../../../core/types/noteType.ts';
import { templateForType } from '../../../core/types/templateForType.ts';
import type { OfferedWord } from './wordSuggest.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { validateFields } from '../../../core/types/validateFields.ts';
import type { LiveVault, NewNoteRequest } from '../../index/liveVault.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import { fieldSetting } from './fieldSetting.ts';
import { fieldWords } from './fieldWords.ts';

/** What the form is given. */
export interface NewNoteFormContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: Settings;
	readonly clock: TemplateClock;
	/** The vault's own templates, read before the form opens. */
	readonly templates: readonly Note[];
	/** The index note that will get a line for a note at this path; `undefined` where none will. */
	readonly listedIn: (path: string) => string | undefined;
	/** Called with the note when the form is sent, and with those that are to be made with it; resolves to a reason where it could not be made. */
	readonly make: (note: MadeNote, others: readonly MadeNote[]) => Promise<string | undefined>;
}

/** A note that can be made. */
export type MadeNote = Extract<NewNote, { kind: 'note' }>;

/** One form for a new note: its type, its title, every field of the type, and where it will go. */
export class NewNoteForm extends Modal {
	readonly #context: NewNoteFormContext;
	readonly #values = new Map<string, FrontmatterValue>();
	/** Fields that the user has touched: the title does not fill them any more. */
	readonly #touched = new Set<string>();
	/** Names for which a note is to be made too, by the field that they stand in. */
	readonly #others = new Map<string, Set<string>>();
	readonly #settings = new Map<string, Setting>();
	#type: NoteType | undefined;
	#title: string;
	/** Where a link says that the note is. */
	readonly #folder: string | undefined;
	#fields!: HTMLElement;
	#preview!: HTMLElement;

	constructor(context: NewNoteFormContext, request: NewNoteRequest) {
		super(context.app);
		this.#context = context;
		this.#title = request.title ?? '';
		this.#folder = request.folder;
		this.#type = request.type === undefined ? undefined : context.vault.types.get(request.type);
		for (const [name, value] of Object.entries(request.values ?? {})) {
			this.#values.set(name, value);
			this.#touched.add(name);
		}
		this.modalEl.addClass('dossier-new-note');
	}

	override onOpen(): void {
		this.setTitle(this.#type ? `New ${this.#type.name}` : 'New note');
		const { contentEl } = this;
		this.scope.register(['Mod'], 'Enter', () => {
			void this.#send();
			return false;
		});
		new Setting(contentEl).setName('Type').addDropdown((dropdown) => {
			dropdown.addOption('', 'None');
			for (const type of this.#context.vault.types.all()) dropdown.addOption(type.name, type.name);
			dropdown.setValue(this.#type?.name ?? '');
			dropdown.selectEl.setAttribute('aria-label', 'Type');
			dropdown.onChange((name) => {
				this.#type = this.#context.vault.types.get(name);
				this.setTitle(this.#type ? `New ${this.#type.name}` : 'New note');
				this.#fillFromTitle();
				this.#drawFields();
			});
		});
		new Setting(contentEl).setName('Title').addText((text) => {
			text.setPlaceholder('Title of the note').setValue(this.#title);
			text.inputEl.addClass('dossier-title-input');
			text.inputEl.setAttribute('aria-label', 'Title');
			text.onChange((title) => {
				this.#title = title;
				if (this.#fillFromTitle()) this.#drawFields();
				else this.#drawPreview();
			});
			window.setTimeout(() => text.inputEl.focus(), 0);
		});
		this.#fields = contentEl.createDiv();
		this.#preview = contentEl.createDiv({ cls: 'dossier-new-note-preview', attr: { 'aria-live': 'polite' } });
		new Setting(contentEl)
			.setClass('dossier-modal-buttons')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) =>
				button
					.setButtonText('Create')
					.setCta()
					.onClick(() => void this.#send()),
			);
		this.#fillFromTitle();
		this.#drawFields();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	/** Fills fields from a title such as `US-China Relations`; returns whether anything changed. */
	#fillFromTitle(): boolean {
		if (!this.#type) return false;
		const { index, types } = this.#context.vault;
		let hasChanged = false;
		for (const [name, value] of Object.entries(fieldsFromTitle(this.#title, this.#type, index, types))) {
			if (this.#touched.has(name) || JSON.stringify(this.#values.get(name)) === JSON.stringify(value)) continue;
			this.#values.set(name, value);
			hasChanged = true;
		}
		return hasChanged;
	}

	#drawFields(): void {
		this.#fields.empty();
		this.#settings.clear();
		const type = this.#type;
		if (type) {
			for (const field of type.fields.values()) {
				const setting = fieldSetting(this.#context.app, this.#fields, {
					field,
					value: this.#values.get(field.name),
					words: () => fieldWords(field, type, this.#context.vault, this.#context.settings),
					onChange: (value) => this.#set(field.name, value),
					...(field.kind === 'note'
						? { offer: (typed) => this.#offerFor(field, typed), onOffer: (word) => this.#makeToo(field, word) }
						: {}),
				});
				this.#settings.set(field.name, setting);
			}
		}
		this.#drawPreview();
	}

	#set(name: string, value: FrontmatterValue | undefined): void {
		this.#touched.add(name);
		if (value === undefined) this.#values.delete(name);
		else this.#values.set(name, value);
		this.#settings.get(name)?.setErrorMessage(null);
		if ((this.#others.get(name)?.size ?? 0) > 0) this.#drawPreview();
	}

	/** The offer to make a note of a name that is typed in a field, where no note has it. */
	#offerFor({ name, of: [type] }: Field, typed: string): OfferedWord | undefined {
		const { index, formerNames } = this.#context.vault;
		if (index.resolveName(typed).kind !== 'missing' || formerNameOf(typed, formerNames, index) !== undefined) return undefined;
		if (this.#others.get(name)?.has(typed) === true) return undefined;
		return { word: `Make “${typed}” too`, about: type ?? '', isOffer: true };
	}

	#makeToo({ name }: Field, word: string): void {
		this.#others.set(name, (this.#others.get(name) ?? new Set()).add(word));
		this.#drawPreview();
	}

	/** The notes that are made with this one: those whose names still stand in their field. */
	#plannedOthers(): readonly MadeNote[] {
		const planned = new Map<string, MadeNote>();
		for (const [name, words] of this.#others) {
			const field = this.#type?.fields.get(name);
			const value = this.#values.get(name);
			const standing = Array.isArray(value) ? value : [value];
			if (field) for (const title of words) if (standing.includes(title)) this.#planOther(field, title, planned);
		}
		return [...planned.values()];
	}

	#planOther({ of: [name] }: Field, title: string, planned: Map<string, MadeNote>): void {
		const { vault, settings, clock, templates } = this.#context;
		const { index, types } = vault;
		const type = name === undefined ? undefined : types.get(name);
		const note = plannedNote({ title, type, values: {}, folder: undefined }, { index, types, templates, typeKey: settings.typeKey, clock });
		if (note.kind === 'note' && index.record(note.path) === undefined) planned.set(note.path, note);
	}

	#drawPreview(): void {
		const { app, vault } = this.#context;
		this.#preview.empty();
		if (this.#title.trim() === '') return;
		const note = this.#planned();
		appendWithCode(
			this.#preview.createDiv({ cls: 'dossier-row-detail' }),
			note.kind === 'note' ? this.#whereTo(note) : `Cannot be made: ${note.reason}`,
		);
		for (const other of this.#plannedOthers()) {
			const { path, nameChange } = other;
			appendWithCode(
				this.#preview.createDiv({ cls: 'dossier-row-detail' }),
				`Makes ${path} too${nameChange === undefined ? '' : `; ${nameChange}`}`,
			);
		}
		const near = nearExisting(this.#title, vault.index);
		if (near.length === 0) return;
		const warning = this.#preview.createDiv({ cls: 'dossier-row-detail dossier-near' });
		warning.createSpan({
			text: near.some(({ how }) => how === 'same' || how === 'alias') ? 'There is already' : 'There is something near it:',
		});
		for (const { path, name } of near) {
			const button = warning.createEl('button', { cls: 'dossier-link-button', text: name, attr: { 'aria-label': `Open ${path} instead` } });
			button.addEventListener('click', () => {
				this.close();
				void app.workspace.openLinkText(path, '');
			});
		}
	}

	#whereTo({ path, nameChange }: Extract<NewNote, { kind: 'note' }>): string {
		const indexNote = this.#context.listedIn(path);
		const place = indexNote === undefined ? `Will be ${path}` : `Will be ${path}, with a line in ${indexNote}`;
		return nameChange === undefined ? place : `${place}; ${nameChange}`;
	}

	#planned(): NewNote {
		const { vault, settings, clock, templates } = this.#context;
		const type = this.#type;
		const template = type && templateForType(type.name, templates, settings.typeKey)?.text;
		const fields = type ? new Set(type.fields.keys()) : new Set<string>();
		// Values that were given for fields of another type than the one chosen now are no part of the note.
		const values = Object.fromEntries([...this.#values].filter(([name]) => !type || fields.has(name)));
		return newNote(type, values, {
			title: this.#title.trim(),
			...clock,
			typeKey: settings.typeKey,
			folder: this.#folder ?? folderForType(type, vault.index, templates),
			...(template === undefined ? {} : { vaultTemplate: template }),
		});
	}

	async #send(): Promise<void> {
		if (!this.#isSound()) return;
		const note = this.#planned();
		const reason = note.kind === 'note' ? await this.#context.make(note, this.#plannedOthers()) : note.reason;
		if (reason === undefined) {
			this.close();
			return;
		}
		this.#preview.empty();
		this.#preview.createDiv({ cls: 'dossier-form-error', text: reason, attr: { role: 'alert' } });
	}

	/** Marks each field that the type would not accept; the title is the one thing that no note can do without. */
	#isSound(): boolean {
		if (this.#title.trim() === '') {
			this.#preview.empty();
			this.#preview.createDiv({ cls: 'dossier-form-error', text: 'The note needs a title', attr: { role: 'alert' } });
			this.contentEl.querySelector<HTMLElement>('.dossier-title-input')?.focus();
			return false;
		}
		for (const setting of this.#settings.values()) setting.setErrorMessage(null);
		if (!this.#type) return true;
		const faults = validateFields(this.#type, Object.fromEntries(this.#values)).filter(
			({ fault }) => fault === 'kind' || fault === 'value',
		);
		for (const { field, expected } of faults) this.#settings.get(field.name)?.setErrorMessage(`Expected ${expected.replaceAll('`', '')}`);
		return faults.length === 0;
	}
}
