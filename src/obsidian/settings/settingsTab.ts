import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem } from 'obsidian';
import type { Rule } from '../../core/rules/rule.ts';
import { parseSettings, type Settings } from '../../core/settings/settings.ts';
import { ignoredGroups, ignoredPage } from './ignoredPage.ts';
import type { Accepted, SettingsStore } from '../index/liveVault.ts';

/** What the "Rules" page calls each choice; `default` is the rule's own severity. */
const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Suggestion', off: 'Off' } as const;

/** A rule's control has the key `rules.` + its id. */
const RULE_KEY = 'rules.';

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

	constructor(app: App, plugin: Plugin, stored: { readonly settings: SettingsStore; readonly accepted: Accepted }, rules: readonly Rule[]) {
		super(app, plugin);
		this.#store = stored.settings;
		this.#accepted = stored.accepted;
		this.#rules = rules;
	}

	override getControlValue(key: string): unknown {
		const settings = this.#store.current;
		if (key.startsWith(RULE_KEY)) {
			const id = key.slice(RULE_KEY.length);
			return settings.rules[id] ?? this.#rules.find((rule) => rule.id === id)?.severity;
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
				heading: 'Related notes',
				items: [
					{
						name: 'When to add',
						desc: 'Automatic additions follow only your own edits in this window, are told, and can be undone.',
						control: {
							type: 'dropdown',
							key: 'relatedAutomatic',
							options: { ask: 'Only when I ask', 'on-open': 'When I open a note', 'on-link': 'When I link a note' },
						},
					},
					{
						name: 'Most bullets',
						desc: 'A number, or “auto” for what your own sections hold.',
						control: { type: 'text', key: 'relatedLimit', validate: (value) => this.#problemWith('relatedLimit', value) },
					},
					{
						name: 'Section headings',
						desc: 'One a line; the first is used for new sections.',
						control: { type: 'textarea', key: 'relatedHeadings', validate: notEmpty },
					},
					{ name: 'Types never proposed', desc: 'One a line.', control: { type: 'textarea', key: 'relatedExcludedTypes' } },
					{ name: 'Folders never proposed', desc: 'One a line.', control: { type: 'textarea', key: 'relatedExcludedFolders' } },
				],
			},
			{
				type: 'group',
				heading: 'Sources',
				items: [
					{
						name: 'Section headings',
						desc: 'One a line; the first is used for new sections.',
						control: { type: 'textarea', key: 'sourceHeadings', validate: notEmpty },
					},
					{
						name: 'Check links on request',
						desc: 'Adds a button that asks each page of the list whether it is still there. Nothing is sent before you press it.',
						control: { type: 'toggle', key: 'linkHealth' },
					},
				],
			},
			{
				type: 'group',
				heading: 'Backlinks',
				items: [
					{
						name: 'Group by',
						control: {
							type: 'dropdown',
							key: 'backlinksGroupBy',
							options: { type: 'Note type', place: 'Field or section', folder: 'Folder' },
						},
					},
					{
						name: 'Sort by',
						control: { type: 'dropdown', key: 'backlinksSort', options: { strength: 'Strength', date: 'Date', name: 'Name' } },
					},
					{ name: 'Hidden types', desc: 'One a line.', control: { type: 'textarea', key: 'backlinksHiddenTypes' } },
					{ name: 'Hidden folders', desc: 'One a line.', control: { type: 'textarea', key: 'backlinksHiddenFolders' } },
				],
			},
			{
				type: 'group',
				heading: 'New notes',
				items: [
					{
						name: 'Add to the index note',
						desc: 'A new note adds its line to the index note of its folder.',
						control: { type: 'toggle', key: 'addToIndexNote' },
					},
				],
			},
			ignoredPage(ignoredGroups(this.#store, this.#accepted), () => this.update()),
			{ type: 'page', name: 'Rules', desc: 'How much each finding matters.', items: this.#rules.map((rule) => this.#ruleSetting(rule)) },
		];
	}

	#ruleSetting(rule: Rule): SettingDefinitionItem {
		return {
			name: rule.id,
			desc: rule.summary,
			control: { type: 'dropdown', key: `${RULE_KEY}${rule.id}`, options: SEVERITIES, defaultValue: rule.severity },
		};
	}

	#patchOf(key: string, value: unknown): Record<string, unknown> {
		if (key.startsWith(RULE_KEY)) return { rules: { ...this.#store.current.rules, [key.slice(RULE_KEY.length)]: value } };
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
