import { setIcon } from 'obsidian';
import { showActionMenu } from '../../ui/actionMenu.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import type { NoteLineItem } from './noteLineItem.ts';
import { linkButton } from '../../ui/linkButton.ts';

/**
 * Draws what the line says into `line`: the first item in words with what can be done about it, every other as a few words
 * that open a menu. It is one line, and two where the pane is narrow: what is said, and below it what can be done.
 */
export function drawNoteLine(line: HTMLElement, [first, ...others]: readonly NoteLineItem[]): void {
	if (!first) return;
	const head = line.createDiv({ cls: `dossier-note-line-head dossier-tone-${first.tone}` });
	drawIcon(head, first.icon);
	const text = head.createSpan({ cls: 'dossier-note-line-text' });
	appendWithCode(text, first.text);
	// It may be cut off, and is read whole under the pointer.
	text.title = first.text.replaceAll('`', '');
	const actions = line.createDiv({ cls: 'dossier-note-line-actions' });
	for (const { label, run } of first.actions) linkButton(actions, label.replaceAll('`', ''), run);
	const { more = [] } = first;
	if (more.length > 0) {
		const button = actions.createEl('button', {
			cls: 'clickable-icon dossier-icon-button',
			attr: { 'aria-label': 'More actions', 'aria-haspopup': 'menu' },
		});
		setIcon(button, 'ellipsis');
		button.addEventListener('click', () => showActionMenu(button, [more]));
	}
	for (const item of others) {
		const button = linkButton(actions, '', () => showActionMenu(button, [item.actions, item.more ?? []]));
		button.addClass('dossier-note-line-other', `dossier-tone-${item.tone}`);
		button.setAttr('aria-haspopup', 'menu');
		drawIcon(button, item.icon);
		button.appendText(item.short);
	}
}

function drawIcon(parent: HTMLElement, icon: string): void {
	setIcon(parent.createSpan({ cls: 'dossier-note-line-icon', attr: { 'aria-hidden': 'true' } }), icon);
}
