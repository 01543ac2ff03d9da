import { setIcon } from 'obsidian';

/** Adds a button to `parent` that opens and closes what stands below it: an arrow, and `text`. */
export function foldButton(
	parent: HTMLElement,
	isOpen: boolean,
	text: string,
	toggle: () => void,
	cls = 'dossier-group-button',
): HTMLButtonElement {
	const button = parent.createEl('button', { cls: `dossier-row-button ${cls}`, attr: { 'aria-expanded': String(isOpen) } });
	setIcon(button.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } }), isOpen ? 'chevron-down' : 'chevron-right');
	button.createSpan({ cls: 'dossier-row-text', text });
	button.addEventListener('click', toggle);
	return button;
}
