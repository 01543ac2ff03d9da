/** Adds a line to `toolbar` in which one begins to type what is shown; `change` is told of it with every key. */
export function filterInput(toolbar: HTMLElement, placeholder: string, label: string, change: (text: string) => void): void {
	const input = toolbar.createEl('input', { type: 'search', cls: 'dossier-filter', placeholder, attr: { 'aria-label': label } });
	input.addEventListener('input', () => change(input.value));
}
