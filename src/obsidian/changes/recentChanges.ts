import { Modal, Setting, type App } from 'obsidian';
import type { ChangeBatch } from '../../core/changes/changeBatch.ts';
import { countOf } from '../../core/changes/changeTotals.ts';
import type { ChangeLog } from './changeLog.ts';
import type { ChangeUndo, UndoOutcome } from './undoChanges.ts';
import { EmptyState } from '../ui/emptyState.ts';
import type { Notices } from '../ui/notices.ts';

const NOTES = { one: 'note', many: 'notes' };

/** The last changes, newest first, each with its Undo: where a note has changed since, it is said which before anything is undone. */
export class RecentChanges extends Modal {
	readonly #log: ChangeLog;
	readonly #undo: ChangeUndo;
	readonly #notices: Notices;
	readonly #selected: string | undefined;
	readonly #sentence = new EmptyState(this.contentEl);
	/** By batch, as drawn last: whatever is written by anybody draws them anew. */
	readonly #rows = new Map<string, HTMLElement>();
	#unsubscribe: (() => void) | undefined;

	/** @param selected the batch that is opened at once, as if its Undo had been chosen. */
	constructor(app: App, log: ChangeLog, undo: ChangeUndo, notices: Notices, selected?: string) {
		super(app);
		this.#log = log;
		this.#undo = undo;
		this.#notices = notices;
		this.#selected = selected;
		this.setTitle('Last changes');
		this.modalEl.addClass('dossier-recent-changes');
	}

	override onOpen(): void {
		this.#unsubscribe = this.#log.onChange(() => void this.#draw());
		void this.#draw(this.#selected);
	}

	override onClose(): void {
		this.#unsubscribe?.();
		this.contentEl.empty();
	}

	async #draw(selected?: string): Promise<void> {
		const batches = await this.#log.batches();
		if (batches.length === 0) {
			this.#sentence.say('Nothing was changed by Dossier on this device yet.', { label: 'Close', run: () => this.close() });
			return;
		}
		this.contentEl.empty();
		this.#rows.clear();
		for (const batch of batches) {
			this.#rows.set(batch.id, this.#drawBatch(batch));
			if (batch.id === selected) void this.#ask(batch);
		}
	}

	#drawBatch(batch: ChangeBatch): HTMLElement {
		const row = this.contentEl.createDiv({ cls: 'dossier-batch' });
		const left = batch.notes.length - (batch.undone?.length ?? 0);
		const setting = new Setting(row).setName(batch.title).setDesc(`${when(batch.time)} · ${stateOf(batch)}`);
		if (batch.undone !== undefined && left === 0) return row;
		setting.addButton((button) =>
			button
				.setButtonText(batch.undone === undefined ? 'Undo' : 'Try again')
				.setTooltip(`Undo: ${batch.title}`)
				.onClick(() => void this.#ask(batch)),
		);
		return row;
	}

	/** Undoes at once where every note can go back; else says which cannot, and asks. */
	async #ask(batch: ChangeBatch): Promise<void> {
		const outcome = await this.#undo.preview(batch.id);
		if (outcome.refused.length === 0) {
			await this.#carryOut(batch);
			return;
		}
		const row = this.#rows.get(batch.id);
		for (const old of row?.findAll('.dossier-batch-question') ?? []) old.remove();
		if (row) this.#drawQuestion(row.createDiv({ cls: 'dossier-batch-question', attr: { role: 'status' } }), batch, outcome);
	}

	#drawQuestion(element: HTMLElement, batch: ChangeBatch, { undone, refused }: UndoOutcome): void {
		element.createDiv({ text: refused.length === 1 ? 'This note stays as it is:' : `These ${refused.length} notes stay as they are:` });
		const list = element.createEl('ul');
		for (const { path, reason } of refused) list.createEl('li', { text: reason.includes(path) ? reason : `${path} ${reason}` });
		if (undone.length === 0) return;
		const button = element.createEl('button', { text: `Undo in ${countOf(undone.length, NOTES)}` });
		button.addEventListener('click', () => void this.#carryOut(batch));
	}

	async #carryOut(batch: ChangeBatch): Promise<void> {
		const { undone } = await this.#undo.undo(batch.id);
		this.#notices.say(
			undone.length === batch.notes.length ? `Undone: ${batch.title}` : `Undone in ${countOf(undone.length, NOTES)}: ${batch.title}`,
		);
	}
}

/** In the words of the user's own language and clock. */
function when(time: string): string {
	return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** `3 notes`, `undone`, `undone in 2 of 3 notes`. */
function stateOf({ notes, undone, dismissed = [] }: ChangeBatch): string {
	const all = countOf(notes.length, NOTES);
	if (undone === undefined) return notes.length === 0 ? `${dismissed.length} dismissed` : all;
	return undone.length === notes.length ? 'undone' : `undone in ${undone.length} of ${all}`;
}
