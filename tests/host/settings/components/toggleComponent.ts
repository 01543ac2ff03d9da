import { setTooltip } from '../../ui/tooltip.ts';
import { ValueComponent } from './baseComponent.ts';

export class ToggleComponent extends ValueComponent<boolean> {
	toggleEl: HTMLElement;
	#input: HTMLInputElement;
	#changed: (value: boolean) => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.toggleEl = containerEl.createDiv('checkbox-container');
		this.#input = this.toggleEl.createEl('input', { type: 'checkbox', attr: { tabindex: '0' } });
		this.toggleEl.addEventListener('click', (evt) => {
			evt.preventDefault();
			this.onClick();
		});
		this.#input.addEventListener('keydown', (evt) => {
			if (evt.key !== ' ' && evt.key !== 'Enter') return;
			evt.preventDefault();
			this.onClick();
		});
	}

	override setDisabled(disabled: boolean): this {
		this.toggleEl.toggleClass('is-disabled', disabled);
		this.#input.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): boolean {
		return this.toggleEl.hasClass('is-enabled');
	}

	/** Tells `onChange` when the value is another one, also where code sets it: the app does so too. */
	setValue(on: boolean): this {
		if (on === this.getValue()) return this;
		this.toggleEl.toggleClass('is-enabled', on);
		this.#input.checked = on;
		this.#changed(on);
		return this;
	}

	setTooltip(tooltip: string): this {
		setTooltip(this.toggleEl, tooltip);
		return this;
	}

	onClick(): void {
		if (!this.disabled) this.setValue(!this.getValue());
	}

	onChange(callback: (value: boolean) => unknown): this {
		this.#changed = callback;
		return this;
	}
}
