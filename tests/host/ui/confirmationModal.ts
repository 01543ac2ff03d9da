import type * as ob from 'obsidian';
import { ButtonComponent } from '../settings/components.ts';
import { Modal } from './modal.ts';

/** A button that closes its modal once what it does is done. */
export class ConfirmationButton extends ButtonComponent {
	wantsFocus = false;

	constructor(
		private readonly modal: Modal,
		containerEl: HTMLElement,
	) {
		super(containerEl);
		this.buttonEl.addEventListener('click', (evt) => {
			void this.#clicked(evt);
		});
	}

	#handler: (evt: MouseEvent) => unknown = () => {};

	override onClick(handler: (evt: MouseEvent) => unknown): this {
		this.#handler = handler;
		return this;
	}

	setInitialFocus(): this {
		this.wantsFocus = true;
		return this;
	}

	setSecondary(): this {
		return this.setClass('mod-secondary');
	}

	setCancel(): this {
		return this.setClass('mod-cancel');
	}

	async #clicked(evt: MouseEvent): Promise<void> {
		await this.#handler(evt);
		this.modal.close();
	}
}

export class ConfirmationModal extends Modal {
	buttonContainerEl: HTMLElement;
	#buttons: ConfirmationButton[] = [];

	constructor(app: ob.App) {
		super(app);
		this.modalEl.addClass('mod-confirmation');
		this.buttonContainerEl = this.modalEl.createDiv('modal-button-container');
	}

	override open(): void {
		super.open();
		const wanted = this.#buttons.findLast((button) => button.wantsFocus);
		wanted?.buttonEl.focus();
	}

	addClass(cls: string): this {
		this.modalEl.addClass(cls);
		return this;
	}

	addCheckbox(label: string, cb: (value: boolean) => unknown): this {
		const row = this.buttonContainerEl.createEl('label', { cls: 'mod-checkbox' });
		const box = row.createEl('input', { type: 'checkbox' });
		row.appendText(label);
		box.addEventListener('change', () => {
			cb(box.checked);
		});
		return this;
	}

	addButton(cb: (btn: ConfirmationButton) => unknown): this {
		const button = new ConfirmationButton(this, this.buttonContainerEl);
		this.#buttons.push(button);
		cb(button);
		return this;
	}

	addCancelButton(text = 'Cancel'): this {
		return this.addButton((button) => button.setButtonText(text).setCancel());
	}
}
