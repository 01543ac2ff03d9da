import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem } from 'obsidian';
import type { Rule } from '../../core/rules/rule.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import { OWN_SEVERITY, RULE_KEY, rulesPage } from './rulesPage.ts';
import { ignoredGroups, ignoredPage } from './ignoredPage.ts';
import type { Accepted, SettingsStore } from '../index/liveVault.ts';

/** Settings that are lists, edited as one entry a line. */
const LISTS = [
	'ignoredFolders',
	'relatedHeadings',
	'sourceHeadings',
	'relatedExcludedTypes',
	'relatedExcludedFolders',
	'backlinksHiddenTypes',
	'backlinksHiddenFolders',
] as const satisfies readonly (keyof Settings)[];

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
					{
						name: 'Type key',
						desc: 'The front-matter key that names a note’s type.',
						control: { type: 'text', key: 'typeKey', validate: notEmpty },
					},
					{
						name: 'Types folder',
						desc: 'Each note in it describes a type: its front matter is the schema, its body the template.',
						control: { type: 'folder', key: 'typesFolder' },
					},
					{ name: 'Templates folder', desc: 'Templates are never checked.', control: { type: 'folder', key: 'templatesFolder' } },
					{
						name: 'Folders to leave alone',
						desc: 'One a line. Their notes are neither checked nor written nor proposed.',
						control: { type: 'textarea', key: 'ignoredFolders' },
					},
					{
						name: 'Line above the note',
						desc: 'Problems and links that are not linked back, in one quiet line.',
						control: { type: 'toggle', key: 'noteLine' },
					},
				],
			},
			{
				type: 'group',
				heading: 'While you work',
				items: [
					{
						name: 'When to add related notes',
						desc: 'Automatic additions follow only your own edits in this window, are told, and can be undone.',
						control: {
							type: 'dropdown',
							key: 'relatedAutomatic',
							options: { ask: 'Only when I ask', 'on-open': 'When I open a note', 'on-link': 'When I link a note' },
						},
					},
					{
						name: 'Check links on request',
						desc: 'Adds a button that asks each page of the list whether it is still there. Nothing is sent before you press it.',
						control: { type: 'toggle', key: 'linkHealth' },
					},
					{
						name: 'Add to the index note',
						desc: 'A new note adds its line to the index note of its folder.',
						control: { type: 'toggle', key: 'addToIndexNote' },
					},
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
					{
						name: 'Headings of related notes',
						desc: 'One a line; the first is used for new sections.',
						control: { type: 'textarea', key: 'relatedHeadings', validate: notEmpty },
					},
					{
						name: 'Headings of sources',
						desc: 'One a line; the first is used for new sections.',
						control: { type: 'textarea', key: 'sourceHeadings', validate: notEmpty },
					},
					{
						name: 'Most related notes',
						desc: 'A number, or “auto” for what your own sections hold.',
						control: { type: 'text', key: 'relatedLimit', validate: (value) => this.#problemWith('relatedLimit', value) },
					},
					{ name: 'Types never proposed', desc: 'One a line.', control: { type: 'textarea', key: 'relatedExcludedTypes' } },
					{ name: 'Folders never proposed', desc: 'One a line.', control: { type: 'textarea', key: 'relatedExcludedFolders' } },
					{
						name: 'Group backlinks by',
						control: {
							type: 'dropdown',
							key: 'backlinksGroupBy',
							options: { type: 'Note type', place: 'Field or section', folder: 'Folder' },
						},
					},
					{
						name: 'Sort backlinks by',
						control: { type: 'dropdown', key: 'backlinksSort', options: { strength: 'Strength', date: 'Date', name: 'Name' } },
					},
					{ name: 'Types hidden among backlinks', desc: 'One a line.', control: { type: 'textarea', key: 'backlinksHiddenTypes' } },
					{ name: 'Folders hidden among backlinks', desc: 'One a line.', control: { type: 'textarea', key: 'backlinksHiddenFolders' } },
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
		if (isList(key))
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

function isList(key: string): boolean {
	return (LISTS as readonly string[]).includes(key);
}

function notEmpty(value: string): string | undefined {
	return value.trim() === '' ? 'This cannot be empty.' : undefined;
}
