import type * as ob from 'obsidian';
import { lacks } from '../../base/lacks.ts';
import type { Names } from '../../base/names.ts';
import { ValueComponent } from './baseComponent.ts';

export class ColorComponent extends ValueComponent<string> implements Names<ob.ColorComponent> {
	#input: HTMLInputElement;
	#changed: (value: string) => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.#input = containerEl.createEl('input', { type: 'color' });
		this.#input.addEventListener('input', () => {
			this.#changed(this.getValue());
		});
	}

	override setDisabled(disabled: boolean): this {
		this.#input.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string {
		return this.#input.value;
	}

	setValue(value: string): this {
		this.#input.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.#changed = callback;
		return this;
	}

	getValueRgb(): never {
		return lacks('ColorComponent.getValueRgb');
	}
	getValueHsl(): never {
		return lacks('ColorComponent.getValueHsl');
	}
	setValueRgb(): never {
		return lacks('ColorComponent.setValueRgb');
	}
	setValueHsl(): never {
		return lacks('ColorComponent.setValueHsl');
	}
}
