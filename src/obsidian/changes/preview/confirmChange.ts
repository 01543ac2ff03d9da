import { ConfirmationModal, type App, type Component } from 'obsidian';
import { changeLimit } from '../../../core/changes/changeLimit.ts';
import { changesInNotes } from '../../../core/changes/changeTotals.ts';
import { openWith } from '../../ui/openWith.ts';
import type { ChangeSession } from '../changeSession.ts';

/**
 * Whether what is ticked is to be made: not where nothing is, and asked once more where it is much of a vault of so many `notes`.
 *
 * @returns `false` also where the window is closed.
 */
export async function confirmChange(
	owner: Component,
	app: App,
	{ totals: { ticked, tickedNotes, dismissed }, source: { verb, unit } }: ChangeSession,
	notes: number,
): Promise<boolean> {
	if (tickedNotes <= changeLimit(notes)) return ticked + dismissed > 0;
	return new Promise((resolve) => {
		const modal = new ConfirmationModal(app);
		modal.setTitle(`${verb} ${changesInNotes(ticked, tickedNotes, unit)}?`);
		modal.contentEl.createEl('p', {
			text: `That is more than a fifth of the ${notes.toLocaleString()} notes of this vault. It can be undone as one change.`,
		});
		modal.addButton((button) =>
			button
				.setButtonText(verb)
				.setCta()
				.onClick(() => resolve(true)),
		);
		modal.addCancelButton();
		const close = modal.onClose.bind(modal);
		modal.onClose = () => {
			close();
			resolve(false);
		};
		openWith(owner, modal);
	});
}
