import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { Diagnostic, Rule, RuleExample } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import type { WantedRules } from '../../../src/core/checking/rulesWanted.ts';
import { checkVault } from '../../support/checkVault.ts';
import { quietVault } from '../../support/quietVault.ts';
import { examplesOf, ruleFiles, textOf } from '../../support/ruleExamples.ts';

function findingsOf(rule: Rule, { note, path = 'Note.md', vault = {}, settings = {}, deleted = [] }: RuleExample): readonly Diagnostic[] {
	const all = checkVault({ ...vault, [path]: note }, settings, { only: [rule.id] }, { deleted }).checkAll();
	return all.filter((diagnostic) => diagnostic.path === path);
}

/** What one rule finds in a vault of these texts, as it is called for each note. */
function findingsIn(texts: Readonly<Record<string, string>>, settings: unknown, rule: Rule): readonly string[] {
	const rules = { note: rule.scope === 'note' ? [rule] : [], vault: rule.scope === 'vault' ? [rule] : [] };
	const vault = checkVault(texts, settings, {}, { rules });
	return vault.checkAll().map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`);
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
		...RULES.flatMap((rule) => examplesOf(rule.id)).map(({ note, path = 'Note.md', vault = {}, settings = {} }) => ({
			texts: { ...vault, [path]: note },
			settings,
		})),
		{ texts: quietVault(), settings: {} },
	];

	test.each(RULES.filter((rule) => rule.mayReport !== undefined).map((rule) => [rule.id, rule] as const))(
		'finds nothing: %s',
		(_, rule) => {
			const asked: Rule = { ...rule, mayReport: () => true };
			for (const { texts, settings } of vaults) expect(findingsIn(texts, settings, rule)).toEqual(findingsIn(texts, settings, asked));
		},
	);

	test('finds nothing in notes that are put together from lines of all examples either', () => {
		const examples = RULES.flatMap((rule) => examplesOf(rule.id)).flatMap(({ note, vault = {} }) => [note, ...Object.values(vault)]);
		const lines = (part: (text: string) => string) =>
			fc.array(fc.constantFrom(...new Set(examples.flatMap((text) => part(text).split('\n')))));
		const head = fc
			.array(lines(blockOf), { maxLength: 1 })
			.map(([block]) => (block === undefined ? '' : `---\n${block.join('\n')}\n---\n`));
		const note = fc.tuple(head, lines(bodyOf)).map(([block, body]) => `${block}${body.join('\n')}\n`);
		const all = (isAsked: boolean): WantedRules => {
			const rules = RULES.map((rule): Rule => (isAsked ? { ...rule, mayReport: () => true } : rule));
			return { note: rules.filter((rule) => rule.scope === 'note'), vault: rules.filter((rule) => rule.scope === 'vault') };
		};
		const told = (texts: Readonly<Record<string, string>>, isAsked: boolean) =>
			checkVault(texts, {}, {}, { rules: all(isAsked) })
				.checkAll()
				.map(({ path, line, column, message, rule, severity }) => `${path}:${line}:${column} ${severity} ${rule} ${message}`);
		fc.assert(
			fc.property(note, note, note, (israel, iran, policy) => {
				const texts = { 'Israel.md': israel, 'Countries/Iran.md': iran, 'Iran-Israel.md': policy };
				expect(told(texts, false)).toEqual(told(texts, true));
			}),
			{ numRuns: 30 },
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
