import type * as ob from 'obsidian';
import { setIcon } from '../../ui/icons.ts';
import { setTooltip } from '../../ui/tooltip.ts';
import { BaseComponent } from './baseComponent.ts';

export class ButtonComponent extends BaseComponent implements ob.ButtonComponent {
	buttonEl: HTMLButtonElement;

	constructor(containerEl: HTMLElement) {
		super();
		this.buttonEl = containerEl.createEl('button');
	}

	override setDisabled(disabled: boolean): this {
		this.buttonEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setCta(): this {
		return this.#class('mod-cta', true);
	}
	removeCta(): this {
		return this.#class('mod-cta', false);
	}
	setWarning(): this {
		return this.#class('mod-warning', true);
	}
	setDestructive(): this {
		return this.#class('mod-destructive', true);
	}
	removeDestructive(): this {
		return this.#class('mod-destructive', false);
	}
	setClass(cls: string): this {
		return this.#class(cls, true);
	}

	setTooltip(tooltip: string): this {
		setTooltip(this.buttonEl, tooltip);
		return this;
	}

	setButtonText(name: string): this {
		this.buttonEl.setText(name);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.buttonEl, icon);
		return this;
	}

	onClick(callback: (evt: MouseEvent) => unknown): this {
		this.buttonEl.addEventListener('click', callback);
		return this;
	}

	#class(cls: string, on: boolean): this {
		this.buttonEl.toggleClass(cls, on);
		return this;
	}
}
