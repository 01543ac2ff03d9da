import type * as ob from 'obsidian';
import { AbstractInputSuggest } from '../ui/abstractInputSuggest.ts';
import { TFile, type TFolder } from '../vault/files.ts';
import type { BaseComponent } from './components.ts';
import type { Setting } from './setting.ts';
import type { SettingTab } from './settingTab.ts';

class PathSuggest extends AbstractInputSuggest<string> {
	constructor(
		tab: SettingTab,
		inputEl: HTMLInputElement,
		private readonly paths: () => string[],
	) {
		super(tab.app as unknown as ob.App, inputEl);
	}

	getSuggestions(query: string): string[] {
		return this.paths().filter((path) => path.toLowerCase().includes(query.toLowerCase()));
	}

	renderSuggestion(path: string, el: HTMLElement): void {
		el.setText(path);
	}

	override selectSuggestion(path: string): void {
		this.setValue(path);
		this.textInputEl.dispatchEvent(new Event('input', { bubbles: true }));
		this.close();
	}
}

const valueOf = (tab: SettingTab, control: ob.SettingControl): unknown => tab.getControlValue(control.key) ?? control.defaultValue;

/** Puts the control of a definition into its row: shows the value, refuses what `validate` refuses, keeps the rest. */
export function drawControl(setting: Setting, control: ob.SettingControl, tab: SettingTab): BaseComponent {
	const problem = async (value: unknown): Promise<string | null> =>
		(await (control.validate as ((value: unknown) => string | void | Promise<string | void>) | undefined)?.(value)) || null;
	const offer = async (value: unknown): Promise<void> => {
		const message = await problem(value);
		setting.setErrorMessage(message);
		if (message === null) await tab.setControlValue(control.key, value);
	};
	const value = valueOf(tab, control);
	add(setting, control, value, tab, (next) => {
		void offer(next);
	});
	if (control.validate && value !== undefined)
		void problem(value).then((message) => {
			setting.setErrorMessage(message);
		});
	const component = setting.components.at(-1);
	if (!component) throw new Error(`no control of type "${control.type}"`);
	return component;
}

function add(setting: Setting, control: ob.SettingControl, value: unknown, tab: SettingTab, offer: (value: unknown) => void): void {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	switch (control.type) {
		case 'toggle':
			setting.addToggle((toggle) => toggle.setValue(value === true).onChange(offer));
			break;
		case 'dropdown':
			setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text).onChange(offer));
			break;
		case 'text':
			setting.addText((input) =>
				input
					.setPlaceholder(control.placeholder ?? '')
					.setValue(text)
					.onChange(offer),
			);
			break;
		case 'textarea':
			setting.addTextArea((area) => {
				area
					.setPlaceholder(control.placeholder ?? '')
					.setValue(text)
					.onChange(offer);
				area.inputEl.rows = control.rows ?? 4;
			});
			break;
		case 'number':
			setting.addText((input) => {
				input
					.setPlaceholder(control.placeholder ?? '')
					.setValue(text)
					.onChange((typed) => {
						if (typed.trim() !== '' && Number.isFinite(Number(typed))) offer(Number(typed));
					});
				input.inputEl.type = 'number';
				input.inputEl.setAttrs({ min: control.min ?? null, max: control.max ?? null, step: control.step ?? null });
			});
			break;
		case 'slider':
			setting.addSlider((slider) => {
				slider
					.setLimits(control.min, control.max, control.step)
					.setValue(Number(value ?? control.min))
					.setDynamicTooltip()
					.onChange(offer);
				if (control.displayFormat) slider.setDisplayFormat(control.displayFormat);
			});
			break;
		case 'color':
			setting.addColorPicker((color) => color.setValue(text).onChange(offer));
			break;
		case 'file':
			paths(setting, control.placeholder, text, tab, offer, () =>
				tab.app.vault
					.getFiles()
					.filter((file) => file instanceof TFile && (control.filter?.(file) ?? true))
					.map((file) => file.path),
			);
			break;
		case 'folder':
			paths(setting, control.placeholder, text, tab, offer, () =>
				tab.app.vault
					.getAllFolders(control.includeRoot ?? false)
					.filter((folder: TFolder) => control.filter?.(folder) ?? true)
					.map((folder) => folder.path),
			);
			break;
	}
}

function paths(
	setting: Setting,
	placeholder: string | undefined,
	text: string,
	tab: SettingTab,
	offer: (value: unknown) => void,
	all: () => string[],
): void {
	setting.addSearch((search) => {
		search
			.setPlaceholder(placeholder ?? '')
			.setValue(text)
			.onChange(offer);
		new PathSuggest(tab, search.inputEl, all);
	});
}
