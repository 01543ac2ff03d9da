import { Modal, Setting, type App } from 'obsidian';
import type { Note } from '../../../core/note/note.ts';
import { inferTypes, type InferredType } from '../../../core/types/infer/inferTypes.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { notify } from '../../ui/notify.ts';
import { readingText } from '../../index/readingText.ts';
import { untilReady } from '../../index/untilReady.ts';
import { EmptyState } from '../../ui/emptyState.ts';

/** What learning types needs. */
export interface LearnTypesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
}

/** Proposes a type note for each type that the vault's notes have, with the reasons, and writes those that are ticked. */
export class LearnTypesModal extends Modal {
	readonly #context: LearnTypesContext;
	readonly #work = new AbortController();
	readonly #sentence = new EmptyState(this.contentEl);
	readonly #ticked = new Set<InferredType>();

	constructor(context: LearnTypesContext) {
		super(context.app);
		this.#context = context;
		this.setTitle('Learn note types from this vault');
		this.modalEl.addClass('dossier-learn-types');
	}

	override onOpen(): void {
		void this.#learn();
	}

	override onClose(): void {
		this.#work.abort();
		this.contentEl.empty();
	}

	async #learn(): Promise<void> {
		const { vault, settings } = this.#context;
		const { signal } = this.#work;
		if (!(await untilReady(vault, signal, (state) => this.#say(readingText(state))))) return;
		this.#say('Reading the notes…');
		const notes: Note[] = [];
		const done = await chunked(
			vault.index.paths(),
			async (path) => {
				// A note that went meanwhile teaches nothing.
				const note = await vault.read(path).catch(() => undefined);
				if (note?.frontmatter.kind === 'parsed') notes.push(note);
			},
			{ signal, onProgress: (count, total) => this.#say(`Read ${count} of ${total} notes`) },
		);
		if (done) this.#draw(inferTypes(notes, vault.index, vault.types, settings.current));
	}

	#say(text: string): void {
		this.#sentence.say(text, { label: 'Cancel', run: () => this.close() });
	}

	#draw(types: readonly InferredType[]): void {
		if (types.length === 0) {
			this.#say('Nothing to learn: every type that two notes or more have is described.');
			return;
		}
		this.contentEl.empty();
		const list = this.contentEl.createDiv({ cls: 'dossier-related-list' });
		for (const type of types) this.#drawType(list, type);
		new Setting(this.contentEl)
			.setClass('dossier-modal-buttons')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) =>
				button
					.setButtonText('Write ticked types')
					.setCta()
					.onClick(() => void this.#writeTicked(types)),
			);
	}

	#drawType(list: HTMLElement, type: InferredType): void {
		const row = list.createDiv({ cls: 'dossier-learned-type' });
		const label = row.createEl('label', { cls: 'dossier-candidate-name' });
		const box = label.createEl('input', { type: 'checkbox' });
		const isTaken = this.app.vault.getFileByPath(type.path) !== null;
		box.checked = !isTaken;
		box.disabled = isTaken;
		if (!isTaken) this.#ticked.add(type);
		label.createSpan({ text: type.name });
		box.addEventListener('change', () => {
			if (box.checked) this.#ticked.add(type);
			else this.#ticked.delete(type);
		});
		row.createDiv({
			cls: 'dossier-row-detail',
			text: isTaken ? `${type.path} exists already` : `${type.notes} ${type.notes === 1 ? 'note' : 'notes'}; will be ${type.path}`,
		});
		const reasons = row.createEl('ul', { cls: 'dossier-row-detail dossier-learned-reasons' });
		for (const [field, why] of type.why) {
			const kind = type.definition.fields.get(field)?.kind ?? 'text';
			reasons.createEl('li', { text: `${field}: ${kind}, ${why}` });
		}
		const details = row.createEl('details');
		details.createEl('summary', { text: 'The type note' });
		details.createEl('pre', { text: type.text });
	}

	async #writeTicked(types: readonly InferredType[]): Promise<void> {
		const chosen = types.filter((type) => this.#ticked.has(type));
		if (chosen.length === 0) {
			notify('No type is ticked');
			return;
		}
		const refused: string[] = [];
		let made = 0;
		for (const { path, text } of chosen) {
			if (this.#work.signal.aborted) break;
			const created = await this.#context.writer.create(path, text);
			if (created.kind === 'created') made += 1;
			else refused.push(created.reason);
		}
		if (made > 0)
			notify(`Made ${made} type ${made === 1 ? 'note' : 'notes'} in ${this.#context.settings.current.typesFolder || 'the vault'}.`);
		if (refused.length > 0) notify(`Not made: ${refused.join('; ')}`);
		this.close();
	}
}
