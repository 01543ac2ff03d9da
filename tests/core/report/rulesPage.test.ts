import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { Rule, RuleExample } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import { rulesPage } from '../../../src/core/report/rulesPage.ts';
import { textOf } from '../../support/ruleExamples.ts';

const RULE: Rule = {
	id: 'a-b',
	scope: 'note',
	severity: 'off',
	summary: 'Reports a thing',
	check: () => [],
};

const EXAMPLES: readonly RuleExample[] = [
	{
		title: 'a thing',
		note: 'x ``` y\u202e',
		reports: ['1:1 `x` is a thing'],
		fixed: 'y\n',
		path: 'A.md',
		vault: { 'B.md': '' },
		settings: { typeKey: 'kind' },
	},
	{ title: 'no thing', note: '', reports: [] },
];

describe('the page of the rules', () => {
	test('has of each rule what it reports, why, and its examples', () => {
		expect(rulesPage([RULE], () => ({ why: 'It matters.', examples: EXAMPLES })).split('\n## a-b\n')[1]).toBe(`
Reports a thing. Off by default.

It matters.

### Reported

**A thing.** (\`A.md\`)

\`\`\`\`markdown
x \`\`\` y<U+202E>
\`\`\`\`

In the vault: \`B.md\`

With the settings \`{"typeKey":"kind"}\`

- 1:1 \`x\` is a thing

Its first fix makes of it:

\`\`\`markdown
y
\`\`\`

### Not reported

**No thing.**

\`\`\`markdown
\`\`\`
`);
	});

	test('has a row and a section for every rule, in their order', () => {
		const page = parseNote('docs/rules.md', rulesPage(RULES, textOf));
		expect(page.headings.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(RULES.map(({ id }) => id));
		expect(page.tableRows).toHaveLength(RULES.length + 2);
		expect(page.unclosed).toBeUndefined();
	});

	test('is the same from one making to the next', () => {
		expect(rulesPage(RULES, textOf)).toBe(rulesPage(RULES, textOf));
	});

	test('shows no character that nobody sees', () => {
		expect(rulesPage(RULES, textOf)).not.toMatch(/[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
	});
});
