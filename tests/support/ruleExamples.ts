import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleText } from '../../src/core/rules/rule.ts';

const folder = join(import.meta.dirname, '../../src/core/rules');

/** Rules are named by their ids, which have a hyphen; whatever serves them is in camel case. */
export const ruleFiles = readdirSync(folder).filter((name) => name.includes('-'));

const found = new Map<string, RuleText>();
for (const file of ruleFiles) {
	const id = file.slice(0, -'.ts'.length);
	// eslint-disable-next-line no-unsanitized/method -- the name comes from the folder of the rules, and that every file there is tried is the point
	const { why = '', examples = [] } = (await import(`../../src/core/rules/${id}.ts`)) as Partial<RuleText>;
	found.set(id, { why, examples });
}

/** What the file of the rule `id` exports for its page; nothing where it exports nothing. */
export function textOf(id: string): RuleText {
	return found.get(id) ?? { why: '', examples: [] };
}

/** Its examples alone. */
export function examplesOf(id: string): RuleText['examples'] {
	return textOf(id).examples;
}
