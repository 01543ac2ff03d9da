import { setIcon } from 'obsidian';
import type { ChangeEvidence, ChangeItem, NotePlan } from '../../../core/changes/changePlan.ts';
import type { ChangeRow } from '../../../core/changes/changeRows.ts';
import type { ChangeSelection } from '../../../core/changes/changeSelection.ts';
import type { ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import { noteNameOf, withoutExtension } from '../../../core/vault/paths/pathParts.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import { drawDiff } from './drawDiff.ts';
import { linkButton } from '../../ui/linkButton.ts';
import { foldButton } from '../../ui/foldButton.ts';

/** What a row is drawn with, and what it does. */
export interface ChangeDrawing {
	readonly selection: ChangeSelection;
	/** The sentence at a place; `undefined` where the note is gone. */
	readonly sentence: (evidence: ChangeEvidence) => Promise<ContextLine | undefined>;
	readonly tick: (items: readonly ChangeItem[], isTicked: boolean) => void;
	readonly type: (item: ChangeItem, words: string) => void;
	readonly dismiss: (item: ChangeItem, isDismissed: boolean) => void;
	/** The text of the note that is made without the parts that are left out. */
	readonly textOf: (plan: NotePlan, leftOut: ReadonlySet<string>) => string | undefined;
	readonly toggle: (groupKey: string) => void;
	readonly open: (evidence: ChangeEvidence, event: MouseEvent) => void;
}

/** Fills the element of a row of the preview. */
export function drawChangeRow(row: ChangeRow, element: HTMLElement, drawing: ChangeDrawing): void {
	if (row.kind === 'note') drawNote(row, element, drawing);
	else if (row.kind === 'group') drawGroup(row, element, drawing);
	else drawItem(row, element, drawing);
}

function drawNote({ key, plan, items }: ChangeRow & { kind: 'note' }, element: HTMLElement, drawing: ChangeDrawing): void {
	element.addClass('dossier-change-note');
	const head = element.createEl('label', { cls: 'dossier-change-head' });
	if (plan.refusal === undefined) {
		const box = head.createEl('input', { type: 'checkbox', attr: { 'aria-label': `All changes in ${plan.path}` } });
		showState(box, items, drawing.selection);
		// Boxes that are drawn are brought in step when others are ticked.
		box.dataset['row'] = key;
		box.addEventListener('change', () => drawing.tick(items, box.checked));
	}
	head.createSpan({ cls: 'dossier-change-path', text: withoutExtension(plan.path) });
	head.createSpan({ cls: 'dossier-badge', text: items.length.toLocaleString() });
	if (plan.remark !== undefined) appendWithCode(element.createDiv({ cls: 'dossier-row-detail' }), plan.remark);
	if (plan.refusal !== undefined) {
		const reason = element.createDiv({ cls: 'dossier-row-detail dossier-tone-warning' });
		setIcon(reason.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } }), 'triangle-alert');
		appendWithCode(reason.createSpan(), `Cannot be written: ${plan.refusal}`);
	}
}

/** Shows how many of some items are ticked on the box of their note. */
export function showState(box: HTMLInputElement, items: readonly ChangeItem[], selection: ChangeSelection): void {
	const state = selection.stateOf(items);
	box.checked = state === 'all';
	box.indeterminate = state === 'some';
}

function drawGroup({ key, words, items, isOpen }: ChangeRow & { kind: 'group' }, element: HTMLElement, { toggle }: ChangeDrawing): void {
	foldButton(element, isOpen, `${items.length.toLocaleString()} ${words}`, () => toggle(key), 'dossier-change-group');
}

function drawItem({ key, plan, item }: ChangeRow & { kind: 'item' }, element: HTMLElement, drawing: ChangeDrawing): void {
	const { selection } = drawing;
	const isDismissed = selection.isDismissed(item.id);
	element.addClass('dossier-change');
	element.toggleClass('is-dismissed', isDismissed);
	const head = element.createEl('label', { cls: 'dossier-change-head' });
	const box = head.createEl('input', { type: 'checkbox' });
	box.checked = selection.isTicked(item);
	box.disabled = isDismissed || plan.refusal !== undefined;
	box.dataset['row'] = key;
	box.addEventListener('change', () => drawing.tick([item], box.checked));
	appendWithCode(head.createSpan({ cls: 'dossier-change-label' }), item.label);
	if (item.probability !== undefined)
		head.createSpan({
			cls: 'dossier-badge',
			text: `${Math.round(item.probability * 100)} %`,
			attr: { 'aria-label': `${Math.round(item.probability * 100)} percent likely` },
		});
	const body = element.createDiv({ cls: 'dossier-change-body' });
	if (item.reasons.length > 0) appendWithCode(body.createDiv({ cls: 'dossier-row-detail' }).createSpan(), item.reasons.join(' · '));
	const diff = createDiv();
	const showDiff = (): void => {
		diff.empty();
		const text = item.parts && drawing.textOf(plan, selection.leftOutOf(item.id));
		const edits = text === undefined ? item.edits : [{ range: { start: 0, end: 0 }, newText: text }];
		if (edits && !isDismissed) drawDiff(diff, plan.text, edits);
	};
	if (item.parts !== undefined && item.parts.length > 0) {
		const list = body.createEl('ul', { cls: 'dossier-row-detail dossier-change-parts' });
		for (const part of item.parts) {
			const label = list.createEl('li').createEl('label', { cls: 'dossier-check' });
			const partBox = label.createEl('input', { type: 'checkbox' });
			partBox.checked = !selection.leftOutOf(item.id).has(part.id);
			partBox.disabled = box.disabled;
			partBox.addEventListener('change', () => {
				selection.leaveOut(item.id, part.id, !partBox.checked);
				showDiff();
			});
			appendWithCode(label.createSpan(), part.label);
		}
	}
	if (item.evidence) void drawEvidence(body.createDiv({ cls: 'dossier-change-evidence' }), item.evidence, drawing);
	body.append(diff);
	showDiff();
	drawActions(body, item, box, drawing);
}

/** The sentence that speaks for a change, as text; choosing it opens its place. */
async function drawEvidence(element: HTMLElement, evidence: ChangeEvidence, { sentence, open }: ChangeDrawing): Promise<void> {
	const button = element.createEl('button', {
		cls: 'dossier-row-button dossier-context',
		attr: { 'aria-description': `Open ${evidence.path}, line ${evidence.line}` },
	});
	button.addEventListener('click', (event) => open(evidence, event));
	const text = button.createSpan({ cls: 'dossier-row-text', text: '…' });
	const line = await sentence(evidence);
	text.empty();
	if (!line) {
		element.remove();
		return;
	}
	text.appendText(line.before);
	text.createEl('mark', { text: line.link });
	text.appendText(line.after);
}

function drawActions(body: HTMLElement, item: ChangeItem, box: HTMLInputElement, drawing: ChangeDrawing): void {
	const { selection } = drawing;
	const { dismissal } = item;
	if (item.asksWhy !== true && dismissal === undefined) return;
	const actions = body.createDiv({ cls: 'dossier-row-actions' });
	if (dismissal !== undefined && selection.isDismissed(item.id)) {
		actions.createSpan({ cls: 'dossier-row-detail', text: `Will not be proposed for ${noteNameOf(dismissal.note)} again` });
		linkButton(actions, 'Undo', () => drawing.dismiss(item, false), `Undo: propose ${item.label} again`);
		return;
	}
	if (item.asksWhy === true) drawWhy(actions, item, box, drawing);
	if (dismissal !== undefined)
		linkButton(actions, 'Never again', () => drawing.dismiss(item, true), `Never again: ${item.label} for ${noteNameOf(dismissal.note)}`);
}

/** Where the user says why: one quiet button until they do. */
function drawWhy(actions: HTMLElement, item: ChangeItem, box: HTMLInputElement, drawing: ChangeDrawing): void {
	const place = actions.createDiv({ cls: 'dossier-change-why-place' });
	const drawInput = (): HTMLInputElement => {
		place.empty();
		const why = place.createEl('input', {
			type: 'text',
			value: drawing.selection.wordsFor(item.id),
			placeholder: 'Why it is related',
			cls: 'dossier-change-why',
			attr: { 'aria-label': `Why ${item.label} is related` },
		});
		why.addEventListener('input', () => {
			box.checked = true;
			drawing.type(item, why.value);
		});
		return why;
	};
	if (drawing.selection.wordsFor(item.id) !== '') drawInput();
	else linkButton(place, 'Say why…', () => drawInput().focus(), `Say why ${item.label} is related`);
}
