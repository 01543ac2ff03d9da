import { Component, Modal, Setting, type App, type ButtonComponent } from 'obsidian';
import type { ChangeEvidence, ChangeItem } from '../../../core/changes/changePlan.ts';
import { changeRows, shownItems, type ChangeRow } from '../../../core/changes/changeRows.ts';
import { contextLine, type ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import { messageOf } from '../../../core/text/messageOf.ts';
import type { ChangeSession, WrittenChanges } from '../changeSession.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { readingText } from '../../index/readingText.ts';
import { untilReady } from '../../index/untilReady.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { EmptyState } from '../../ui/emptyState.ts';
import { latestSignal } from '../../ui/latestSignal.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { confirmChange } from './confirmChange.ts';
import { drawTotals } from './drawTotals.ts';
import { drawChangeRow, showState, type ChangeDrawing } from './drawChangeRow.ts';

/** What the window is given. */
export interface ChangePreviewContext {
	readonly app: App;
	readonly vault: LiveVault;
	/** Opens a place. */
	openPlace(evidence: ChangeEvidence, event: MouseEvent): void;
	/** Told once all is written, or cancelled in its middle. */
	onWritten(written: WrittenChanges): void;
	/** Told when the window was closed with what was ticked and typed still to be used. */
	onLeave(): void;
	/** Told when nothing is to be written. */
	onCancel(): void;
}

/** A filter is applied when so long nothing was typed. */
const FILTER_AFTER_MS = 150;

/** It is said that rows are still looked for where they take so long. */
const TELL_AFTER_MS = 400;

/** The one window of all bulk changes: totals first, every change in a list, nothing written that is not ticked in it. */
export class ChangePreview extends Modal {
	readonly #context: ChangePreviewContext;
	readonly #session: ChangeSession;
	readonly #work = new AbortController();
	readonly #sentence = new EmptyState(this.contentEl);
	readonly #owner = new Component();
	readonly #open = new Set<string>();
	readonly #sentences = new Map<string, Promise<ContextLine | undefined>>();
	#filter = '';
	#onlyTicked = false;
	readonly #rowsBegun = latestSignal(this.#owner);
	readonly #totalsBegun = latestSignal(this.#owner);
	#rows: readonly ChangeRow[] = [];
	#showing: Promise<void> = Promise.resolve();
	#isAccepting = false;
	#list: VirtualList<ChangeRow> | undefined;
	#scroller: HTMLElement | undefined;
	#totals: HTMLElement | undefined;
	#accept: ButtonComponent | undefined;
	#filterTimer: number | undefined;
	/** What closing the window means. */
	#isGivenUp = false;
	#end: 'leave' | 'cancel' | 'write' = 'cancel';

	/** @param session what is shown; one that was shown before keeps its ticks and words. */
	constructor(context: ChangePreviewContext, session: ChangeSession) {
		super(context.app);
		this.#context = context;
		this.#session = session;
		this.setTitle(session.source.title);
		this.modalEl.addClass('dossier-changes-modal');
	}

	override onOpen(): void {
		this.#owner.load();
		void this.#search();
	}

	override onClose(): void {
		this.#work.abort();
		window.clearTimeout(this.#filterTimer);
		this.#owner.unload();
		this.contentEl.empty();
		// Escape, or a tap beside the window, is no reason to lose what was typed.
		if (this.#end === 'leave' || (this.#end === 'cancel' && this.#isTouched)) this.#context.onLeave();
		else if (this.#end === 'cancel') this.#context.onCancel();
	}

	get #isTouched(): boolean {
		return !this.#isGivenUp && this.#session.isCollected && this.#session.selection.isTouched;
	}

	async #search(): Promise<void> {
		const { source, isCollected } = this.#session;
		const { signal } = this.#work;
		if (!(await untilReady(this.#context.vault, signal, (state) => this.#say(readingText(state))))) return;
		this.#say(source.lookingText);
		const onProgress = (count: number, total: number): void =>
			this.#say(`Looked at ${count.toLocaleString()} of ${total.toLocaleString()} notes`);
		const options = { signal, onProgress };
		try {
			if (!(await (isCollected ? this.#session.refresh(options) : this.#session.collect(options)))) return;
		} catch (error) {
			// A note without which there is nothing to look at went since it was chosen.
			this.#close(messageOf(error));
			return;
		}
		// Ranking a hub and drawing its list are each as much as the page should do at once.
		await new Promise((resolve) => window.setTimeout(resolve, 0));
		if (!signal.aborted) this.#draw();
	}

	#say(text: string): void {
		this.#sentence.say(text, { label: 'Cancel', run: () => this.#cancel() });
	}

	#close(text: string): void {
		this.#sentence.say(text, { label: 'Close', run: () => this.#cancel() });
	}

	#cancel(): void {
		this.#isGivenUp = true;
		this.close();
	}

	#draw(): void {
		const { source, plans } = this.#session;
		if (plans.length === 0) {
			this.#close(source.emptyText);
			return;
		}
		this.contentEl.empty();
		this.contentEl.addClass('dossier-changes');
		this.#totals = this.contentEl.createDiv({ cls: 'dossier-changes-totals', attr: { role: 'status' } });
		const remark = source.remark?.();
		if (remark !== undefined) this.contentEl.createDiv({ cls: 'dossier-row-detail', text: remark });
		this.#drawToolbar();
		this.#scroller = this.contentEl.createDiv({ cls: 'dossier-changes-list' });
		const drawing = this.#drawing();
		this.#list = this.#owner.addChild(
			virtualList<ChangeRow>(this.#scroller, 'Changes', {
				keyOf: ({ key }) => key,
				estimate: ({ kind }) => (kind === 'item' ? 76 : 36),
				draw: (row, element) => drawChangeRow(row, element, drawing),
			}),
		);
		const buttons = new Setting(this.contentEl).setClass('dossier-modal-buttons');
		buttons.addButton((button) => button.setButtonText('Cancel').onClick(() => this.#cancel()));
		buttons.addButton((button) => {
			this.#accept = button.setCta().onClick(() => void this.#acceptTicked());
			button.buttonEl.addClass('dossier-changes-accept');
		});
		void this.#showRows();
	}

	#drawToolbar(): void {
		const toolbar = this.contentEl.createDiv({ cls: 'dossier-changes-toolbar' });
		const filter = toolbar.createEl('input', {
			type: 'search',
			placeholder: 'Filter',
			cls: 'dossier-filter',
			attr: { 'aria-label': 'Show changes that have these words' },
		});
		filter.addEventListener('input', () => {
			window.clearTimeout(this.#filterTimer);
			this.#filterTimer = window.setTimeout(() => {
				this.#filter = filter.value;
				void this.#showRows();
			}, FILTER_AFTER_MS);
		});
		const label = toolbar.createEl('label', { cls: 'dossier-check' });
		const only = label.createEl('input', { type: 'checkbox' });
		label.createSpan({ text: 'Only ticked' });
		only.addEventListener('change', () => {
			this.#onlyTicked = only.checked;
			void this.#showRows();
		});
		for (const [text, isTicked] of [
			['Tick all', true],
			['Tick none', false],
		] as const) {
			// What a filter shows that is being typed, and not what was shown before it.
			toolbar.createEl('button', { text }).addEventListener('click', () => {
				void this.#untilShown().then(() => this.#tick(shownItems(this.#rows), isTicked));
			});
		}
	}

	#drawing(): ChangeDrawing {
		const { selection, source } = this.#session;
		return {
			selection,
			textOf: (plan, leftOut) => source.textOf?.(plan, leftOut),
			sentence: (evidence) => this.#sentenceAt(evidence),
			tick: (items, isTicked) => this.#tick(items, isTicked),
			type: (item, words) => {
				selection.type(item, words);
				this.#showBoxes();
				void this.#showTotals();
			},
			dismiss: (item, isDismissed) => {
				selection.dismiss(item.id, isDismissed);
				void this.#showRows();
			},
			toggle: (key) => {
				if (!this.#open.delete(key)) this.#open.add(key);
				void this.#showRows();
			},
			open: (evidence, event) => {
				this.#end = 'leave';
				this.close();
				this.#context.openPlace(evidence, event);
			},
		};
	}

	#tick(items: readonly ChangeItem[], isTicked: boolean): void {
		this.#session.selection.tick(items, isTicked);
		// Rows go and come only where those are shown that are ticked; one that was unticked by its own box stays to be ticked again.
		if (this.#onlyTicked && items.length > 1) void this.#showRows();
		this.#showBoxes();
		void this.#showTotals();
	}

	#showRows(): Promise<void> {
		return (this.#showing = this.#workOutRows(this.#rowsBegun()));
	}

	/** Waits for the rows of the filter, which may change meanwhile: what is ticked and what is made are what was asked for, in that order. */
	async #untilShown(): Promise<void> {
		for (let seen: Promise<void> | undefined; seen !== this.#showing; ) await (seen = this.#showing);
	}

	async #workOutRows(signal: AbortSignal): Promise<void> {
		const { plans, selection, source } = this.#session;
		const steps = changeRows(plans, selection, {
			words: this.#filter,
			onlyTicked: this.#onlyTicked,
			open: this.#open,
			withNotes: source.withNotes,
		});
		const told = window.setTimeout(() => this.#totals?.setText('Looking through what is proposed…'), TELL_AFTER_MS);
		const rows = await chunkedSteps(steps, signal);
		window.clearTimeout(told);
		if (!rows) return;
		this.#rows = rows;
		this.#list?.show(rows);
		void this.#showTotals();
	}

	/** Says how much is ticked, on the totals and the button. */
	async #showTotals(): Promise<void> {
		const totals = await chunkedSteps(this.#session.totalSteps(), this.#totalsBegun());
		if (totals) drawTotals(this.#totals, this.#accept, totals, this.#session.source);
	}

	/** Says it on the boxes in sight. */
	#showBoxes(): void {
		const { selection } = this.#session;
		for (const box of this.#scroller?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? []) {
			const row = this.#rows[Number(box.closest<HTMLElement>('[data-index]')?.dataset['index'])];
			if (row?.kind === 'note') showState(box, row.items, selection);
			else if (row?.kind === 'item') box.checked = selection.isTicked(row.item);
		}
	}

	#sentenceAt(evidence: ChangeEvidence): Promise<ContextLine | undefined> {
		const key = `${evidence.path}\n${evidence.start}`;
		const known = this.#sentences.get(key);
		if (known) return known;
		const line = this.#context.vault
			.read(evidence.path)
			.then((note) => contextLine(note, evidence))
			.catch(() => undefined);
		this.#sentences.set(key, line);
		return line;
	}

	async #acceptTicked(): Promise<void> {
		// A second click means the same.
		if (this.#isAccepting) return;
		this.#isAccepting = true;
		await this.#untilShown();
		this.#isAccepting = await confirmChange(this.#owner, this.app, this.#session, this.#context.vault.index.paths().length);
		if (!this.#isAccepting) return;
		this.#end = 'write';
		this.#writing();
		const written = await this.#session.write({
			signal: this.#work.signal,
			onProgress: (count, total) => this.#writing(`Wrote ${count.toLocaleString()} of ${total.toLocaleString()} notes`),
		});
		this.close();
		this.#context.onWritten(written);
	}

	/** Cancelling a write leaves whole notes: what is written by then is told, with Undo. */
	#writing(text = 'Writing…'): void {
		if (!this.#work.signal.aborted) this.#sentence.say(text, { label: 'Cancel', run: () => this.#work.abort() });
	}
}
