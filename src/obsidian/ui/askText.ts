import { Modal, Setting, type App } from 'obsidian';
import { modalButtons } from './modalButtons.ts';

/** Asks for one line of text under a button that says `action`; `sent` is called with it when it is not empty. */
export class AskText extends Modal {
	#text = '';

	constructor(app: App, title: string, label: string, action: string, sent: (text: string) => void) {
		super(app);
		this.setTitle(title);
		const send = (): void => {
			if (this.#text.trim() === '') return;
			this.close();
			sent(this.#text.trim());
		};
		new Setting(this.contentEl).setName(label).addText((text) => {
			text.inputEl.setAttribute('aria-label', label);
			text.onChange((value) => (this.#text = value));
			text.inputEl.addEventListener('keydown', (event) => {
				if (event.key === 'Enter' && !event.isComposing) send();
			});
		});
		modalButtons(this.contentEl, () => this.close(), action, send);
	}
}
