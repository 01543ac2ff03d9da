import { setIcon, Setting, type App } from 'obsidian';
import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { fieldKind } from '../../../core/types/kinds/fieldKinds.ts';
import { hasListValue } from '../../../core/types/hasListValue.ts';
import type { Field } from '../../../core/types/noteType.ts';
import { listInput } from './listInput.ts';
import type { FieldWord } from '../../../core/types/fieldWords.ts';
import { type OfferedWord, WordSuggest } from './wordSuggest.ts';

/** What the control of a field is told. */
export interface FieldSettingOptions {
	readonly field: Field;
	readonly value: FrontmatterValue | undefined;
	/** Words to offer: names of notes, options, values that the vault already has. */
	readonly words: () => readonly FieldWord[];
	/** What can be done with a name for which there is no note; `undefined` for nothing. */
	readonly offer?: (typed: string) => OfferedWord | undefined;
	readonly onOffer?: (word: string) => void;
	readonly onChange: (value: FrontmatterValue | undefined) => void;
	readonly isRequired: boolean;
	/** Called after Enter in the control, once it says what was meant. */
	readonly entered: () => void;
}

/** Draws the control for one field of a new note, by the field's kind. */
export function fieldSetting(app: App, parent: HTMLElement, options: FieldSettingOptions): Setting {
	const { field, value } = options;
	const kind = fieldKind(field.kind);
	const setting = new Setting(parent).setName(options.isRequired ? `${field.name} (required)` : field.name);
	if (field.description !== undefined) setting.setDesc(field.description);
	if (hasListValue(field) || kind.control === 'tags') {
		const initial = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
		listInput(app, setting.controlEl, {
			label: field.name,
			isRequired: options.isRequired,
			entered: options.entered,
			words: options.words,
			...(options.offer ? { offer: options.offer } : {}),
			...(options.onOffer ? { onOffer: options.onOffer } : {}),
			initial,
			onChange: (items) =>
				options.onChange(items.length === 0 ? undefined : kind.control === 'number' ? items.map(numberOrText) : [...items]),
		});
		return setting;
	}
	return kind.control === 'toggle' ? withChoices(setting, options) : withText(app, setting, kind.examplesFor(field)[0] ?? '', options);
}

function withChoices(setting: Setting, { field, value, isRequired, onChange }: FieldSettingOptions): Setting {
	return setting.addDropdown((dropdown) => {
		dropdown.addOptions({ '': '—', true: 'true', false: 'false' }).setValue(shown(value));
		dropdown.selectEl.ariaLabel = field.name;
		dropdown.selectEl.ariaRequired = String(isRequired);
		dropdown.onChange((chosen) => onChange(chosen === '' ? undefined : chosen === 'true'));
	});
}

function withText(app: App, setting: Setting, example: string, options: FieldSettingOptions): Setting {
	const { field, value, words, offer, onChange } = options;
	return setting.addText((text) => {
		text.setPlaceholder(example).setValue(shown(value));
		text.inputEl.ariaLabel = field.name;
		text.inputEl.ariaRequired = String(options.isRequired);
		if (field.kind === 'number') Object.assign(text.inputEl, { type: 'number', step: 'any' });
		const changed = (written: string): void => {
			const clean = written.trim();
			onChange(clean === '' ? undefined : field.kind === 'number' ? numberOrText(clean) : clean);
		};
		text.onChange(changed);
		new WordSuggest(app, text.inputEl, {
			words,
			...(offer ? { offer } : {}),
			chosen({ word, isOffer }) {
				if (isOffer === true) {
					options.onOffer?.(text.getValue().trim());
					return;
				}
				text.setValue(word);
				changed(word);
			},
			// It stands in the input already.
			typed: () => undefined,
			entered: options.entered,
		});
		if (field.kind !== 'date') return;
		dayPicker(setting.controlEl, field.name, (day) => {
			text.setValue(day);
			changed(day);
		});
	});
}

/** A button that shows the calendar of the system; a month or a year alone is typed. */
function dayPicker(parent: HTMLElement, name: string, chosen: (day: string) => void): void {
	const button = parent.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': `Choose the day for ${name}` } });
	setIcon(button, 'calendar');
	const day = parent.createEl('input', { type: 'date', cls: 'dossier-day', attr: { tabindex: '-1', 'aria-hidden': 'true' } });
	button.addEventListener('click', () => day.showPicker());
	day.addEventListener('change', () => chosen(day.value));
}

/** A value as a control shows it; nothing for a list or a map, which no control of one value holds. */
function shown(value: FrontmatterValue | undefined): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What is no number stays as typed, and the check of the form says so. */
function numberOrText(written: string): number | string {
	const number = Number(written);
	return written.trim() !== '' && Number.isFinite(number) ? number : written;
}
