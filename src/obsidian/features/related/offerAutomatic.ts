import { ConfirmationModal, type App, type Component } from 'obsidian';
import type { SettingsStore } from '../../index/liveVault.ts';
import { openWith } from '../../ui/openWith.ts';

/** Asks, once ever, whether related notes should be added without asking from now on. */
export async function offerAutomatic(owner: Component, app: App, settings: SettingsStore): Promise<void> {
	if (settings.current.relatedAutomaticOffered || settings.current.relatedAutomatic !== 'ask') return;
	await settings.update({ relatedAutomaticOffered: true });
	const modal = new ConfirmationModal(app);
	modal.setTitle('Add related notes by themselves?');
	modal.setContent(
		'Dossier can add the notes that link to a note when you open it, or when you link it. Each addition is told and can be undone. You can change this in the settings.',
	);
	modal.addButton((button) => button.setButtonText('On opening a note').onClick(() => settings.update({ relatedAutomatic: 'on-open' })));
	modal.addButton((button) => button.setButtonText('On linking a note').onClick(() => settings.update({ relatedAutomatic: 'on-link' })));
	modal.addCancelButton('Only when I ask');
	openWith(owner, modal);
}
