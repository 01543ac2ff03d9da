/** Fills the row of a list that heads those below it; `counted` says for a screen reader what `count` counts. */
export function headingRow(element: HTMLElement, title: string, count: number, counted: string): void {
	const heading = element.createDiv({ cls: 'dossier-heading-row', attr: { role: 'heading', 'aria-level': '3' } });
	heading.createSpan({ text: title });
	heading.createSpan({ cls: 'dossier-count', text: String(count), attr: { 'aria-label': counted } });
}
