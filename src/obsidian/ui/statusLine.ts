/** Adds the line of a panel that says how much is shown; a screen reader hears it when it changes. */
export function statusLine(toolbar: HTMLElement): HTMLElement {
	return toolbar.createDiv({ cls: 'dossier-panel-status', attr: { 'aria-live': 'polite' } });
}
