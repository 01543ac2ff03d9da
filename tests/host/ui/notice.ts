import type * as ob from 'obsidian';

/** How long a notice stays when nothing is said; the app's own figure is a setting near this. */
const STAYS_MS = 5000;

export class Notice implements ob.Notice {
	containerEl: HTMLElement;
	noticeEl: HTMLElement;
	messageEl: HTMLElement;
	#timer: number | undefined;

	/** `duration` in milliseconds; 0 keeps it until it is clicked or hidden. */
	constructor(message: string | DocumentFragment, duration: number = STAYS_MS) {
		const shelf =
			activeDocument.body.querySelector<HTMLElement>(':scope > .notice-container') ?? activeDocument.body.createDiv('notice-container');
		this.containerEl = shelf.createDiv({ cls: 'notice', prepend: true });
		this.noticeEl = this.containerEl;
		this.messageEl = this.containerEl.createDiv('notice-message');
		this.setMessage(message);
		this.containerEl.addEventListener('click', () => {
			this.hide();
		});
		if (duration > 0)
			this.#timer = window.setTimeout(() => {
				this.hide();
			}, duration);
	}

	setMessage(message: string | DocumentFragment): this {
		this.messageEl.setText(message);
		return this;
	}

	hide(): void {
		window.clearTimeout(this.#timer);
		const shelf = this.containerEl.parentElement;
		this.containerEl.remove();
		if (shelf?.childElementCount === 0) shelf.remove();
	}
}
