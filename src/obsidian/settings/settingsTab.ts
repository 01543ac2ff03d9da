import { PluginSettingTab, type App, type Plugin, type SettingDefinitionControl, type SettingDefinitionItem } from 'obsidian';
import type { Rule } from '../../core/rules/rule.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import { OWN_SEVERITY, RULE_KEY, rulesPage } from './rulesPage.ts';
import { ignoredGroups, ignoredPage } from './ignoredPage.ts';
import type { Accepted, SettingsStore } from '../index/liveVault.ts';

/** Settings that are lists of texts, edited as one entry a line. */
type ListSetting = { [Key in keyof Settings]: Settings[Key] extends readonly string[] ? Key : never }[keyof Settings];

/** The settings tab, described rather than drawn: the app renders it and finds its entries in the settings search. */
export class SettingsTab extends PluginSettingTab {
	readonly #store: SettingsStore;
	readonly #accepted: Accepted;
	readonly #rules: readonly Rule[];
	readonly #learnTypes: () => void;

	constructor(
		app: App,
		plugin: Plugin,
		given: { readonly settings: SettingsStore; readonly accepted: Accepted; readonly learnTypes: () => void },
		rules: readonly Rule[],
	) {
		super(app, plugin);
		this.#store = given.settings;
		this.#accepted = given.accepted;
		this.#learnTypes = given.learnTypes;
		this.#rules = rules;
	}

	override getControlValue(key: string): unknown {
		const settings = this.#store.current;
		if (key.startsWith(RULE_KEY)) {
			const id = key.slice(RULE_KEY.length);
			return settings.rules[id] ?? OWN_SEVERITY;
		}
		const value: unknown = settings[key as keyof Settings];
		return Array.isArray(value) ? value.join('\n') : typeof value === 'number' ? String(value) : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const { settings, problems } = parseSettings({ ...this.#store.current, ...this.#patchOf(key, value) });
		if (problems.length === 0) await this.#store.update(settings);
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		return [
			{
				type: 'group',
				heading: 'Note types',
				items: [
					setting('Type key', 'The front-matter key that names a note’s type.', { type: 'text', key: 'typeKey', validate: notEmpty }),
					setting('Types folder', 'Each note in it describes a type: its front matter is the schema, its body the template.', {
						type: 'folder',
						key: 'typesFolder',
					}),
					setting('Templates folder', 'Templates are never checked.', { type: 'folder', key: 'templatesFolder' }),
					setting(
						'Folders to leave alone',
						'One a line. Their notes are neither checked nor written nor proposed.',
						lines('ignoredFolders'),
					),
					setting('Line above the note', 'Problems and links that are not linked back, in one quiet line.', toggle('noteLine')),
				],
			},
			{
				type: 'group',
				heading: 'While you work',
				items: [
					setting(
						'When to add related notes',
						'Automatic additions follow only your own edits in this window, are told, and can be undone.',
						choice('relatedAutomatic', { ask: 'Only when I ask', 'on-open': 'When I open a note', 'on-link': 'When I link a note' }),
					),
					setting(
						'Check links on request',
						'Adds a button that asks each page of the list whether it is still there. Nothing is sent before you press it.',
						toggle('linkHealth'),
					),
					setting('Add to the index note', 'A new note adds its line to the index note of its folder.', toggle('addToIndexNote')),
					{
						name: 'Learn note types from this vault',
						desc: 'Proposes a type note for each type that your notes have and nobody described. Nothing is written before you have seen it.',
						action: this.#learnTypes,
					},
				],
			},
			{
				type: 'page',
				name: 'Sections, related notes and backlinks',
				desc: 'What the vault does not say itself: other headings, what is never proposed, how backlinks are shown.',
				items: [
					setting('Headings of related notes', 'One a line; the first is used for new sections.', lines('relatedHeadings', notEmpty)),
					setting('Headings of sources', 'One a line; the first is used for new sections.', lines('sourceHeadings', notEmpty)),
					setting('Most related notes', 'A number, or “auto” for what your own sections hold.', {
						type: 'text',
						key: 'relatedLimit',
						validate: (value) => this.#problemWith('relatedLimit', value),
					}),
					setting('Types never proposed', 'One a line.', lines('relatedExcludedTypes')),
					setting('Folders never proposed', 'One a line.', lines('relatedExcludedFolders')),
					setting(
						'Group backlinks by',
						'What stands together in the backlinks view.',
						choice('backlinksGroupBy', { type: 'Note type', place: 'Field or section', folder: 'Folder' }),
					),
					setting(
						'Sort backlinks by',
						'What stands first in each group.',
						choice('backlinksSort', { strength: 'Strength', date: 'Date', name: 'Name' }),
					),
					setting('Types hidden among backlinks', 'One a line.', lines('backlinksHiddenTypes')),
					setting('Folders hidden among backlinks', 'One a line.', lines('backlinksHiddenFolders')),
				],
			},
			ignoredPage(ignoredGroups(this.#store, this.#accepted), () => this.update()),
			rulesPage(this.#rules, this.#store, () => this.update()),
		];
	}

	#patchOf(key: string, value: unknown): Record<string, unknown> {
		if (key.startsWith(RULE_KEY)) {
			const { [key.slice(RULE_KEY.length)]: _before, ...others } = this.#store.current.rules;
			return { rules: value === OWN_SEVERITY ? others : { ...others, [key.slice(RULE_KEY.length)]: value } };
		}
		if (Array.isArray(this.#store.current[key as keyof Settings]))
			return {
				[key]: String(value)
					.split('\n')
					.map((line) => line.trim())
					.filter((line) => line !== ''),
			};
		if (key === 'relatedLimit' && value !== 'auto') return { [key]: Number(value) };
		return { [key]: value };
	}

	#problemWith(key: string, value: string): string | undefined {
		return parseSettings({ ...this.#store.current, ...this.#patchOf(key, value) }).problems.length > 0
			? 'Enter a whole number from 1, or “auto”.'
			: undefined;
	}
}

/** One setting as the app draws it and finds it. */
function setting(name: string, desc: string, control: SettingDefinitionControl['control']): SettingDefinitionControl {
	return { name, desc, control };
}

function toggle(key: keyof Settings): SettingDefinitionControl['control'] {
	return { type: 'toggle', key };
}

function lines(key: ListSetting, validate?: (value: string) => string | undefined): SettingDefinitionControl['control'] {
	return { type: 'textarea', key, ...(validate && { validate }) };
}

function choice(key: keyof Settings, options: Record<string, string>): SettingDefinitionControl['control'] {
	return { type: 'dropdown', key, options };
}

function notEmpty(value: string): string | undefined {
	return value.trim() === '' ? 'This cannot be empty.' : undefined;
}
