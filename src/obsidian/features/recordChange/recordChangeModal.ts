import { Keymap, Modal, Setting, type App } from 'obsidian';
import type { Note } from '../../../core/note/note.ts';
import { today } from '../../today.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { modalButtons } from '../../ui/modalButtons.ts';
import type { Notices } from '../../ui/notices.ts';
import { drawDiff } from '../../changes/preview/drawDiff.ts';
import { fieldSetting } from '../newNote/fieldSetting.ts';
import { fieldWords } from '../../../core/types/fieldWords.ts';
import { type ChangeDraft, changeableFields, type DraftContext, draftEdits, valueNow } from './changeDraft.ts';

/** What the window is given. */
export interface RecordChangeContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

/** Asks for a field's new value and, where it is known, what happened and where that is from; both are written at once, after they were shown. */
export class RecordChangeModal extends Modal {
	readonly #context: RecordChangeContext;
	readonly #note: Note;
	readonly #about: DraftContext;
	readonly #draft: ChangeDraft = { field: '', value: undefined, text: '', url: '' };
	#value!: HTMLElement;
	#preview!: HTMLElement;

	constructor(context: RecordChangeContext, note: Note) {
		super(context.app);
		const { vault, settings } = context;
		this.#context = context;
		this.#note = note;
		this.#about = { type: vault.types.get(vault.index.record(note.path)?.type ?? ''), settings: settings.current, today: today() };
		this.modalEl.addClass('dossier-new-note');
	}

	override onOpen(): void {
		this.setTitle('Record a change');
		this.modalEl.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' || !Keymap.isModifier(event, 'Mod')) return;
			event.preventDefault();
			void this.#send();
		});
		const body = this.contentEl.createDiv({ cls: 'dossier-form-body' });
		const fields = changeableFields(this.#note, this.#about.type, this.#context.settings.current.typeKey);
		this.#draft.field = fields[0]?.name ?? '';
		new Setting(body).setName('Field').addDropdown((dropdown) => {
			for (const { name } of fields) dropdown.addOption(name, name);
			dropdown.selectEl.ariaLabel = 'Field';
			dropdown.onChange((name) => {
				this.#draft.field = name;
				this.#drawValue(fields);
			});
		});
		this.#value = body.createDiv();
		this.#drawText(body, 'What happened', 'A sentence for the timeline (optional)', (text) => (this.#draft.text = text));
		this.#drawText(body, 'Source', 'https://… (optional)', (url) => (this.#draft.url = url));
		const foot = this.contentEl.createDiv({ cls: 'dossier-form-foot' });
		this.#preview = foot.createDiv({ cls: 'dossier-new-note-preview', attr: { 'aria-live': 'polite' } });
		modalButtons(
			foot,
			() => this.close(),
			'Record',
			() => void this.#send(),
		);
		this.#drawValue(fields);
		window.setTimeout(() => this.#value.querySelector<HTMLElement>('input, select')?.focus(), 0);
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	#drawText(parent: HTMLElement, name: string, placeholder: string, changed: (text: string) => void): void {
		new Setting(parent).setName(name).addText((text) => {
			text.inputEl.ariaLabel = name;
			text.setPlaceholder(placeholder).onChange((written) => {
				changed(written);
				this.#drawPreview();
			});
		});
	}

	#drawValue(fields: ReturnType<typeof changeableFields>): void {
		const { vault, settings } = this.#context;
		this.#value.empty();
		this.#draft.value = undefined;
		const field = fields.find(({ name }) => name === this.#draft.field);
		if (field) {
			const { type } = this.#about;
			fieldSetting(this.app, this.#value, {
				field: { ...field, description: `Now ${valueNow(this.#note, field.name)}` },
				value: undefined,
				isRequired: false,
				words: () => (type ? fieldWords(field, type, vault, settings.current) : []),
				onChange: (value) => {
					this.#draft.value = value;
					this.#drawPreview();
				},
				entered: () => this.contentEl.querySelector<HTMLElement>('[aria-label="What happened"]')?.focus(),
			}).setName('New value');
		}
		this.#drawPreview();
	}

	/** The lines as they will stand, or what is missing. */
	#drawPreview(): void {
		this.#preview.empty();
		const outcome = draftEdits(this.#note, this.#draft, this.#about);
		if (outcome.kind === 'edits') drawDiff(this.#preview, this.#note.text, outcome.edits);
		else {
			const text = outcome.kind === 'unchanged' ? 'It says so already' : outcome.reason.replaceAll('`', '');
			this.#preview.createDiv({ cls: 'dossier-row-detail', text });
		}
	}

	async #send(): Promise<void> {
		const { writer, notices } = this.#context;
		const { path } = this.#note;
		const { field } = this.#draft;
		const result = await writer.write(path, (note) => draftEdits(note, this.#draft, this.#about), {
			title: () => `Recorded a change of ${field} in ${path}`,
		});
		if (result.kind === 'refused') {
			this.#preview.empty();
			this.#preview.createDiv({ cls: 'dossier-form-error', text: result.reason.replaceAll('`', ''), attr: { role: 'alert' } });
			return;
		}
		this.close();
		notices.sayWrite(result, `Recorded the change of ${field}.`);
	}
}
