import type { SettingDefinitionItem } from 'obsidian';
import type { Rule } from '../../core/rules/rule.ts';
import { appendWithCode } from '../ui/appendWithCode.ts';
import type { SettingsStore } from '../index/liveVault.ts';
import ruleExamples from './ruleExamples.json';

/** What each choice is called. */
const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Suggestion', off: 'Off' } as const;

/** A rule's control has the key `rules.` + its id. */
export const RULE_KEY = 'rules.';

/** The choice that takes a rule's own severity again. */
export const OWN_SEVERITY = 'own';

/** The page of the settings on which each rule is described, with a finding of its as an example; those that were changed say so and can be reset. */
export function rulesPage(rules: readonly Rule[], settings: SettingsStore, onReset: () => void): SettingDefinitionItem {
	const changed = (): readonly string[] => Object.keys(settings.current.rules);
	return {
		type: 'page',
		name: 'Rules',
		desc: 'What is looked for, and how much each finding matters.',
		items: [
			{
				name: 'Reset all rules',
				desc: 'Every rule has its own severity again.',
				visible: () => changed().length > 0,
				action: () => void settings.update({ rules: {} }).then(onReset),
			},
			...rules.map((rule): SettingDefinitionItem & { type?: never } => ({
				name: rule.id,
				desc: description(rule, changed().includes(rule.id)),
				control: {
					type: 'dropdown',
					key: `${RULE_KEY}${rule.id}`,
					options: { [OWN_SEVERITY]: `Default (${SEVERITIES[rule.severity]})`, ...SEVERITIES },
					defaultValue: OWN_SEVERITY,
				},
			})),
		],
	};
}

function description({ id, summary }: Rule, isChanged: boolean): DocumentFragment {
	const examples: Readonly<Record<string, string>> = ruleExamples;
	return createFragment((fragment) => {
		if (isChanged) fragment.createEl('strong', { text: 'Changed. ' });
		appendWithCode(fragment, `${summary}. For example: ${examples[id] ?? ''}`);
	});
}
