import { restoreFocus } from './restoreFocus.ts';

const TEXT_FIELD = 'input:not([type=checkbox]), textarea';

/** A row by its key and by its number, and one of its controls by its number. */
interface Place {
	readonly key: string;
	readonly index: number;
	readonly control: number;
}

/** Which of the rows that are `drawn`, by their keys, has the keyboard, and which of its controls; `undefined` where none has. */
export function focusedPlace(drawn: ReadonlyMap<string, HTMLElement>): Place | undefined {
	for (const [key, element] of drawn) {
		const active = element.doc.activeElement;
		if (element.contains(active))
			return { key, index: Number(element.dataset['index']), control: controlsIn(element).findIndex((control) => control === active) };
	}
	return undefined;
}

/**
 * Gives the keyboard back to a place of before. Where the row is gone, the one that took its place has it, or else the last, or what scrolls.
 *
 * @param count how many rows there are, of which those in sight are `drawn` in `list`.
 */
export function focusAgain(
	{ key, index, control }: Place,
	drawn: ReadonlyMap<string, HTMLElement>,
	list: HTMLElement,
	count: number,
	scroller: HTMLElement,
): void {
	const row = drawn.get(key);
	const controls = controlsIn(row);
	const target = row ? (controls[control] ?? controls[0]) : firstControl(list, Math.min(index, count - 1), 1);
	if (target) restoreFocus(target);
	if (!list.contains(list.doc.activeElement)) restoreFocus(scroller);
}

/**
 * Moves the keyboard from row to row: by arrows, and by Home and End to the first and the last of `count`.
 *
 * @param reveal brings a row into sight.
 */
export function moveByKey(event: KeyboardEvent, list: HTMLElement, count: number, reveal: (index: number) => void): void {
	const target = event.target as HTMLElement;
	const row = target.closest<HTMLElement>('.dossier-virtual-row');
	if (!row) return;
	const from = Number(row.dataset['index']);
	// In a line of text these two keys go to its ends.
	if (target.matches(TEXT_FIELD) && (event.key === 'Home' || event.key === 'End')) return;
	const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[event.key];
	if (to === undefined || to < 0 || to >= count) return;
	event.preventDefault();
	reveal(to);
	const focusThere = (): boolean => {
		const control = firstControl(list, to, to < from ? -1 : 1);
		control?.focus();
		return control !== undefined;
	};
	// A row that is drawn has the keyboard at once, for keys that come quickly; another has to be drawn first.
	if (!focusThere()) list.win.requestAnimationFrame(focusThere);
}

/** What can have the keyboard in a row of `list`, or in the next one that has such a thing; `undefined` beyond what is drawn. */
export function firstControl(list: HTMLElement, index: number, step: number): HTMLElement | undefined {
	for (let at = index; ; at += step) {
		const row = list.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
		if (!row) return undefined;
		const [target] = controlsIn(row);
		if (target) return target;
	}
}

/** What in a row can have the keyboard. */
function controlsIn(row: HTMLElement | undefined): HTMLElement[] {
	return Array.from(row?.querySelectorAll<HTMLElement>('[tabindex="0"], button, a[href], input') ?? []);
}
