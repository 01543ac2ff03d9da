import { Component, Modal, Setting, type App, type ButtonComponent } from 'obsidian';
import { changeLimit } from '../../../core/changes/changeLimit.ts';
import type { ChangeEvidence, ChangeItem } from '../../../core/changes/changePlan.ts';
import { changeRows, shownItems, type ChangeRow } from '../../../core/changes/changeRows.ts';
import { changesInNotes, countOf } from '../../../core/changes/changeTotals.ts';
import { contextLine, type ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import { messageOf } from '../../../core/text/messageOf.ts';
import type { ChangeSession, WrittenChanges } from '../changeSession.ts';
import { readingText } from '../../index/readingText.ts';
import { untilReady } from '../../index/untilReady.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { EmptyState } from '../../ui/emptyState.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { confirmChange } from './confirmChange.ts';
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
	#rows: readonly ChangeRow[] = [];
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
		this.#showRows();
		this.#showTotals();
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
				this.#showRows();
			}, FILTER_AFTER_MS);
		});
		const label = toolbar.createEl('label', { cls: 'dossier-check' });
		const only = label.createEl('input', { type: 'checkbox' });
		label.createSpan({ text: 'Only ticked' });
		only.addEventListener('change', () => {
			this.#onlyTicked = only.checked;
			this.#showRows();
		});
		for (const [text, isTicked] of [
			['Tick all', true],
			['Tick none', false],
		] as const) {
			toolbar.createEl('button', { text }).addEventListener('click', () => {
				this.#tick(shownItems(this.#rows), isTicked);
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
				this.#showTotals();
			},
			dismiss: (item, isDismissed) => {
				selection.dismiss(item.id, isDismissed);
				this.#showRows();
				this.#showTotals();
			},
			toggle: (key) => {
				if (!this.#open.delete(key)) this.#open.add(key);
				this.#showRows();
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
		if (this.#onlyTicked && items.length > 1) this.#showRows();
		this.#showTotals();
	}

	#showRows(): void {
		const { plans, selection, source } = this.#session;
		this.#rows = changeRows(plans, selection, {
			words: this.#filter,
			onlyTicked: this.#onlyTicked,
			open: this.#open,
			withNotes: source.withNotes,
		});
		this.#list?.show(this.#rows);
	}

	/** Says how much is ticked, on the totals, the button and the boxes of the notes in sight. */
	#showTotals(): void {
		const { totals, source, selection } = this.#session;
		const { ticked, tickedNotes, items, notes, dismissed } = totals;
		this.#totals?.empty();
		this.#totals?.createSpan({
			cls: 'dossier-changes-count',
			text: source.withNotes ? changesInNotes(ticked, tickedNotes, source.unit) : countOf(ticked, source.unit),
		});
		const proposed = `${items.toLocaleString()} proposed`;
		const rest = source.withNotes ? `${proposed} in ${countOf(notes, { one: 'note', many: 'notes' })}` : proposed;
		this.#totals?.createSpan({ text: ` ticked, of ${rest}${dismissed > 0 ? `; ${dismissed} never again` : ''}` });
		this.#accept
			?.setButtonText(acceptText(source.verb, ticked, dismissed, (count) => countOf(count, source.unit)))
			.setDisabled(ticked + dismissed === 0);
		const rows = new Map(this.#rows.map((row) => [row.key, row]));
		for (const box of this.#scroller?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? []) {
			const row = rows.get(box.dataset['row'] ?? '');
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
		const { tickedNotes, ticked } = this.#session.totals;
		const { source } = this.#session;
		const all = this.#context.vault.index.paths().length;
		if (tickedNotes > changeLimit(all)) {
			const isMeant = await confirmChange(this.#owner, this.app, {
				title: `${source.verb} ${changesInNotes(ticked, tickedNotes, source.unit)}?`,
				text: `That is more than a fifth of the ${all.toLocaleString()} notes of this vault. It can be undone as one change.`,
				accept: source.verb,
			});
			if (!isMeant) return;
		}
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

/** `Add 12 bullets`, `Keep 2 dismissals`. */
function acceptText(verb: string, ticked: number, dismissed: number, counted: (count: number) => string): string {
	if (ticked > 0 || dismissed === 0) return `${verb} ${counted(ticked)}`;
	return `Never propose ${dismissed} again`;
}
