import { Keymap, Modal, setIcon, Setting, type App } from 'obsidian';
import type { Field } from '../../../core/types/noteType.ts';
import { counted } from '../../../core/text/counted.ts';
import { existingNames, type ExistingNote } from '../../../core/templates/nearExisting.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, NewNoteRequest } from '../../index/liveVault.ts';
import { perRevision } from '../../index/perRevision.ts';
import { modalButtons } from '../../ui/modalButtons.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import { fieldSetting } from './fieldSetting.ts';
import { fieldWords } from '../../../core/types/fieldWords.ts';
import { type MadeNote, type NewNoteContext, NewNoteModel, TITLE } from './newNoteModel.ts';
import { drawNear } from './drawNear.ts';
import { WordSuggest } from './wordSuggest.ts';

/** What the form is given. */
export interface NewNoteFormContext extends NewNoteContext {
	readonly app: App;
	readonly vault: LiveVault;
	/** The index note that will get a line for a note at this path; `undefined` where none will. */
	readonly listedIn: (path: string) => string | undefined;
	/**
	 * Called with the note when the form is sent, and with those that are to be made with it; resolves to a reason where it
	 * could not be made. The event says whether it is to open in a pane of its own.
	 */
	readonly make: (note: MadeNote, others: readonly MadeNote[], event?: KeyboardEvent) => Promise<string | undefined>;
}

/** More findings are told by their number. */
const MOST_FINDINGS = 3;

/** One form for a new note: its type, its title, every field of the type, and where it will go. */
export class NewNoteForm extends Modal {
	readonly #context: NewNoteFormContext;
	readonly #model: NewNoteModel;
	readonly #settings = new Map<string, Setting>();
	readonly #work = new AbortController();
	readonly #near: () => Promise<((title: string) => readonly ExistingNote[]) | undefined>;
	#asked = 0;
	#isUnfolded = false;
	#mayClose = false;
	/** What had the keyboard before it was asked. */
	#focused: HTMLElement | null = null;
	#fields!: HTMLElement;
	#preview!: HTMLElement;
	#question!: HTMLElement;
	#create!: HTMLButtonElement;

	constructor(context: NewNoteFormContext, request: NewNoteRequest) {
		super(context.app);
		this.#context = context;
		this.#model = new NewNoteModel(context, request);
		this.#near = perRevision(context.vault, () => chunkedSteps(existingNames(context.vault.index), this.#work.signal));
		this.modalEl.addClass('dossier-new-note');
	}

	override onOpen(): void {
		const { contentEl } = this;
		// Not by the window's scope: a list of words that is open has the keys of the app's.
		this.modalEl.addEventListener('keydown', this.#onKey);
		const body = contentEl.createDiv({ cls: 'dossier-form-body' });
		this.#drawType(body);
		this.#drawTitle(body);
		this.#fields = body.createDiv();
		const foot = contentEl.createDiv({ cls: 'dossier-form-foot' });
		this.#preview = foot.createDiv({ cls: 'dossier-new-note-preview', attr: { 'aria-live': 'polite' } });
		this.#question = foot.createDiv({ attr: { role: 'alert' } });
		this.#create = modalButtons(
			foot,
			() => this.giveUp(),
			'Create',
			() => void this.#send(),
		).buttonEl;
		this.#drawFields();
	}

	override onClose(): void {
		this.modalEl.removeEventListener('keydown', this.#onKey);
		this.#work.abort();
		this.contentEl.empty();
	}

	/** Escape, or a tap beside the window, is no reason to lose what was typed: it is asked first. */
	override close(): void {
		if (this.#mayClose || !this.#model.isTyped) super.close();
		else if (this.#question.childElementCount > 0) this.#keepOn();
		else this.#ask();
	}

	/** Closes the form with what was typed in it. */
	giveUp(): void {
		this.#mayClose = true;
		this.close();
	}

	#ask(): void {
		this.#focused = this.modalEl.doc.activeElement as HTMLElement | null;
		const row = new Setting(this.#question)
			.setName('Discard what you typed?')
			.addButton((button) => button.setButtonText('Keep on').onClick(() => this.#keepOn()))
			.addButton((button) =>
				button
					.setButtonText('Discard')
					.setDestructive()
					.onClick(() => this.giveUp()),
			);
		row.controlEl.querySelector('button')?.focus();
	}

	#keepOn(): void {
		this.#question.empty();
		this.#focused?.focus();
	}

	readonly #onKey = (event: KeyboardEvent): void => {
		if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
		if (Keymap.isModifier(event, 'Mod')) {
			event.preventDefault();
			void this.#send(event);
		} else if ((event.target as HTMLElement).matches('input')) {
			event.preventDefault();
			const name = [...this.#settings].find(([, setting]) => setting.controlEl.contains(event.target as Node))?.[0];
			this.#goOn(name ?? TITLE);
		}
	};

	/** To what has to be filled in next, or to the button where all is there. */
	#goOn(name: string): void {
		const next = this.#model.next(name);
		if (next === undefined) this.#create.focus();
		else this.#focus(next);
	}

	#focus(name: string): void {
		this.#settings.get(name)?.controlEl.querySelector<HTMLElement>('input, select')?.focus();
	}

	#drawType(parent: HTMLElement): void {
		const { types } = this.#context.vault;
		const say = (): void => void this.setTitle(this.#model.type ? `New ${this.#model.type.name}` : 'New note');
		say();
		new Setting(parent).setName('Type').addDropdown((dropdown) => {
			dropdown.addOption('', 'None');
			for (const { name } of types.all()) dropdown.addOption(name, name);
			dropdown.setValue(this.#model.type?.name ?? '').onChange((name) => {
				this.#model.setType(name);
				say();
				this.#drawFields();
			});
			dropdown.selectEl.ariaLabel = 'Type';
		});
	}

	#drawTitle(parent: HTMLElement): void {
		const setting = new Setting(parent).setName('Title').addText((text) => {
			const changed = (title: string): void => {
				if (this.#model.setTitle(title)) this.#drawFields();
				else this.#drawPreview();
			};
			text.setPlaceholder('Title of the note').setValue(this.#model.title).onChange(changed);
			text.inputEl.ariaLabel = 'Title';
			text.inputEl.ariaRequired = 'true';
			new WordSuggest(this.app, text.inputEl, {
				words: () => this.#model.titleWords().map((word) => ({ word, about: '' })),
				chosen: ({ word }) => {
					text.setValue(word);
					changed(word);
				},
				typed: () => undefined,
				entered: () => this.#goOn(TITLE),
			});
			window.setTimeout(() => text.inputEl.focus(), 0);
		});
		this.#settings.set(TITLE, setting);
	}

	#drawFields(): void {
		this.#fields.empty();
		for (const name of this.#settings.keys()) if (name !== TITLE) this.#settings.delete(name);
		const { first, more } = this.#model.fields();
		for (const field of first) this.#drawField(field, this.#fields);
		if (more.length > 0) this.#drawMore(more);
		this.#drawPreview();
	}

	/** What may be left is out of the way until it is asked for. */
	#drawMore(more: readonly Field[]): void {
		const button = this.#fields.createEl('button', { cls: 'dossier-link-button dossier-form-more' });
		const icon = button.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } });
		button.createSpan({ text: counted(more.length, 'more field') });
		const folded = this.#fields.createDiv();
		for (const field of more) this.#drawField(field, folded);
		const show = (isShown: boolean): void => {
			this.#isUnfolded = isShown;
			button.ariaExpanded = String(isShown);
			setIcon(icon, isShown ? 'chevron-down' : 'chevron-right');
			folded.toggle(isShown);
		};
		show(this.#isUnfolded);
		button.addEventListener('click', () => show(!this.#isUnfolded));
	}

	#drawField(field: Field, parent: HTMLElement): void {
		const { name } = field;
		const { type } = this.#model;
		if (!type) return;
		const { vault, settings } = this.#context;
		// Each key asks for them.
		const words = perRevision(vault, () => fieldWords(field, type, vault, settings));
		const setting = fieldSetting(this.app, parent, {
			field,
			value: this.#model.value(name),
			isRequired: this.#model.isRequired(field),
			words,
			onChange: (value) => {
				this.#model.set(name, value);
				this.#settings.get(name)?.setErrorMessage(null);
				this.#drawPreview();
			},
			entered: () => this.#goOn(name),
			...(field.kind === 'note'
				? {
						offer: (typed) => {
							const about = this.#model.offerFor(field, typed);
							return about === undefined ? undefined : { word: `Make “${typed}” too`, about, isOffer: true };
						},
						onOffer: (word) => {
							this.#model.makeToo(field, word);
							this.#drawPreview();
						},
					}
				: {}),
		});
		this.#settings.set(name, setting);
	}

	#drawPreview(): void {
		this.#asked += 1;
		this.#preview.empty();
		if (this.#model.title.trim() === '') return;
		const say = (text: string): void => appendWithCode(this.#preview.createDiv({ cls: 'dossier-row-detail' }), text);
		const note = this.#model.planned();
		if (note.kind === 'refused') say(`Cannot be made: ${note.reason}`);
		else {
			say(this.#whereTo(note));
			for (const { path, nameChange } of this.#model.others()) say(`Makes ${path} too${nameChange === undefined ? '' : `; ${nameChange}`}`);
			const findings = this.#model.findings(note);
			findings.slice(0, MOST_FINDINGS).forEach(say);
			if (findings.length > MOST_FINDINGS) say(`and ${counted(findings.length - MOST_FINDINGS, 'more problem')}`);
		}
		void this.#warnOfNear();
	}

	/** The names of a large vault are gone through once, beside what is typed. */
	async #warnOfNear(): Promise<void> {
		const asked = this.#asked;
		const nearTo = await this.#near();
		if (!nearTo || asked !== this.#asked) return;
		drawNear(this.#preview, nearTo(this.#model.title), (path) => {
			this.giveUp();
			void this.app.workspace.openLinkText(path, '');
		});
	}

	#whereTo({ path, nameChange }: MadeNote): string {
		const indexNote = this.#context.listedIn(path);
		const place = indexNote === undefined ? `Will be ${path}` : `Will be ${path}, with a line in ${indexNote}`;
		return nameChange === undefined ? place : `${place}; ${nameChange}`;
	}

	async #send(event?: KeyboardEvent): Promise<void> {
		// A word that still stands in the input of a list is part of it.
		this.modalEl.querySelector<HTMLElement>('input:focus')?.blur();
		if (!this.#isSound()) return;
		const note = this.#model.planned();
		const reason = note.kind === 'note' ? await this.#context.make(note, this.#model.others(), event) : note.reason;
		if (reason === undefined) this.giveUp();
		else this.#sayFault(reason);
	}

	#sayFault(text: string): void {
		this.#preview.empty();
		this.#preview.createDiv({ cls: 'dossier-form-error', text, attr: { role: 'alert' } });
	}

	/** Marks each field that the type would not accept; the title is the one thing that no note can do without. */
	#isSound(): boolean {
		if (this.#model.title.trim() === '') {
			this.#sayFault('The note needs a title');
			this.#focus(TITLE);
			return false;
		}
		const faults = this.#model.faults();
		// What was filled in stands among the first fields from then on, where its fault is seen.
		this.#drawFields();
		for (const { name, expected } of faults) this.#settings.get(name)?.setErrorMessage(`Expected ${expected}`);
		if (faults[0]) this.#focus(faults[0].name);
		return faults.length === 0;
	}
}
