import type { ButtonComponent } from 'obsidian';
import { changesInNotes, countOf, type ChangeTotals } from '../../../core/changes/changeTotals.ts';
import type { ChangeSource } from '../changeSource.ts';

/** Says how much is ticked, and of how much, in `element` and on the button that makes it. */
export function drawTotals(
	element: HTMLElement | undefined,
	button: ButtonComponent | undefined,
	{ ticked, tickedNotes, items, notes, dismissed }: ChangeTotals,
	{ withNotes, unit, verb }: ChangeSource,
): void {
	element?.empty();
	element?.createSpan({
		cls: 'dossier-changes-count',
		text: withNotes ? changesInNotes(ticked, tickedNotes, unit) : countOf(ticked, unit),
	});
	const proposed = `${items.toLocaleString()} proposed`;
	const rest = withNotes ? `${proposed} in ${countOf(notes, { one: 'note', many: 'notes' })}` : proposed;
	element?.createSpan({ text: ` ticked, of ${rest}${dismissed > 0 ? `; ${dismissed} never again` : ''}` });
	// `Add 12 bullets`, `Keep 2 dismissals`.
	const text = ticked > 0 || dismissed === 0 ? `${verb} ${countOf(ticked, unit)}` : `Never propose ${dismissed} again`;
	button?.setButtonText(text).setDisabled(ticked + dismissed === 0);
}
