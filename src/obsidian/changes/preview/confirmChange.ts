import { ConfirmationModal, type App, type Component } from 'obsidian';
import { openWith } from '../../ui/openWith.ts';

/** What is asked. */
export interface ChangeQuestion {
	readonly title: string;
	readonly text: string;
	/** The words of the button that says yes. */
	readonly accept: string;
}

/** Asks once more before something large. @returns whether it is meant; `false` where the window is closed. */
export function confirmChange(owner: Component, app: App, { title, text, accept }: ChangeQuestion): Promise<boolean> {
	return new Promise((resolve) => {
		const modal = new ConfirmationModal(app);
		modal.setTitle(title);
		modal.contentEl.createEl('p', { text });
		modal.addButton((button) =>
			button
				.setButtonText(accept)
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
