import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { Diagnostic, Rule, RuleExample } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import type { WantedRules } from '../../../src/core/checking/rulesWanted.ts';
import { checkVault } from '../../support/checkVault.ts';
import { quietVault } from '../../support/quietVault.ts';
import { examplesOf, ruleFiles, textOf } from '../../support/ruleExamples.ts';
import { runs } from '../../support/runs.ts';

/** What a rule finds in the note of its examples: they are looked at from several sides, and each is checked once. */
const findingsKnown = new Map<RuleExample, readonly Diagnostic[]>();

function findingsOf(rule: Rule, example: RuleExample): readonly Diagnostic[] {
	const known = findingsKnown.get(example);
	if (known !== undefined) return known;
	const { note, path = 'Note.md', vault = {}, settings = {}, deleted = [] } = example;
	const all = checkVault({ ...vault, [path]: note }, settings, { only: [rule.id] }, { deleted }).checkAll();
	const findings = all.filter((diagnostic) => diagnostic.path === path);
	findingsKnown.set(example, findings);
	return findings;
}

/** All rules; with `isAlwaysAsked` each is run on every note, whatever it says of itself. */
function allRules(isAlwaysAsked: boolean): WantedRules {
	const rules = RULES.map((rule): Rule => (isAlwaysAsked ? { ...rule, mayReport: () => true } : rule));
	return { note: rules.filter((rule) => rule.scope === 'note'), vault: rules.filter((rule) => rule.scope === 'vault') };
}

/** What all rules find in a vault of these texts, each line beginning with the rule. */
function findingsIn(
	texts: Readonly<Record<string, string>>,
	isAlwaysAsked: boolean,
	settings: unknown = {},
	deleted: readonly string[] = [],
) {
	return checkVault(texts, settings, {}, { rules: allRules(isAlwaysAsked), deleted })
		.checkAll()
		.map(({ path, line, column, message, rule, severity }) => `${rule} ${path}:${line}:${column} ${severity} ${message}`);
}

/** What stands between the fences of an example. */
function blockOf(text: string): string {
	return /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? 'type: policy';
}

function bodyOf(text: string): string {
	return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}

describe('the list of rules', () => {
	test('every rule file stands in it, and every rule in the file of its name', () => {
		expect(RULES.map(({ id }) => `${id}.ts`).sort()).toEqual([...ruleFiles].sort());
	});

	test('each id stands in it once', () => {
		expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
	});

	test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it reports, why, and what it leaves alone', (_, rule) => {
		expect(rule.summary).toMatch(/^Reports [^.]+$/);
		expect(textOf(rule.id).why).toMatch(/\.$/);
		expect(examplesOf(rule.id).some(({ reports }) => reports.length > 0)).toBe(true);
		expect(examplesOf(rule.id).some(({ reports }) => reports.length === 0)).toBe(true);
	});

	test.each(RULES.map((rule) => [rule.id, rule] as const))('the examples of %s have a title of their own and no full stop', (_, rule) => {
		const titles = examplesOf(rule.id).map(({ title }) => title);
		expect(new Set(titles).size).toBe(titles.length);
		expect(titles.filter((title) => title.endsWith('.'))).toEqual([]);
	});
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
	test.each(examplesOf(rule.id).map((example) => [example.title, example] as const))('%s', (_title, example) => {
		const findings = findingsOf(rule, example);
		expect(findings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(example.reports);
	});

	const fixed = examplesOf(rule.id).filter((example) => example.fixed !== undefined);
	test.runIf(fixed.length > 0).each(fixed.map((example) => [example.title, example] as const))('the first fix: %s', (_title, example) => {
		const { path = 'Note.md', note } = example;
		const fix = findingsOf(rule, example)[0]?.fixes[0];
		expect(fix?.kind).toBe('edit');
		if (fix?.kind !== 'edit') return;
		const outcome = fix.plan(parseNote(path, note));
		const after = outcome.kind === 'edits' ? applyEdits(note, outcome.edits) : outcome;
		expect(after).toBe(example.fixed);
		const again = findingsOf(rule, { ...example, note: example.fixed ?? '' });
		expect(again.map(({ message }) => message)).not.toContain(findingsOf(rule, example)[0]?.message);
	});
});

describe('a rule that says it has nothing to report', () => {
	const vaults = [
		...RULES.flatMap((rule) => examplesOf(rule.id)).map(({ note, path = 'Note.md', vault = {}, settings = {}, deleted = [] }) => ({
			texts: { ...vault, [path]: note },
			settings,
			deleted,
		})),
		{ texts: quietVault(), settings: {}, deleted: [] },
	];

	let asked: readonly string[] = [];
	let askedAlways: readonly string[] = [];
	beforeAll(() => {
		const inAll = (isAlwaysAsked: boolean): readonly string[] =>
			vaults.flatMap(({ texts, settings, deleted }, at) =>
				findingsIn(texts, isAlwaysAsked, settings, deleted).map((found) => `${found} in vault ${at}`),
			);
		asked = inAll(false);
		askedAlways = inAll(true);
	});

	test.each(RULES.filter((rule) => rule.mayReport !== undefined).map((rule) => [rule.id] as const))('finds nothing: %s', (id) => {
		const ofRule = (found: string): boolean => found.startsWith(`${id} `);
		expect(askedAlways.filter(ofRule).length).toBeGreaterThan(0);
		expect(asked.filter(ofRule)).toEqual(askedAlways.filter(ofRule));
	});

	test('finds nothing in notes that are put together from lines of all examples either', () => {
		const examples = RULES.flatMap((rule) => examplesOf(rule.id)).flatMap(({ note, vault = {} }) => [note, ...Object.values(vault)]);
		const lines = (part: (text: string) => string) =>
			fc.array(fc.constantFrom(...new Set(examples.flatMap((text) => part(text).split('\n')))));
		const head = fc
			.array(lines(blockOf), { maxLength: 1 })
			.map(([block]) => (block === undefined ? '' : `---\n${block.join('\n')}\n---\n`));
		const note = fc.tuple(head, lines(bodyOf)).map(([block, body]) => `${block}${body.join('\n')}\n`);
		fc.assert(
			fc.property(note, note, note, (israel, iran, policy) => {
				const texts = { 'Israel.md': israel, 'Countries/Iran.md': iran, 'Iran-Israel.md': policy };
				expect(findingsIn(texts, false)).toEqual(findingsIn(texts, true));
			}),
			{ numRuns: runs(600, 30) },
		);
	});
});

describe('a rule that works things out for all notes at once', () => {
	test.each(RULES.filter((rule) => rule.scope === 'vault' && rule.prepareAll !== undefined).map((rule) => [rule.id, rule] as const))(
		'finds the same: %s',
		(_, rule) => {
			for (const { note, path = 'Note.md', vault = {}, settings = {} } of examplesOf(rule.id)) {
				const checked = checkVault({ ...vault, [path]: note }, settings, { only: [rule.id] });
				expect(checked.checkPrepared()).toEqual(checked.checkAll());
			}
		},
	);
});

describe('messages', () => {
	const findings = RULES.flatMap((rule) => examplesOf(rule.id).flatMap((example) => findingsOf(rule, example)));

	test('a message has no full stop, no exclamation mark and no jargon of a parser', () => {
		expect(
			findings
				.map(({ message }) => message)
				.filter((message) => /[.!]$|invalid|should|must|please|schema|zod|undefined|NaN|\[object/i.test(message)),
		).toEqual([]);
	});

	test('a message names what it speaks of in backticks', () => {
		expect(findings.map(({ message }) => message).filter((message) => !message.includes('`'))).toEqual([]);
	});

	test('the title of a fix begins with a capital and a verb that names the change', () => {
		const titles = findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
		expect(
			titles.filter(
				(title) => !/^(?:Add|Change|Close|Create|Escape|Insert|Keep|Link|Put|Quote|Remove|Rename|Replace|Set|Take|Write) /.test(title),
			),
		).toEqual([]);
	});
});
