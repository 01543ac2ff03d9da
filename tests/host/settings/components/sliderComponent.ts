import type * as ob from 'obsidian';
import type { Names } from '../../base/names.ts';
import { setTooltip } from '../../ui/tooltip.ts';
import { ValueComponent } from './baseComponent.ts';

export class SliderComponent extends ValueComponent<number> implements Names<ob.SliderComponent> {
	sliderEl: HTMLInputElement;
	#changed: (value: number) => unknown = () => {};
	#format = (value: number): string => String(value);

	constructor(containerEl: HTMLElement) {
		super();
		this.sliderEl = containerEl.createEl('input', { cls: 'slider', type: 'range' });
		this.setLimits(0, 100, 1);
		this.sliderEl.addEventListener('change', () => {
			this.#changed(this.getValue());
		});
	}

	override setDisabled(disabled: boolean): this {
		this.sliderEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setInstant(instant: boolean): this {
		if (instant)
			this.sliderEl.addEventListener('input', () => {
				this.#changed(this.getValue());
			});
		return this;
	}

	setLimits(min: number | null, max: number | null, step: number | 'any'): this {
		this.sliderEl.setAttrs({ min, max, step });
		return this;
	}

	getValue(): number {
		return Number(this.sliderEl.value);
	}

	setValue(value: number): this {
		this.sliderEl.value = String(value);
		return this;
	}

	getValuePretty(): string {
		return this.#format(this.getValue());
	}

	setDisplayFormat(format: (value: number) => string): this {
		this.#format = format;
		return this;
	}

	setDynamicTooltip(): this {
		this.sliderEl.addEventListener('input', () => {
			setTooltip(this.sliderEl, this.getValuePretty());
		});
		return this;
	}

	onChange(callback: (value: number) => unknown): this {
		this.#changed = callback;
		return this;
	}
}
