/**
 * Adds a button to `parent` that looks like a link and says `text`.
 *
 * @param label what a screen reader says in place of the text, which alone would not tell rows apart.
 */
export function linkButton(parent: HTMLElement, text: string, run: (event: MouseEvent) => void, label?: string): HTMLButtonElement {
	const button = parent.createEl('button', { cls: 'dossier-link-button', text });
	if (label !== undefined) button.ariaLabel = label;
	button.addEventListener('click', run);
	return button;
}
