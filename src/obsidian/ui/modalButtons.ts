import { type ButtonComponent, Setting } from 'obsidian';

/** The buttons below a form: Cancel, and the one that does what the form is for, which is given back. */
export function modalButtons(parent: HTMLElement, cancel: () => void, action: string, run: () => void): ButtonComponent {
	let send!: ButtonComponent;
	new Setting(parent)
		.setClass('dossier-modal-buttons')
		.addButton((button) => button.setButtonText('Cancel').onClick(cancel))
		.addButton((button) => (send = button.setButtonText(action).setCta().onClick(run)));
	return send;
}
