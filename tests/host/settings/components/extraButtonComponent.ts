import type * as ob from 'obsidian';
import { setIcon } from '../../ui/icons.ts';
import { setTooltip } from '../../ui/tooltip.ts';
import { BaseComponent } from './baseComponent.ts';

export class ExtraButtonComponent extends BaseComponent implements ob.ExtraButtonComponent {
	extraSettingsEl: HTMLElement;
	#clicked: () => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.extraSettingsEl = containerEl.createDiv({ cls: 'clickable-icon extra-setting-button', attr: { role: 'button', tabindex: '0' } });
		this.setIcon('settings');
		this.extraSettingsEl.addEventListener('click', () => {
			if (!this.disabled) this.#clicked();
		});
		this.extraSettingsEl.addEventListener('keydown', (evt) => {
			if (evt.key === 'Enter' && !this.disabled) this.#clicked();
		});
	}

	override setDisabled(disabled: boolean): this {
		this.extraSettingsEl.toggleClass('is-disabled', disabled);
		return super.setDisabled(disabled);
	}

	setTooltip(tooltip: string): this {
		setTooltip(this.extraSettingsEl, tooltip);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.extraSettingsEl, icon);
		return this;
	}

	onClick(callback: () => unknown): this {
		this.#clicked = callback;
		return this;
	}
}
