import { ValueComponent } from './baseComponent.ts';

export class ProgressBarComponent extends ValueComponent<number> {
	#el: HTMLElement;
	#value = 0;

	constructor(containerEl: HTMLElement) {
		super();
		this.#el = containerEl.createDiv('setting-progress-bar').createDiv('setting-progress-bar-inner');
	}

	getValue(): number {
		return this.#value;
	}

	setValue(value: number): this {
		this.#value = value;
		this.#el.setCssStyles({ width: `${value}%` });
		return this;
	}
}
