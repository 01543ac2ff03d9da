import type * as ob from 'obsidian';
import { lacks } from '../base/lacks.ts';
import type { Names } from '../base/names.ts';
import { setIcon } from '../ui/icons.ts';
import { setTooltip } from '../ui/tooltip.ts';

export abstract class BaseComponent implements ob.BaseComponent {
	disabled = false;

	then(cb: (component: this) => unknown): this {
		cb(this);
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		return this;
	}
}

export abstract class ValueComponent<T> extends BaseComponent {
	registerOptionListener(): never { return lacks('ValueComponent.registerOptionListener'); }
	abstract getValue(): T;
	abstract setValue(value: T): this;
}

export class AbstractTextComponent<T extends HTMLInputElement | HTMLTextAreaElement> extends ValueComponent<string> {
	#changed: (value: string) => unknown = () => {};

	constructor(readonly inputEl: T) {
		super();
		inputEl.addEventListener('input', () => { this.onChanged(); });
	}

	override setDisabled(disabled: boolean): this {
		this.inputEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string {
		return this.inputEl.value;
	}

	setValue(value: string): this {
		this.inputEl.value = value;
		return this;
	}

	setPlaceholder(placeholder: string): this {
		this.inputEl.placeholder = placeholder;
		return this;
	}

	onChanged(): void {
		this.#changed(this.getValue());
	}

	onChange(callback: (value: string) => unknown): this {
		this.#changed = callback;
		return this;
	}
}

export class TextComponent extends AbstractTextComponent<HTMLInputElement> {
	constructor(containerEl: HTMLElement) {
		super(containerEl.createEl('input', { type: 'text', attr: { spellcheck: 'false' } }));
	}
}

export class TextAreaComponent extends AbstractTextComponent<HTMLTextAreaElement> {
	constructor(containerEl: HTMLElement) {
		super(containerEl.createEl('textarea', { attr: { spellcheck: 'false' } }));
	}
}

export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
	clearButtonEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		const box = containerEl.createDiv('search-input-container');
		super(box.createEl('input', { type: 'search', attr: { enterkeyhint: 'search', spellcheck: 'false' } }));
		this.clearButtonEl = box.createDiv({ cls: 'search-input-clear-button', attr: { 'aria-label': 'Clear search' } });
		this.clearButtonEl.addEventListener('click', () => {
			this.setValue('');
			this.onChanged();
			this.inputEl.focus();
		});
	}
}

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

export class DropdownComponent extends ValueComponent<string> {
	selectEl: HTMLSelectElement;
	#changed: (value: string) => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.selectEl = containerEl.createEl('select', 'dropdown');
		this.selectEl.addEventListener('change', () => { this.#changed(this.getValue()); });
	}

	override setDisabled(disabled: boolean): this {
		this.selectEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	addOption(value: string, display: string): this {
		this.selectEl.createEl('option', { value, text: display });
		return this;
	}

	addOptions(options: Record<string, string>): this {
		for (const [value, display] of Object.entries(options)) this.addOption(value, display);
		return this;
	}

	getValue(): string {
		return this.selectEl.value;
	}

	setValue(value: string): this {
		this.selectEl.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.#changed = callback;
		return this;
	}
}

export class SliderComponent extends ValueComponent<number> implements Names<ob.SliderComponent> {
	sliderEl: HTMLInputElement;
	#changed: (value: number) => unknown = () => {};
	#format = (value: number): string => String(value);

	constructor(containerEl: HTMLElement) {
		super();
		this.sliderEl = containerEl.createEl('input', { cls: 'slider', type: 'range' });
		this.setLimits(0, 100, 1);
		this.sliderEl.addEventListener('change', () => { this.#changed(this.getValue()); });
	}

	override setDisabled(disabled: boolean): this {
		this.sliderEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setInstant(instant: boolean): this {
		if (instant) this.sliderEl.addEventListener('input', () => { this.#changed(this.getValue()); });
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
		this.sliderEl.addEventListener('input', () => { setTooltip(this.sliderEl, this.getValuePretty()); });
		return this;
	}

	onChange(callback: (value: number) => unknown): this {
		this.#changed = callback;
		return this;
	}
}

export class ColorComponent extends ValueComponent<string> implements Names<ob.ColorComponent> {
	#input: HTMLInputElement;
	#changed: (value: string) => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.#input = containerEl.createEl('input', { type: 'color' });
		this.#input.addEventListener('input', () => { this.#changed(this.getValue()); });
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

	getValueRgb(): never { return lacks('ColorComponent.getValueRgb'); }
	getValueHsl(): never { return lacks('ColorComponent.getValueHsl'); }
	setValueRgb(): never { return lacks('ColorComponent.setValueRgb'); }
	setValueHsl(): never { return lacks('ColorComponent.setValueHsl'); }
}

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

	setCta(): this { return this.#class('mod-cta', true); }
	removeCta(): this { return this.#class('mod-cta', false); }
	setWarning(): this { return this.#class('mod-warning', true); }
	setDestructive(): this { return this.#class('mod-destructive', true); }
	removeDestructive(): this { return this.#class('mod-destructive', false); }
	setClass(cls: string): this { return this.#class(cls, true); }

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

export class ExtraButtonComponent extends BaseComponent implements ob.ExtraButtonComponent {
	extraSettingsEl: HTMLElement;
	#clicked: () => unknown = () => {};

	constructor(containerEl: HTMLElement) {
		super();
		this.extraSettingsEl = containerEl.createDiv({ cls: 'clickable-icon extra-setting-button', attr: { role: 'button', tabindex: '0' } });
		this.setIcon('settings');
		this.extraSettingsEl.addEventListener('click', () => { if (!this.disabled) this.#clicked(); });
		this.extraSettingsEl.addEventListener('keydown', (evt) => { if (evt.key === 'Enter' && !this.disabled) this.#clicked(); });
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

/** A value shown and not edited. */
export class DisplayValueComponent implements ob.DisplayValueComponent {
	valueEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		this.valueEl = containerEl.createDiv('setting-display-value');
	}

	setValue(value: string | null): this {
		this.valueEl.setText(value ?? '');
		return this;
	}

	setStatus(status: 'warning' | null): this {
		this.valueEl.toggleClass('mod-warning', status === 'warning');
		return this;
	}
}
