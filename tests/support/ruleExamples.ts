import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleExample } from '../../src/core/rules/rule.ts';

const folder = join(import.meta.dirname, '../../src/core/rules');

/** Rules are named by their ids, which have a hyphen; whatever serves them is in camel case. */
export const ruleFiles = readdirSync(folder).filter((name) => name.includes('-'));

const found = new Map<string, readonly RuleExample[]>();
for (const file of ruleFiles) {
	const id = file.slice(0, -'.ts'.length);
	// eslint-disable-next-line no-unsanitized/method -- the name comes from the folder of the rules, and that every file there is tried is the point
	const rule = (await import(`../../src/core/rules/${id}.ts`)) as { readonly examples?: readonly RuleExample[] };
	found.set(id, rule.examples ?? []);
}

/** The examples that the file of the rule `id` exports; none where it exports none. */
export function examplesOf(id: string): readonly RuleExample[] {
	return found.get(id) ?? [];
}
