/**
 * Gives the keyboard back to what was drawn anew. Nobody moved it, so nobody hears of it: the app takes a focus inside a panel
 * for the user's and makes that panel the active one, while the user may be in a note of another window.
 */
export function restoreFocus(element: HTMLElement): void {
	const keep = (event: Event): void => event.stopPropagation();
	element.addEventListener('focusin', keep);
	element.focus({ preventScroll: true });
	element.removeEventListener('focusin', keep);
}
