import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MergePlan, planMerge } from '../../../src/core/merging/planMerge.ts';
import type { Refusal } from '../../../src/core/note/edit/verify/editOutcome.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { asWritten } from '../../support/arbitraryNote.ts';
import { REAL_BLOCKS, REAL_HEADS } from '../../support/realBlocks.ts';
import { RUNS } from '../../support/runs.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const OLD = 'Countries/Persia.md';
const INTO = 'Countries/Iran.md';

function planned(old: string, into: string, others: Readonly<Record<string, string>> = {}, from = OLD): MergePlan | Refusal {
	const { index } = vaultOf({ [from]: old, [INTO]: into, ...others });
	return planMerge(index, parseNote(from, old), parseNote(INTO, into), parseSettings({}).settings);
}

/** The text of the note that takes the other in, or why there is none. */
function merged(old: string, into: string, others: Readonly<Record<string, string>> = {}, from = OLD): string {
	const plan = planned(old, into, others, from);
	return plan.kind === 'merge' ? plan.text : plan.reason;
}

/** The front matter of the merged note without the fences; the old name is an alias already, so that it is not told each time. */
function fields(old: string, into: string): string {
	const text = merged(`---\n${old}\n---\n`, `---\naliases: [Persia]\n${into}\n---\n`);
	return text.slice('---\naliases: [Persia]\n'.length);
}

/** The merged body, below front matter that has the alias. */
function body(old: string, into: string, others: Readonly<Record<string, string>> = {}): string {
	const head = '---\naliases: [Persia]\n---\n';
	return merged(old, head + into, others).slice(head.length);
}

describe('a copy of a sync conflict', () => {
	const copy = 'Countries/Iraq (conflicted copy 2026-07-10 070952).md';

	test('takes no other note in', () => {
		const { index } = vaultOf({ [OLD]: 'x\n', [copy]: 'y\n' });
		expect(planMerge(index, parseNote(OLD, 'x\n'), parseNote(copy, 'y\n'), parseSettings({}).settings)).toMatchObject({
			kind: 'refused',
			reason: 'it is a copy of a sync conflict; merge it into its original',
		});
	});

	test('that leads to the old note is not written, and told', () => {
		expect(planned('x\n', 'y\n', { [copy]: 'See [[Persia]].\n', 'Syria.md': '[[Persia]]\n' })).toMatchObject({
			others: ['Syria.md'],
			told: [`${copy}, a copy of a sync conflict, leads to ${OLD} and is not changed`],
		});
	});
});

describe('fields', () => {
	test.each([
		['one that is lacking is taken over', 'capital: Tehran', 'type: country', 'type: country\ncapital: Tehran\n---\n'],
		['one without a value gets it', 'capital: Tehran', 'capital:', 'capital: Tehran\n---\n'],
		['the same value in other letters changes nothing', 'Status: ACTIVE', 'status: active', 'status: active\n---\n'],
		['a list gets what it lacks', 'members: [OPEC, UN]', 'members: [un, NAM]', 'members: [un, NAM, OPEC]\n---\n'],
		['a link and the plain name are one item', 'members: ["[[UN|it]]", OPEC]', 'members:\n  - UN', 'members:\n  - UN\n  - OPEC\n---\n'],
		['a tag with and without its mark is one item', 'tags: ["#asia", gulf]', 'tags: [asia]', 'tags: [asia, gulf]\n---\n'],
		['tags in a text join those of a list', 'tags: asia, gulf', 'tags: [asia, oil]', 'tags: [asia, oil, gulf]\n---\n'],
		['tags of a list join those in a text', 'tags: [oil, gulf]', 'tags: asia gulf', 'tags: [asia, gulf, oil]\n---\n'],
		['tags in two texts become one list', 'tags: asia oil', 'tags: asia, gulf', 'tags: [asia, gulf, oil]\n---\n'],
		['the same tags in two texts change nothing', 'tags: asia gulf', 'tags: asia, gulf', 'tags: asia, gulf\n---\n'],
		['a value joins the list of the other', 'members: OPEC', 'members: [UN]', 'members: [UN, OPEC]\n---\n'],
		[
			'a list of maps that is lacking is kept below',
			'posts: [{a: 1}]',
			'type: x',
			'type: x\n---\n## Merged from Persia\n\n- `posts`: {"a":1}\n',
		],
		[
			'the value of the other wins, and the old one stays in sight',
			'capital: Susa',
			'capital: Tehran',
			'capital: Tehran\n---\n## Merged from Persia\n\n- `capital`: Susa\n',
		],
		[
			'a comment stays in sight',
			'capital: Tehran # since 1786',
			'capital: Tehran',
			'capital: Tehran\n---\n## Merged from Persia\n\n- `# since 1786`\n',
		],
		['empty ones are left', 'capital:\nmembers: []', 'type: x', 'type: x\n---\n'],
	])('%s', (_, old, into, expected) => {
		expect(fields(old, into)).toBe(expected);
	});

	test('the old name, the one in its title and its aliases become aliases, each once', () => {
		expect(merged('---\naliases: [Ērān, Iran]\n---\n# Empire of Persia\n', '---\naliases: [Eran]\n---\n# Iran\n')).toBe(
			'---\naliases: [Eran, Persia, Empire of Persia]\n---\n# Iran\n',
		);
	});

	test('a title gives what a reader sees of it: marks, links and code are no part of a name', () => {
		expect(merged('# *Empire* of [[Fars|Persia]] and `co`\n', '# Iran\n')).toBe(
			'---\naliases: [Persia, Empire of Persia and co]\n---\n# Iran\n',
		);
		expect(merged('# **Persia**\n', '---\naliases: [Persia]\n---\n# Iran\n')).toBe('---\naliases: [Persia]\n---\n# Iran\n');
	});

	test('a heading of related notes is no title, though it is the only one', () => {
		expect(merged('Persia.\n\n# 相关\n- [[Rome]]\n', '---\naliases: [Persia]\n---\n# Iran\n')).toBe(
			'---\naliases: [Persia]\n---\n# Iran\nPersia.\n\n## 相关\n- [[Rome]]\n',
		);
	});

	test('a note of the same name in another folder, and a copy of a sync conflict, give no alias', () => {
		expect(merged('x\n', 'y\n', {}, 'Old/Iran.md')).toBe('y\n\nx\n');
		expect(merged('x\n', 'y\n', {}, 'Countries/Iran.sync-conflict-20240102-030405-ABCDEFG.md')).toBe('y\n\nx\n');
	});
});

describe('the body', () => {
	test.each([
		[
			'what stands below the same heading is put after what is there',
			'## Facts\n\nOld.\n',
			'## Facts\n\nNew.\n\n## End\n\nE.\n',
			'## Facts\n\nNew.\n\nOld.\n\n## End\n\nE.\n',
		],
		[
			'at another level and in other letters as well',
			'# FACTS:\n\nOld.\n\n# B\n',
			'# Iran\n\n## Facts\n\nNew.\n\n## B\n',
			'# Iran\n\n## Facts\n\nNew.\n\nOld.\n\n## B\n',
		],
		[
			'a section that is lacking comes last, in order',
			'## A\na\n\n## B\n\nb\n\n### C\nc\n',
			'## X\nx\n',
			'## X\nx\n\n## A\na\n\n## B\n\nb\n\n### C\nc\n',
		],
		[
			'but before sources and related notes',
			'## A\na\n',
			'## X\n\nx\n\n## Related Notes\n\n- [[UN]]\n\n## Sources\n\n- s\n',
			'## X\n\nx\n\n## A\na\n\n## Related Notes\n\n- [[UN]]\n\n## Sources\n\n- s\n',
		],
		[
			'a lacking part of a section that both have comes after its others',
			'## A\n\n### A2\na2\n',
			'## A\n\n### A1\na1\n\n## B\n',
			'## A\n\n### A1\na1\n\n### A2\na2\n\n## B\n',
		],
		[
			'sections take the level of the others',
			'# A\na\n\n## A1\n\n# B\n',
			'# Iran\n\n### X\n',
			'# Iran\n\n### X\n\n### A\na\n\n#### A1\n\n### B\n',
		],
		['two of one name stay two', '## A\n\n1\n\n## A\n\n2\n', '## X\n', '## X\n\n## A\n\n1\n\n## A\n\n2\n'],
		[
			'the same paragraph, bullet and code are there once',
			'## A\n\nSame\ntext.\n\n* one\n* two\n\n```\nx\n\ny\n```\n',
			'## A\n\nSame\ntext.\n\n- one\n\n```\nx\n\ny\n```\n',
			'## A\n\nSame\ntext.\n\n- one\n\n```\nx\n\ny\n```\n\n* two\n',
		],
		[
			'a bullet with what stands below it is one',
			'## A\n- one\n  - b\n- two\n',
			'## A\n- one\n  - a\n',
			'## A\n- one\n  - a\n- one\n  - b\n- two\n',
		],
		['a list goes on with its mark', '## A\n- x\n', '## A\n* y\n\n## B\n', '## A\n* y\n* x\n\n## B\n'],
		['and with its numbers', '## A\n1. x\n2. z\n', '## A\n1. y\n', '## A\n1. y\n2. x\n3. z\n'],
		['titles are no sections', '# Persia\n\nOld.\n', '# Iran\n\nNew.\n\n## A\n', '# Iran\n\nNew.\n\nOld.\n\n## A\n'],
		[
			'what the footer says already is not said once more, under whichever heading the footer stands',
			'*Last seen today*\n\n## B\nb\n',
			'Text.\n\n## A\na\n\n*Last seen today*\n',
			'Text.\n\n## A\na\n\n## B\nb\n\n*Last seen today*\n',
		],
		[
			'nor where nothing else stands under it',
			'*Last seen today*\n\n## A\n',
			'Text.\n\n## A\n\n*Last seen today*\n',
			'Text.\n\n## A\n\n*Last seen today*\n',
		],
		['nor what stands below a rule', 'Seen.\n\n## A\n', 'Text.\n\n## A\n\n---\n\nSeen.\n', 'Text.\n\n## A\n\n---\n\nSeen.\n'],
		['a footer stays last', '## B\nb\n', '## A\na\n\n---\n*Last seen today*\n', '## A\na\n\n## B\nb\n\n---\n*Last seen today*\n'],
		[
			'the footer of the old note stays in sight',
			'## B\nb\n\n---\n*Seen in May*\n',
			'## A\na\n\n---\n*Seen in June*\n',
			'## A\na\n\n## B\nb\n\n## Merged from Persia\n\n- *Seen in May*\n\n---\n*Seen in June*\n',
		],
		['a body where there is none', 'Old.\n\n## A\n', '', 'Old.\n\n## A\n'],
		[
			'a table after a table',
			'## A\n\n| a |\n| - |\n| 1 |\n',
			'## A\n\n| b |\n| - |\n| 2 |\n',
			'## A\n\n| b |\n| - |\n| 2 |\n\n| a |\n| - |\n| 1 |\n',
		],
		[
			'indented code does not become a part of the bullet above it',
			'## A\n\n    code\n',
			'## A\n\n- x\n',
			'## A\n\n- x\n\n<!-- -->\n\n    code\n',
		],
		[
			'nor an indented heading a part of the bullet that comes to stand above it',
			'- a\n',
			'   ### Indented\n',
			'- a\n\n<!-- -->\n\n   ### Indented\n',
		],
		['nor where it is the one that is taken over', '   ## Indented\nText.\n', '- a\n', '- a\n\n## Indented\nText.\n'],
		['nothing where all is there', '## A\n\n- one\n\n---\n', '## A\n\n- one\n', '## A\n\n- one\n'],
	])('%s', (_, old, into, expected) => {
		expect(body(old, into)).toBe(expected);
	});

	test('line ends are those of the note that takes it in', () => {
		expect(merged('## A\nx\n- y\n', '---\r\naliases: [Persia]\r\n---\r\n## A\r\nz\r\n')).toBe(
			'---\r\naliases: [Persia]\r\n---\r\n## A\r\nz\r\n\r\nx\r\n\r\n- y\r\n',
		);
	});
});

describe('sources and related notes', () => {
	const S = '## Sources\n\n- [Reuters - A](https://www.reuters.com/a/)\n';

	test.each([
		[
			'the same page in another spelling is there once',
			'## Sources\n\n- [A](http://reuters.com/a?utm_source=x)\n- [B](https://b.org/1)\n',
			S,
			`${S}- [B](https://b.org/1)\n`,
		],
		['in whichever list it stands', '## Further Reading\n\n- [A](https://reuters.com/a)\n', S, S],
		[
			'what is said of it goes to the other',
			'## Sources\n\n- [A](https://reuters.com/a) — read this (2024)\n',
			S,
			S.replace('a/)', 'a/) — read this (2024)'),
		],
		[
			'and is said once',
			'## Sources\n\n- [A](https://reuters.com/a) — read this\n',
			S.replace('a/)', 'a/) — read this'),
			S.replace('a/)', 'a/) — read this'),
		],
		[
			'a plain citation that is there as well',
			'## Sources\n\n- Redford, D. (2003). The Wars in Syria.\n',
			'## References\n\n- Redford, D. (2003). The Wars in Syria.\n',
			'## References\n\n- Redford, D. (2003). The Wars in Syria.\n',
		],
	])('%s', (_, old, into, expected) => {
		expect(body(old, into)).toBe(expected);
	});

	const OTHERS = { 'Israel.md': '', 'Deep/UN.md': '' };

	test.each([
		[
			'a related note is listed once, by whichever path',
			'## Related\n\n- [[Israel]]\n- [[UN]]\n',
			'## Related Notes\n\n- [[Deep/UN|it]]\n',
			'## Related Notes\n\n- [[Deep/UN|it]]\n- [[Israel]]\n',
		],
		[
			'why it is related goes to the bullet that is there',
			'## Related\n\n- [[UN]] — member\n',
			'## Related\n\n- [[UN]]\n',
			'## Related\n\n- [[UN]] — member\n',
		],
		[
			'none leads to the note itself',
			'## Related\n\n- [[Iran]]\n- [[Israel]]\n',
			'## Related\n\n- [[Persia]]\n- [[UN]]\n',
			'## Related\n\n- [[UN]]\n- [[Israel]]\n',
		],
		[
			'but what was said of it stays in sight',
			'## Related\n\n- [[Iran]] — its name since 1935\n',
			'## Related\n\n- [[Persia]] — its old name\n- [[UN]]\n',
			'## Merged from Persia\n\n- — its old name\n- — its name since 1935\n\n## Related\n\n- [[UN]]\n',
		],
	])('%s', (_, old, into, expected) => {
		expect(body(old, into, OTHERS)).toBe(expected);
	});
});

describe('ids', () => {
	test.each([
		[
			'a footnote that is taken gets the next number',
			'Old[^1].\n\n[^1]: O\n',
			'New[^1].\n\n[^1]: N\n',
			'New[^1].\n\nOld[^2].\n\n[^1]: N\n[^2]: O\n',
		],
		[
			'the same footnote is there once',
			'Old[^1] and[^2].\n\n[^1]: O\n[^2]: N\n',
			'New[^1].\n\n[^1]: N\n',
			'New[^1].\n\nOld[^3] and[^1].\n\n[^1]: N\n[^3]: O\n',
		],
		[
			'footnotes under the last section come after all',
			'## A\nx[^a]\n\n[^a]: one\n    two\n',
			'## B\ny\n',
			'## B\ny\n\n## A\nx[^a]\n\n[^a]: one\n    two\n',
		],
		[
			'a block id that is taken gets a number, and what leads to it as well',
			'Old. ^p\n\nSee [[#^p]] and [[Persia#^p]].\n',
			'New. ^p\n',
			'New. ^p\n\nOld. ^p-2\n\nSee [[#^p-2]] and [[Iran#^p-2]].\n',
		],
	])('%s', (_, old, into, expected) => {
		expect(body(old, into)).toBe(expected);
	});
});

describe('what leads to the old note', () => {
	/** `A.md` after the merge, or why it stays. */
	function followed(text: string, { old = 'Old. ^p\n', into = 'New. ^p\n', others = {} } = {}): string {
		const plan = planned(old, into, { ...others, 'A.md': text });
		if (plan.kind === 'refused') return plan.reason;
		const outcome = plan.follow(parseNote('A.md', text));
		return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : outcome.kind;
	}

	test.each([
		[
			'links, each in its own form',
			'[[Persia]] [[persia#A|it]] ![[Countries/Persia]] [x](Countries/Persia.md#A)',
			'[[Iran]] [[Iran#A|it]] ![[Countries/Iran]] [x](Countries/Iran.md#A)',
		],
		['links to a block whose id changed', '[[Persia#^p]] [x](Countries/Persia.md#^p)', '[[Iran#^p-2]] [x](Countries/Iran.md#^p-2)'],
		[
			'plain names, each once in a list',
			'---\ntype: policy\nactors: [Persia, UN, Iran]\n---\n',
			'---\ntype: policy\nactors: [Iran, UN]\n---\n',
		],
		['links in fields, each once in a list', '---\nup: ["[[Iran]]", "[[Persia]]"]\n---\n', '---\nup: ["[[Iran]]"]\n---\n'],
		[
			'a related note that is listed already is taken out',
			'## Related Notes\n\n- [[Iran]]\n- [[Persia]]\n',
			'## Related Notes\n\n- [[Iran]]\n',
		],
		[
			'unless something is said of it',
			'## Related Notes\n\n- [[Iran]]\n- [[Persia]] — old\n',
			'## Related Notes\n\n- [[Iran]]\n- [[Iran]] — old\n',
		],
	])('%s', (_, text, expected) => {
		expect(followed(text)).toBe(expected);
	});

	test('an alias of it leads on as it is', () => {
		expect(followed('---\ntype: policy\nactors: [Eran]\n---\n', { old: '---\naliases: [Eran]\n---\n' })).toBe('unchanged');
	});

	test('of two notes of one name the other is meant without its folder', () => {
		const { index } = vaultOf({ 'Old/Iran.md': 'x\n', [INTO]: 'y\n', 'A.md': '[[Old/Iran]] [[Iran]]' });
		const plan = planMerge(index, parseNote('Old/Iran.md', 'x\n'), parseNote(INTO, 'y\n'), parseSettings({}).settings);
		const outcome = plan.kind === 'merge' ? plan.follow(parseNote('A.md', '[[Old/Iran]] [[Iran]]')) : plan;
		expect(outcome.kind === 'edits' ? applyEdits('[[Old/Iran]] [[Iran]]', outcome.edits) : outcome).toBe('[[Countries/Iran]] [[Iran]]');
	});

	test('links of the old note lead where they led from another folder', () => {
		expect(merged('[x](../B.md) [[./C]] [[#A]] [[Persia#A]]\n', 'y\n', { 'B.md': '', 'Old/C.md': '' }, 'Old/Persia.md')).toContain(
			'[x](../B.md) [[../Old/C]] [[#A]] [[Iran#A]]',
		);
	});

	test('a heading that is gone is told with the note that links to it', () => {
		const plan = planned('# Persia\n\n## A\n', '# Iran\n', { 'A.md': '[[Persia#Persia]] [[Persia#A]]' });
		expect(plan.kind === 'merge' && plan.told).toEqual(['A.md links to #Persia of Persia, which is gone']);
	});
});

describe('nothing is planned', () => {
	test.each([
		['for a note whose front matter cannot be read', '---\na: [\n---\n', 'x\n', /^Countries\/Persia\.md: front matter cannot be read/],
		['for a note with a block that is never closed', 'x\n', '```\n', /^Countries\/Iran\.md: the fence that opens here is never closed/],
		[
			'for a list of a thousand things and more',
			'[[x]]\n'.repeat(1001),
			'x\n',
			/^Countries\/Persia\.md has too many headings, bullets or links$/,
		],
		['for the marks of an unresolved merge', 'x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', 'x\n', /unresolved merge/],
	])('%s', (_, old, into, reason) => {
		expect(merged(old, into)).toMatch(reason);
	});
});

const BLOCKS = [
	'Text one.\n',
	'Text two\nover lines.\n',
	'- one\n- two\n',
	'- one\n  - below\n',
	'* [ ] task\n',
	'1. first\n2. second\n',
	'> [!note] Callout\n> says\n',
	'```js\n# no heading\n\n- no bullet\n```\n',
	'| a | b |\n| - | - |\n| 1 | [[UN\\|x]] |\n',
	'Says[^1] and[^n].\n\n[^1]: One\n[^n]: Note\n',
	'[^1]: Other\n',
	'Block. ^b\n',
	'Other block. ^b\n',
	'See [[#^b]], [[Persia]] and [[Iran#A|it]].\n',
	'- [Reuters - A](https://www.reuters.com/a)\n- [A](http://reuters.com/a/?utm_source=q) — why\n',
	'- [[UN]]\n- [[Iran]] — self\n- [[Persia]]\n- [[Israel]] — why\n',
	'<div>\nhtml\n</div>\n',
	'$$\nx\n$$\n',
	'%% comment %%\n',
	'---\n',
	'*emphasis alone*\n',
	'-\n',
];
const HEADINGS = [
	'## A',
	'## A',
	'## B',
	'## B\n\n### C\n\nText three.\n\n### D',
	'## Setext\n\nSetext\n---',
	'## Related Notes',
	'## Related',
	'## Sources',
	'## Further Reading',
	'## Merged from Parthia',
];
const HEADS = [
	'',
	'---\ntype: country\naliases: [Eran, Iran]\n---\n',
	'---\ntype: actor # comment\nmembers: [UN, OPEC]\ncapital: Tehran\n---\n',
	'---\nmembers:\n  - "[[UN]]"\ncapital: Susa\nposts: {a: 1}\ntags: asia\n---\n',
];
const part = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...BLOCKS) },
	{ weight: 2, arbitrary: fc.constantFrom(...REAL_BLOCKS).map((text) => `${text.replaceAll('Iran', 'Qatar')}\n`) },
	{ weight: 2, arbitrary: fc.constantFrom(...HEADINGS.map((text) => `${text}\n`)) },
);
const noteText = fc
	.tuple(
		fc.oneof(fc.constantFrom(...HEADS), fc.constantFrom(...REAL_HEADS)),
		fc.constantFrom('', '# Persia\n\n', '# Iran\n\n', 'Above.\n\n# Iran\n'),
		fc.array(part, { maxLength: 7 }),
		fc.constantFrom('\n', '\r\n'),
	)
	.map(([head, title, parts, eol]) => (head + title + parts.join('\n')).replaceAll('\n', eol))
	// An id that stands twice means nothing.
	.filter((text) => (text.match(/\^b\r?$/gm) ?? []).length < 2);
const REST = { 'UN.md': '', 'Israel.md': '' };

/** Every word of `text` that a reader sees, with how often it stands there. */
function linesOf(text: string): readonly string[] {
	const note = parseNote('x.md', text);
	return text
		.slice(note.bodyStart)
		.split(/\r?\n/)
		.map((line) =>
			line
				.replace(/\[\[(?:Countries\/)?(?:Persia|Iran)/g, '[[it')
				.replace(/\^(?:\d+|b|n)(?:-\d+)?/g, '^id')
				.replace(/^\s*(?:#+|[-*+]|\d+[.)])\s+/, '')
				.replace(/\s#+\s*$/, '')
				.trim(),
		)
		.filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** The merged text; a note that cannot be read exactly is none to try, and a merge that is refused by its own check is a fault. */
function tried(old: string, into: string): string {
	const plan = planned(old, into, REST);
	if (plan.kind === 'refused') {
		expect(plan.code).not.toMatch(/^VERIFY/);
		fc.pre(false);
		return '';
	}
	return plan.text;
}

test('of every two notes each line is in the merged one, the headings, footnotes and code of the other are read as before, and merged once more nothing changes', () => {
	fc.assert(
		fc.property(noteText, noteText, (old, into) => {
			const text = tried(old, into);
			const found = new Set(linesOf(text));
			const hasTwin =
				/^(?:\[A\]|\[Reuters - A\]|\[\[UN\]\]|\[\[it\]\]|\[\[Israel\]\]|Persia$|Iran$|Related(?: Notes)?$|Sources$|Further Reading$)/;
			expect([...linesOf(old), ...linesOf(into)].filter((line) => !found.has(line) && !hasTwin.test(line))).toEqual([]);
			// What was said beside a twin is there all the same.
			for (const words of ['— why', '— self']) if (linesOf(old).join('\n').includes(words)) expect(text).toContain(words);
			const note = parseNote(INTO, text);
			const before = parseNote(INTO, into);
			const headings = note.headings.map((heading) => heading.text);
			expect(before.headings.filter((heading) => !headings.includes(heading.text))).toEqual([]);
			const code = (one: typeof note): number => one.opaque.filter(({ kind }) => kind === 'code-block').length;
			expect(code(note)).toBeGreaterThanOrEqual(code(before));
			const defined = new Set(note.footnoteDefinitions.map(({ id }) => id));
			expect(before.footnoteDefinitions.filter(({ id }) => !defined.has(id))).toEqual([]);
			expect(merged(old, text, REST)).toBe(text);
		}),
		{ numRuns: Math.ceil(RUNS / 2) },
	);
});

const LED = [
	'[[Persia]]',
	'[[persia|it]]',
	'[[Countries/Persia#A|there]]',
	'![[Persia]]',
	'[x](Countries/Persia.md)',
	'[x](<Countries/Persia.md#A b> "t")',
	'[[Eran]]',
	'[[Iran]]',
	'[[UN]]',
	'`[[Persia]]`',
	'%% [[Persia]] %%',
	'\n\n| a |\n| - |\n| [[Persia\\|x]] |\n\n',
	'\n\n## Related Notes\n- [[Persia]]\n- [[UN]]\n',
	'\n\n## Related Notes\n- [[Iran]]\n- [[Persia]] — why\n  - [[Israel]]\n',
	'\n\n## Related Notes\n- [[Persia]]\n- [[Iran]]\n- [[persia|it]]\n',
	'\n> ',
	'\n- [ ] ',
	' word ',
];
const leading = asWritten(
	fc
		.tuple(
			fc.constantFrom(
				'',
				'---\ntype: policy\nactors: [Persia, UN] # c\nup: "[[Persia]]"\n---\n',
				'---\ntype: policy\nactors:\n  - Iran\n  - Persia\n---\n',
				'---\ntype: policy\nactors: [iran, "[[Persia|it]]", Eran]\n---\n',
				'---\ntype: policy\nactors: Persia\n---\n',
			),
			fc.array(
				fc.oneof(
					{ weight: 4, arbitrary: fc.constantFrom(...LED) },
					{ weight: 1, arbitrary: fc.constantFrom(...REAL_BLOCKS).map((text) => `\n\n${text.replaceAll('Iran', 'Persia')}\n\n`) },
				),
				{ maxLength: 8 },
			),
		)
		.map(([head, parts]) => head + parts.join(' ')),
);

test('what led to the note that is gone leads to the other, what led elsewhere leads there, and no other line is touched', () => {
	fc.assert(
		fc.property(leading, (text) => {
			const old = '---\naliases: [Eran]\n---\n# Persia\n\n## A\n';
			const into = '---\ntype: country\n---\n# Iran\n\n## A\n';
			const files = { ...REST, [OLD]: old, [INTO]: into, 'A.md': text };
			const { index } = vaultOf(files);
			const plan = planMerge(index, parseNote(OLD, old), parseNote(INTO, into), parseSettings({}).settings);
			if (plan.kind === 'refused') throw new Error(plan.reason);
			const outcome = plan.follow(parseNote('A.md', text));
			if (outcome.kind === 'refused') throw new Error(outcome.reason);
			const now = outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
			const leads = (from: typeof index): Set<string | null> =>
				new Set((from.record('A.md')?.links ?? []).map((link) => from.targetOf(link, 'A.md')));
			const { index: after } = vaultOf({ ...REST, [INTO]: plan.text, 'A.md': now });
			expect(leads(after)).toEqual(new Set([...leads(index)].map((path) => (path === OLD ? INTO : path))));
			const masked = (of: string): string[] =>
				of
					.replace(/\[\[.*?\]\]|\[x\]\(.*?\)|actors:[^]*?\n(?=\w|---)/g, '§')
					.split('\n')
					.filter((line) => line.trim() !== '');
			const left = masked(text);
			for (const line of masked(now)) {
				const at = left.indexOf(line);
				expect([line, at]).not.toEqual([line, -1]);
				for (const gone of left.splice(0, at + 1).slice(0, -1)) expect(gone).toMatch(/^- /);
			}
			for (const gone of left) expect(gone).toMatch(/^- /);
		}),
		{ numRuns: Math.ceil(RUNS / 2) },
	);
});
