import type { ChosenChange, NotePlan } from '../../core/changes/changePlan.ts';
import { ChangeSelection } from '../../core/changes/changeSelection.ts';
import { changesInNotes, changeTotals, countOf, type ChangeTotals } from '../../core/changes/changeTotals.ts';
import type { DecisionsChange } from '../../core/changes/changeBatch.ts';
import type { EditOutcome } from '../../core/note/edit/verify/editOutcome.ts';
import { finish, type Steps } from '../../core/text/steps.ts';
import type { Note } from '../../core/note/note.ts';
import { chunked, type SliceOptions } from '../index/chunked.ts';
import type { LiveVault, NoteWriter } from '../index/liveVault.ts';
import type { BatchRecorder, ChangeLog } from './changeLog.ts';
import type { ChangeSource } from './changeSource.ts';
import type { NotUndone } from './undoChanges.ts';

/** What writing a plan came to. */
export interface WrittenChanges {
	/** The batch, for Undo; `undefined` where nothing was written or dismissed. */
	readonly batch: string | undefined;
	/** What was done, in a sentence; empty where nothing was. */
	readonly sentence: string;
	readonly notes: number;
	/** Notes that were left as they are, and why. */
	readonly refused: readonly NotUndone[];
	/** Whether it was cancelled before the end. */
	readonly isCancelled: boolean;
}

/** What a session works with. */
export interface SessionContext {
	readonly vault: LiveVault;
	/** The writer itself: a session writes one batch. */
	readonly writer: NoteWriter;
	readonly log: ChangeLog;
	readonly decide: (change: DecisionsChange) => Promise<void>;
}

/**
 * One bulk change from the first look to the write: what is proposed and what the user has ticked and typed.
 * It outlives the window that shows it, so that a sentence can be looked up in between.
 */
export class ChangeSession {
	readonly source: ChangeSource;
	readonly selection = new ChangeSelection();
	readonly #context: SessionContext;
	readonly #plans = new Map<string, NotePlan>();
	/** Notes that changed since they were planned. */
	readonly #stale = new Set<string>();
	readonly #unsubscribe: () => void;
	#isCollected = false;

	constructor(source: ChangeSource, context: SessionContext) {
		this.source = source;
		this.#context = context;
		this.#unsubscribe = context.vault.onChange((paths) => {
			for (const path of paths) if (this.#plans.has(path)) this.#stale.add(path);
		});
	}

	/** Whether every note was looked at. */
	get isCollected(): boolean {
		return this.#isCollected;
	}

	/** In the order in which the notes were looked at. */
	get plans(): readonly NotePlan[] {
		return [...this.#plans.values()];
	}

	get totals(): ChangeTotals {
		return finish(this.totalSteps());
	}

	totalSteps(): Steps<ChangeTotals> {
		return changeTotals(this.plans, this.selection);
	}

	/** Looks at every note. @returns whether all were looked at; `false` after an abort. */
	async collect(options: SliceOptions): Promise<boolean> {
		const paths = await this.source.begin(options);
		this.#plans.clear();
		if (!paths) return false;
		return (this.#isCollected = await chunked(paths, (path) => this.#plan(path), options));
	}

	/** Plans those notes again that changed while the window was closed; ticks and words stay. */
	async refresh(options: SliceOptions): Promise<boolean> {
		const stale = [...this.#stale];
		this.#stale.clear();
		return chunked(stale, (path) => this.#plan(path), options);
	}

	/** Writes what is ticked, each note on the text that stands there now, and keeps what was dismissed. */
	write(options: SliceOptions): Promise<WrittenChanges> {
		return this.#context.log.writing(this.#write(options));
	}

	async #write(options: SliceOptions): Promise<WrittenChanges> {
		const { source, selection } = this;
		const chosen: { readonly plan: NotePlan; readonly changes: readonly ChosenChange[] }[] = [];
		const choose = (plan: NotePlan): void => {
			const changes = selection.chosenIn(plan);
			if (changes.length > 0) chosen.push({ plan, changes });
		};
		await chunked(this.plans, choose, { signal: options.signal });
		// What is deleted goes last.
		chosen.sort((a, b) => Number(a.plan.takesAway ?? false) - Number(b.plan.takesAway ?? false));
		const recorder = this.#context.log.begin(source.title);
		const refused: NotUndone[] = [];
		const written: { readonly path: string; readonly changes: number }[] = [];
		const done = await chunked(
			chosen,
			async ({ plan, changes }) => {
				const result = plan.takesAway
					? await this.#takeAway(plan, refused.length === 0, recorder)
					: await this.#writeNote(plan, changes, recorder);
				if (typeof result === 'string') refused.push({ path: plan.path, reason: result });
				else if (result > 0) written.push({ path: plan.path, changes: result });
			},
			options,
		);
		const dismissed = done ? this.plans.flatMap((plan) => selection.dismissalsIn(plan)) : [];
		if (dismissed.length > 0) {
			await source.dismiss?.(dismissed);
			recorder.dismissed(dismissed);
		}
		const sentence = this.#sentence(written, dismissed.length);
		const batch = await recorder.end(sentence.replace(/\.$/, ''));
		return { batch, sentence, notes: written.length, refused, isCancelled: !done };
	}

	close(): void {
		this.#unsubscribe();
	}

	async #plan(path: string): Promise<void> {
		// A note that was deleted meanwhile has nothing to be changed.
		const plan = await this.source.planNote(path).catch(() => undefined);
		if (plan) this.#plans.set(path, plan);
		else this.#plans.delete(path);
	}

	/** @returns how many changes were made, or why the note was left. */
	async #writeNote(plan: NotePlan, changes: readonly ChosenChange[], recorder: BatchRecorder): Promise<number | string> {
		const { source, selection } = this;
		const { writer } = this.#context;
		const text = source.textOf?.(plan, selection.leftOutOf(changes[0]?.item.id ?? ''));
		if (text !== undefined) {
			const created = await writer.create(plan.path, text);
			if (created.kind === 'refused') return created.reason;
			await recorder.add({ path: created.path, before: '', edits: [{ range: { start: 0, end: 0 }, newText: text }], isNew: true });
			return changes.length;
		}
		let made = 0;
		const edits = (note: Note): EditOutcome => {
			const planned = source.edit?.(note, changes);
			made = planned?.made ?? 0;
			return planned?.outcome ?? { kind: 'unchanged' };
		};
		const result = await writer.write(plan.path, edits, { seen: plan.text });
		if (result.kind === 'refused') return result.reason;
		if (result.kind === 'unchanged') return 0;
		await recorder.add({ path: plan.path, before: result.before, edits: result.edits });
		return made;
	}

	/** Deletes the note, where nothing was refused or left out. @returns 1, or why it stays. */
	async #takeAway({ path, text }: NotePlan, isRest: boolean, recorder: BatchRecorder): Promise<number | string> {
		const isAll = this.plans.every((plan) => plan.refusal === undefined && plan.items.every((item) => this.selection.isTicked(item)));
		if (!isRest || !isAll) return `${path} stays, since not all the rest was written`;
		const stays = this.source.stays?.();
		if (stays !== undefined) return stays;
		// What is decided about a note goes with it.
		const decisions = this.source.decisions?.();
		const result = await this.#context.writer.takeAway(path, text);
		if (result.kind === 'refused') return result.reason;
		if (decisions) await this.#context.decide(decisions);
		await recorder.add({ path, before: text, edits: [{ range: { start: 0, end: text.length }, newText: '' }], isGone: true, decisions });
		return 1;
	}

	/** `Added 12 bullets in 3 notes. 2 are not proposed again.` */
	#sentence(written: readonly { readonly path: string; readonly changes: number }[], dismissed: number): string {
		const { done, unit, edit } = this.source;
		const changes = written.reduce((sum, note) => sum + note.changes, 0);
		const [only] = written;
		const what = !edit
			? countOf(changes, unit)
			: written.length === 1
				? `${countOf(changes, unit)} in ${only?.path ?? ''}`
				: changesInNotes(changes, written.length, unit);
		return [
			...(written.length === 0 ? [] : [`${done} ${what}.`]),
			...(dismissed === 0 ? [] : [`${dismissed} ${dismissed === 1 ? 'is' : 'are'} not proposed again.`]),
		].join(' ');
	}
}
