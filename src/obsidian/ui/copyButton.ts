import { setIcon, type App } from 'obsidian';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import { showActionMenu, type MenuAction } from './actionMenu.ts';
import { copyText } from './copyText.ts';
import type { Notices } from './notices.ts';

/** What a view shows, as text: its parts. */
export interface CopiedForms {
	readonly markdown: () => Iterable<string>;
	readonly csv: () => Iterable<string>;
}

/**
 * Adds a button that copies what a view shows as a Markdown table or as CSV.
 *
 * @param what is copied: `matrix`.
 * @param forms `undefined` while there is nothing to copy.
 */
export function copyButton(toolbar: HTMLElement, what: string, notices: Notices, forms: () => CopiedForms | undefined): void {
	const button = toolbar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': `Copy the ${what}`, 'aria-haspopup': 'menu' } });
	setIcon(button, 'copy');
	button.addEventListener('click', () => {
		const now = forms();
		if (now === undefined) return;
		const copy = (form: string, parts: () => Iterable<string>): MenuAction => ({
			label: `Copy as ${form}`,
			icon: 'copy',
			run: () => void copyText([...parts()].join('')).then(() => notices.say(`The ${what} is copied`)),
		});
		showActionMenu(button, [[copy('Markdown table', now.markdown), copy('CSV', now.csv)]]);
	});
}

/** A link as the app writes it, its bar escaped for a table. */
export function linkInTable(app: App, path: string): string {
	const file = app.vault.getFileByPath(path);
	return file === null ? noteNameOf(path) : app.fileManager.generateMarkdownLink(file, '').replaceAll('|', '\\|');
}
