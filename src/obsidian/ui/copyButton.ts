import { setIcon, type App } from 'obsidian';
import { joinedSteps } from '../../core/text/joinedSteps.ts';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import { chunkedSteps } from '../index/chunkedSteps.ts';
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
		const copy = async (parts: Iterable<string>): Promise<void> => {
			await copyText(chunkedSteps(joinedSteps(parts)));
			notices.say(`The ${what} is copied`);
		};
		const action = (form: string, parts: () => Iterable<string>): MenuAction => ({
			label: `Copy as ${form}`,
			icon: 'copy',
			run: () => void copy(parts()),
		});
		showActionMenu(button, [[action('Markdown table', now.markdown), action('CSV', now.csv)]]);
	});
}

/** A link as the app writes it, its bar escaped for a table. */
export function linkInTable(app: App, path: string): string {
	const file = app.vault.getFileByPath(path);
	return file === null ? noteNameOf(path) : app.fileManager.generateMarkdownLink(file, '').replaceAll('|', '\\|');
}
