import { noteNameOf } from '../../core/vault/paths/pathParts.ts';

/** Fills the row of a list with a button that names the note at `path`, and what is said of it, a line each. */
export function noteRow(element: HTMLElement, cls: string, path: string, lines: readonly string[]): HTMLElement {
	const button = element.createEl('button', { cls: `dossier-row-button ${cls}` });
	button.createSpan({ cls: 'dossier-row-text', text: noteNameOf(path), attr: { dir: 'auto' } });
	for (const text of lines) button.createSpan({ cls: 'dossier-row-detail', text, attr: { dir: 'auto' } });
	return button;
}
