import { describe, expect, test } from 'vitest';
import { insertBullets, type BulletsToInsert } from '../../../../../src/core/note/edit/body/insertBullets.ts';
import { SECTION, textOf } from '../../../../support/badInput.ts';
import { crlf, textAfter } from '../../../../support/editing.ts';

/** What the design calls the section, and where one goes that is not there. */
const RELATED: Omit<BulletsToInsert, 'bullets'> = {
	headings: ['Related Notes', 'Related', 'See also'],
	whereMissing: { beforeHeadings: ['Sources', 'References', 'Further Reading'], heading: 'Related Notes', level: 2 },
};

const inserting =
	(bullets: readonly string[], more: Partial<BulletsToInsert> = {}) =>
	(text: string) =>
		textAfter(text, (note) => insertBullets(note, { ...RELATED, bullets, ...more }));

const insertNew = inserting(['[[New]]']);

describe('[[New]] and [[A]] are put into Related Notes', () => {
	const expected: Readonly<Record<string, string>> = {
		'sec-none': '# T\n\ntext\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-no-final-newline': '# T\ntext\n\n## Related Notes\n- [[New]]\n- [[A]]',
		'sec-empty': '## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-alias-counts': '## Related Notes\n- [[A|my text]] kept note\n- [[New]]\n',
		'sec-user-prose': '## Related Notes\nMy own words.\n\n- [[B]]\n- [[New]]\n- [[A]]\n',
		'sec-nested-list': '## Related Notes\n- [[B]]\n  - why: [[C]]\n- [[New]]\n- [[A]]\n',
		'sec-twice': 'TWO_SECTIONS',
		'sec-in-fence': '```\n## Related Notes\n```\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-in-tilde': '~~~\n## Related Notes\n~~~\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-in-pct': '%%\n## Related Notes\n%%\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-in-math': '$$\n## Related Notes\n$$\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-in-quote': '> ## Related Notes\n> - [[A]]\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-fence-after': '## Related Notes\n- [[B]]\n- [[New]]\n- [[A]]\n\n```\n## Not a heading\n```\n',
		'sec-unclosed-fence': 'UNCLOSED_BLOCK',
		'sec-unclosed-pct': 'UNCLOSED_BLOCK',
		'sec-trailing-space': '## Related Notes  \n- [[New]]\n- [[A]]\n',
		'sec-h3': '### Related Notes\n- [[New]]\n- [[A]]\n',
		'sec-crlf': '# T\r\n\r\n## Related Notes\r\n- [[B]]\r\n- [[New]]\r\n- [[A]]\r\n',
		'sec-open-math': 'UNCLOSED_BLOCK',
		'sec-hr-footer': '## Related Notes\n- [[B]]\n- [[New]]\n- [[A]]\n\n---\nfooter\n',
		'sec-frontmatter-text': '---\nx: |\n  ## Related Notes\n---\nbody\n\n## Related Notes\n- [[New]]\n- [[A]]\n',
	};
	const insertBoth = inserting(['[[New]]', '[[A]]']);

	test.each(SECTION.map((row) => [row[0], textOf(row)]))('%s', (name, text) => {
		const after = expected[name] ?? 'a case without an expectation';
		expect(insertBoth(text)).toBe(after);
		if (!text.includes('\r')) expect(insertBoth(crlf(text))).toBe(crlf(after));
	});

	test.each(SECTION.map((row) => [row[0], textOf(row)]))('%s: a second run changes nothing', (_, text) => {
		const once = insertBoth(text);
		if (once !== 'TWO_SECTIONS' && once !== 'UNCLOSED_BLOCK') expect(insertBoth(once)).toBe(once);
	});
});

describe('where bullets go in a section', () => {
	test.each([
		[
			'after a line of a no-break space, which is text and parts no bullets',
			'## Related Notes\n- [[A]]\n\u00a0\n- [[B]]\n',
			'## Related Notes\n- [[A]]\n\u00a0\n- [[B]]\n- [[New]]\n',
		],
		[
			'after the last bullet, before a sub-heading',
			'## Related\n- [[A]]\n\n### Cross-vault\n- [[X]]\n',
			'## Related\n- [[A]]\n- [[New]]\n\n### Cross-vault\n- [[X]]\n',
		],
		['before the next heading', '## Related\n- [[A]]\n## Sources\n- s\n', '## Related\n- [[A]]\n- [[New]]\n## Sources\n- s\n'],
		[
			'before a line of emphasis at the end',
			'## Related\n- [[A]]\n\n*Created 2026-03-20*\n',
			'## Related\n- [[A]]\n- [[New]]\n\n*Created 2026-03-20*\n',
		],
		[
			'a footer right below the last bullet is parted from the new one',
			'## Related\n- [[A]]\n*Created 2026-03-20*\n',
			'## Related\n- [[A]]\n- [[New]]\n\n*Created 2026-03-20*\n',
		],
		[
			'a tag right below the last bullet is parted from the new one',
			'## Related\n- [[A]]\n\n#politics is a tag\n',
			'## Related\n- [[A]]\n- [[New]]\n\n#politics is a tag\n',
		],
		[
			'a tag below an empty section is parted from the new bullet',
			'## Related\n#politics\n---\nx\n',
			'## Related\n- [[New]]\n\n#politics\n---\nx\n',
		],
		[
			'a lone mark is parted from a tag below, which would become its own',
			'## Related\n-\n#politics\n',
			'## Related\n- [[New]]\n\n#politics\n',
		],
		['a heading of seven marks is text, and parted', '## Related\n-\n####### x\n', '## Related\n- [[New]]\n\n####### x\n'],
		['a heading right below a lone mark parts by itself', '## Related\n-\n### Sub\n', '## Related\n- [[New]]\n### Sub\n'],
		[
			'a rule right below the last bullet stays where it is',
			'## Related\n- [[A]]\n---\nfoot\n',
			'## Related\n- [[A]]\n- [[New]]\n---\nfoot\n',
		],
		[
			'before a rule that has a list after it',
			'## Related\n- [[A]]\n\n---\n- [[Home]]\n',
			'## Related\n- [[A]]\n- [[New]]\n\n---\n- [[Home]]\n',
		],
		['a rule above the first bullet is no footer', '## Related\n\n---\n- [[A]]\n', '## Related\n\n---\n- [[A]]\n- [[New]]\n'],
		[
			'a line in bold above a list is no footer',
			'## Related\n- [[A]]\n\n**Events**\n\n- [[B]]\n',
			'## Related\n- [[A]]\n\n**Events**\n\n- [[B]]\n- [[New]]\n',
		],
		['emphasis that opens the section is no footer', '## Related\n*By hand*\n\n- [[A]]\n', '## Related\n*By hand*\n\n- [[A]]\n- [[New]]\n'],
		[
			'below words without a list, a blank line between',
			'## Related\nWords.\n\n## Sources\n',
			'## Related\nWords.\n\n- [[New]]\n\n## Sources\n',
		],
		['below words, before a footer', '## Related\nWords.\n\n---\nfoot\n', '## Related\nWords.\n\n- [[New]]\n\n---\nfoot\n'],
		['an empty section before a footer', '## Related\n---\nfoot\n', '## Related\n- [[New]]\n\n---\nfoot\n'],
		['an empty section before a heading that is underlined', '## Related\nSources\n---\n', '## Related\n- [[New]]\n\nSources\n---\n'],
		['an empty section keeps its blank lines below', '## Related\n\n\n## Sources\n', '## Related\n- [[New]]\n\n\n## Sources\n'],
		['below a heading that is underlined', 'Related\n===\n- [[A]]\n', 'Related\n===\n- [[A]]\n- [[New]]\n'],
		['a heading at the very end', 'text\n\n## Related', 'text\n\n## Related\n- [[New]]'],
		[
			'after what is nested in a bullet, code included',
			'## Related\n- [[A]]\n  ```\n  ## x\n  ```\n\n  more\n\ntext\n',
			'## Related\n- [[A]]\n  ```\n  ## x\n  ```\n\n  more\n- [[New]]\n\ntext\n',
		],
		['a list in a quote is words of others', '## Related\n> - [[A]]\n', 'UNKNOWN_LIST'],
		['after a comment that stands in for bullets', '## Related\n%% add links %%\n', '## Related\n%% add links %%\n\n- [[New]]\n'],
		['before lines of emphasis, underlined text apart', '## Related\nx\n\n*a*\n\n_b_\n', '## Related\nx\n\n- [[New]]\n\n*a*\n\n_b_\n'],
		[
			'emphasis right above an underline of two marks is its heading',
			'## Related\nx\n*a*\n  === \n',
			'## Related\nx\n*a*\n  === \n\n- [[New]]\n',
		],
		['emphasis that goes on from text is no footer', '## Related\nx\n*a*\n', '## Related\nx\n*a*\n\n- [[New]]\n'],
		['emphasis below code is a footer', '## Related\n```\nx\n```\n*a*\n', '## Related\n```\nx\n```\n\n- [[New]]\n\n*a*\n'],
		['emphasis above code is none', '## Related\n*a*\n```\nx\n```\n', '## Related\n*a*\n```\nx\n```\n\n- [[New]]\n'],
		[
			'a rule in code is none',
			'## Related\n- [[A]]\n\n```\n---\n```\n\n- [[B]]\n',
			'## Related\n- [[A]]\n\n```\n---\n```\n\n- [[B]]\n- [[New]]\n',
		],
		['a rule of stars right below text is one', '## Related\nx\n***\ny\n', '## Related\nx\n\n- [[New]]\n\n***\ny\n'],
		['dashes right below code are a rule', '## Related\n```\nx\n```\n---\ny\n', '## Related\n```\nx\n```\n\n- [[New]]\n\n---\ny\n'],
		['dashes right below a rule are another', '## Related\nx\n\n***\n---\ny\n', '## Related\nx\n\n- [[New]]\n\n***\n---\ny\n'],
		['a footer that begins with code in a line', '## Related\nx\n\n---\n`v1` built\n', '## Related\nx\n\n- [[New]]\n\n---\n`v1` built\n'],
		['nested numbers do not count', '## Related\n- [[A]]\n  1. x\n  2. y\n', '## Related\n- [[A]]\n  1. x\n  2. y\n- [[New]]\n'],
		['text of the last bullet that goes on stays with it', '## Related\n- [[A]]\ngoes on\n', '## Related\n- [[A]]\ngoes on\n- [[New]]\n'],
		[
			"a list in a comment is not the section's",
			'## Related\n- [[A]]\n\n%%\n- [[X]]\n%%\n',
			'## Related\n- [[A]]\n- [[New]]\n\n%%\n- [[X]]\n%%\n',
		],
		[
			'an empty section, whatever rule stands in the next',
			'## Related\n\n## Sources\nx\n\n***\ny\n',
			'## Related\n- [[New]]\n\n## Sources\nx\n\n***\ny\n',
		],
		[
			'dashes apart, with blanks around, right below text are no rule',
			'## Related\nx\n - - - \ny\n',
			'## Related\nx\n - - - \ny\n\n- [[New]]\n',
		],
		['emphasis in HTML is no footer', '## Related\nx\n\n<div>\n*a*\n', '## Related\nx\n\n<div>\n*a*\n\n- [[New]]\n'],
		[
			'two lines of emphasis, one right below the other, are one footer',
			'## Related\nx\n\n*a*\n*b*\n',
			'## Related\nx\n\n- [[New]]\n\n*a*\n*b*\n',
		],
		['after a bullet of two lines that ends the note', '## Related\n- [[A]]\n  more', '## Related\n- [[A]]\n  more\n- [[New]]'],
		['below an underlined heading that ends the note', 'Related\n---', 'Related\n---\n- [[New]]'],
		[
			"text that is indented less than a numbered bullet's own stays outside",
			'## Related\n1. [[A]]\n\n  text\n',
			'## Related\n1. [[A]]\n2. [[New]]\n\n  text\n',
		],
		[
			"text that is indented less than an indented bullet's own stays outside",
			'## Related\n  - [[A]]\n\n text\n',
			'## Related\n  - [[A]]\n  - [[New]]\n\n text\n',
		],
		[
			'text that is indented less than what is far from its mark stays outside',
			'## Related\n-   [[A]]\n\n  text\n',
			'## Related\n-   [[A]]\n-   [[New]]\n\n  text\n',
		],
		[
			'text that is indented less than a tab reaches stays outside',
			'## Related\n-\t[[A]]\n\n  text\n',
			'## Related\n-\t[[A]]\n-\t[[New]]\n\n  text\n',
		],
	])('%s', (_, text, after) => {
		expect(insertNew(text)).toBe(after);
		expect(insertNew(crlf(text))).toBe(crlf(after));
	});
});

describe('how bullets are written', () => {
	test.each([
		['the mark', '## Related\n* [[A]]\n', '## Related\n* [[A]]\n* [[New]]\n'],
		['the indentation', '## Related\n  - [[A]]\n', '## Related\n  - [[A]]\n  - [[New]]\n'],
		['the blanks after the mark', '## Related\n-   [[A]]\n', '## Related\n-   [[A]]\n-   [[New]]\n'],
		['a tab after the mark', '## Related\n-\t[[A]]\n', '## Related\n-\t[[A]]\n-\t[[New]]\n'],
		['a numbered list goes on', '## Related\n1. [[A]]\n2. [[B]]\n', '## Related\n1. [[A]]\n2. [[B]]\n3. [[New]]\n'],
		['a numbered list with parentheses goes on', '## Related\n9) [[A]]\n', '## Related\n9) [[A]]\n10) [[New]]\n'],
		['a blank line between bullets', '## Related\n- [[A]]\n\n- [[B]]\n', '## Related\n- [[A]]\n\n- [[B]]\n\n- [[New]]\n'],
		[
			'no blank line where only nested text has one',
			'## Related\n- [[A]]\n\n  why\n- [[B]]\n',
			'## Related\n- [[A]]\n\n  why\n- [[B]]\n- [[New]]\n',
		],
		['blanks at the end of the last bullet stay there', '## Related\n- [[A]]  \n', '## Related\n- [[A]]  \n- [[New]]\n'],
		['no final line end stays none', '## Related\n- [[A]]', '## Related\n- [[A]]\n- [[New]]'],
		[
			'the line end of the list, in a note of two kinds',
			'# T\n\n## Related\r\n- [[A]]\r\n',
			'# T\n\n## Related\r\n- [[A]]\r\n- [[New]]\r\n',
		],
		['no lone carriage return that ends the note', '# T\r\n\r\n## Related\r\n- [[A]]\r', '# T\r\n\r\n## Related\r\n- [[A]]\r\n- [[New]]\r'],
		["the mark of the note's other lists where the section has none", '* x\n\n## Related\n', '* x\n\n## Related\n* [[New]]\n'],
		[
			'a blank line below the heading where the note leaves one',
			'# T\n\n## A\n\nx\n\n## B\n\ny\n\n## Related\n',
			'# T\n\n## A\n\nx\n\n## B\n\ny\n\n## Related\n\n- [[New]]\n',
		],
		['a list of tasks gets a task', '## Related\n- [ ] [[A]]\n', '## Related\n- [ ] [[A]]\n- [ ] [[New]]\n'],
		['one blank after the mark where the last bullet is code', '## Related\n-      code\n', '## Related\n-      code\n- [[New]]\n'],
		['the blanks after a mark without text', '## Related\n-  \n  - [[A]]\n', '## Related\n-  \n  - [[A]]\n-  [[New]]\n'],
		['a numbered list goes on after ten', '## Related\n10. [[A]]\n', '## Related\n10. [[A]]\n11. [[New]]\n'],
	])('%s', (_, text, after) => {
		expect(insertNew(text)).toBe(after);
		expect(insertNew(crlf(text))).toBe(crlf(after));
	});

	test.each([
		['a lone mark is completed', '## Related\n-\n', '## Related\n- [[New]]\n'],
		['a lone mark and a blank is completed', '## Related\n- \n', '## Related\n- [[New]]\n'],
		['a lone mark with three blanks keeps them', '## Related\n-   \n', '## Related\n-   [[New]]\n'],
		['a lone mark with many blanks is completed right after it', '## Related\n-      \n', '## Related\n- [[New]]      \n'],
		['a lone mark among bullets is completed', '## Related\n- [[A]]\n- \n- [[B]]\n', '## Related\n- [[A]]\n- [[New]]\n- [[B]]\n'],
		[
			'emphasis right above dashes, which would underline it, stays with its bullet',
			'## Related\n- [[A]]\n*x*\n---\n',
			'## Related\n- [[A]]\n*x*\n- [[New]]\n---\n',
		],
		[
			'a lone mark is parted from text below, which would become its own',
			'## Related\n-\ntext\n---\n',
			'## Related\n- [[New]]\n\ntext\n---\n',
		],
		[
			'a bullet that ends in code is parted from text below',
			'## Related\n- ```\n  x\n  ```\ntext\n',
			'## Related\n- ```\n  x\n  ```\n- [[New]]\n\ntext\n',
		],
		['a mark with something nested is not alone', '## Related\n-\n  - [[A]]\n', '## Related\n-\n  - [[A]]\n- [[New]]\n'],
		['a task without text is not alone', '## Related\n- [ ] \n', '## Related\n- [ ] \n- [ ] [[New]]\n'],
		[
			'a lone mark is parted from text below, wherever else a list stands',
			'## Related\n-\ntext\n\n## B\n- x\n',
			'## Related\n- [[New]]\n\ntext\n\n## B\n- x\n',
		],
	])('%s', (_, text, after) => {
		expect(insertNew(text)).toBe(after);
		expect(insertNew(crlf(text))).toBe(crlf(after));
	});

	test('lone marks take what there is, the last bullet is followed by the rest', () => {
		expect(inserting(['[[N]]', '[[M]]', '[[O]]'])('## Related\n-\n- \n')).toBe('## Related\n- [[N]]\n- [[M]]\n- [[O]]\n');
		expect(inserting(['[[N]]'])('## Related\n-\n-\n')).toBe('## Related\n- [[N]]\n-\n');
		expect(inserting(['[[N]]', '[[M]]'])('## Related\n- \n- [[B]]\n')).toBe('## Related\n- [[N]]\n- [[B]]\n- [[M]]\n');
		expect(inserting(['[[N]]', '[[M]]'])('## Related\n-\ntext\n')).toBe('## Related\n- [[N]]\n- [[M]]\n\ntext\n');
		expect(inserting(['[[N]]', '[[M]]'])('## Related\n- ')).toBe('## Related\n- [[N]]\n- [[M]]');
	});
});

test('the numbers of several bullets go on one by one', () => {
	expect(inserting(['[[N]]', '[[M]]'])('## Related\n1. [[A]]\n')).toBe('## Related\n1. [[A]]\n2. [[N]]\n3. [[M]]\n');
});

describe('a list in alphabetical order', () => {
	const insertThree = inserting(['[[Chad]]', '[[Yemen]]', '[[Åland]]']);

	test.each([
		[
			'stays so',
			'- [[Belgium]]\n- [[Denmark]]\n- [[Iran]] — why\n',
			'- [[Åland]]\n- [[Belgium]]\n- [[Chad]]\n- [[Denmark]]\n- [[Iran]] — why\n- [[Yemen]]\n',
		],
		[
			'goes by what is shown',
			'- [[x|Belgium]]\n- [[Countries/D|Denmark]]\n- [Iran](a)\n',
			'- [[Åland]]\n- [[x|Belgium]]\n- [[Chad]]\n- [[Countries/D|Denmark]]\n- [Iran](a)\n- [[Yemen]]\n',
		],
		[
			'keeps its blank lines',
			'- [[Belgium]]\n\n- [[Denmark]]\n\n- [[Iran]]\n',
			'- [[Åland]]\n\n- [[Belgium]]\n\n- [[Chad]]\n\n- [[Denmark]]\n\n- [[Iran]]\n\n- [[Yemen]]\n',
		],
		[
			'keeps what is nested with its bullet',
			'- [[Belgium]]\n  - x\n- [[Denmark]]\n- [[Iran]]\n',
			'- [[Åland]]\n- [[Belgium]]\n  - x\n- [[Chad]]\n- [[Denmark]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		['of two may be chance', '- [[Belgium]]\n- [[Denmark]]\n', '- [[Belgium]]\n- [[Denmark]]\n- [[Chad]]\n- [[Yemen]]\n- [[Åland]]\n'],
		[
			'whatever the case and the accents',
			'- [[belgium]]\n- [[Dänemark]]\n- [[IRAN]]\n',
			'- [[Åland]]\n- [[belgium]]\n- [[Chad]]\n- [[Dänemark]]\n- [[IRAN]]\n- [[Yemen]]\n',
		],
		[
			'with two of one name',
			'- [[Belgium]]\n- [[Belgium|Belgium]] again\n- [[Iran]]\n',
			'- [[Åland]]\n- [[Belgium]]\n- [[Belgium|Belgium]] again\n- [[Chad]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		[
			'whatever the accents inside a word',
			'- [[Dänemark]]\n- [[Dar]]\n- [[Iran]]\n',
			'- [[Åland]]\n- [[Chad]]\n- [[Dänemark]]\n- [[Dar]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		[
			'whatever the blanks around what is shown',
			'- [[Belgium]]\n- [[x| Denmark ]]\n- [[Iran]]\n',
			'- [[Åland]]\n- [[Belgium]]\n- [[Chad]]\n- [[x| Denmark ]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		[
			'a name before a longer one that begins with it',
			'- [[Iran]]\n- [[Iran Deal]]\n- [[Oman]]\n',
			'- [[Åland]]\n- [[Chad]]\n- [[Iran]]\n- [[Iran Deal]]\n- [[Oman]]\n- [[Yemen]]\n',
		],
		[
			'an underscore before a letter',
			'- [[D_x]]\n- [[Da]]\n- [[Iran]]\n',
			'- [[Åland]]\n- [[Chad]]\n- [[D_x]]\n- [[Da]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		[
			'of words without links, too',
			'- [[Belgium\n- Denmark\n- [Iran\n',
			'- [[Åland]]\n- [[Belgium\n- [[Chad]]\n- Denmark\n- [Iran\n- [[Yemen]]\n',
		],
		[
			'broken once is none',
			'- [[Belgium]]\n- [[Iran]]\n- [[Denmark]]\n',
			'- [[Belgium]]\n- [[Iran]]\n- [[Denmark]]\n- [[Chad]]\n- [[Yemen]]\n- [[Åland]]\n',
		],
		[
			'is looked for in the last list only',
			'- [[Zaire]]\n\nand\n\n- [[Belgium]]\n- [[Denmark]]\n- [[Iran]]\n',
			'- [[Zaire]]\n\nand\n\n- [[Åland]]\n- [[Belgium]]\n- [[Chad]]\n- [[Denmark]]\n- [[Iran]]\n- [[Yemen]]\n',
		],
		[
			'with another mark is another list',
			'+ [[A]]\n- [[Belgium]]\n- [[Denmark]]\n',
			'+ [[A]]\n- [[Belgium]]\n- [[Denmark]]\n- [[Chad]]\n- [[Yemen]]\n- [[Åland]]\n',
		],
	])('%s', (_, list, after) => {
		expect(insertThree(`## Related\n${list}`)).toBe(`## Related\n${after}`);
	});

	test('several that go to one place are in order among themselves', () => {
		expect(inserting(['[[Chile]]', '[[Chad]]', '[[China]]'])('## Related\n- [[A]]\n- [[B]]\n- [[D]]\n')).toBe(
			'## Related\n- [[A]]\n- [[B]]\n- [[Chad]]\n- [[Chile]]\n- [[China]]\n- [[D]]\n',
		);
	});

	test('a bullet that sorts with one that is there goes after it', () => {
		expect(inserting(['[[b]] — new'])('## Related\n- [[A]]\n- [[b]] [[B2]]\n- [[C]]\n')).toBe(
			'## Related\n- [[A]]\n- [[b]] [[B2]]\n- [[C]]\n',
		);
		expect(inserting(['[[B]]'])('## Related\n- [[A]]\n- B\n- [[C]]\n')).toBe('## Related\n- [[A]]\n- B\n- [[B]]\n- [[C]]\n');
	});
});

describe('what is listed is not added again', () => {
	test.each([
		['a link in words', '## Related\nSee [[New]].\n'],
		['a link below a sub-heading', '## Related\n- [[A]]\n\n### More\n- [[New]]\n'],
		['a link in other letters', '## Related\n- [[new]]\n'],
		['a link with its ending', '## Related\n- [[New.md|x]]\n'],
		['a link to a heading of it', '## Related\n- [[New#Part]]\n'],
		['a Markdown link', '## Related\n- [x](New.md)\n'],
	])('%s', (_, text) => {
		expect(insertNew(text)).toBe(text);
	});

	test('a link elsewhere does not count', () => {
		expect(insertNew('See [[New]].\n\n## Related\n')).toBe('See [[New]].\n\n## Related\n- [[New]]\n');
		expect(insertNew('## Related\n\n## Sources\n[[New]]\n')).toBe('## Related\n- [[New]]\n\n## Sources\n[[New]]\n');
		expect(inserting(['Redford, D. (2003)'])('- Redford, D. (2003)\n\n## Related\n')).toBe(
			'- Redford, D. (2003)\n\n## Related\n- Redford, D. (2003)\n',
		);
	});

	test('a bullet without a link to a note counts by its text', () => {
		const insertSource = inserting(['[INSS - Paper](https://inss.org.il/p)', 'Redford, D. (2003)', 'Redford, D. (2003)']);
		const once = '## Related\n- x\n- [INSS - Paper](https://inss.org.il/p)\n- Redford, D. (2003)\n';
		expect(insertSource('## Related\n- x\n')).toBe(once);
		expect(insertSource(once)).toBe(once);
	});

	test('blanks around its words do not matter', () => {
		expect(inserting(['Redford '])('## Related\n- Redford\n')).toBe('## Related\n- Redford\n');
		expect(inserting(['Redford', 'Redford '])('## Related\n')).toBe('## Related\n- Redford\n');
	});

	test('the ending of a link does not matter', () => {
		expect(inserting(['[[Iran]]'])('## Related\n- [[Iran.md]]\n')).toBe('## Related\n- [[Iran.md]]\n');
	});

	test('a link given twice is added once', () => {
		expect(inserting(['[[New]]', '[[new]] — again'])('## Related\n')).toBe('## Related\n- [[New]]\n');
	});

	test('the caller may know better', () => {
		expect(inserting(['[[Countries/Iran]]'], { isListed: (target) => target === 'Countries/Iran' })('## Related\n- [[Iran]]\n')).toBe(
			'## Related\n- [[Iran]]\n',
		);
		expect(inserting(['[[Iran]]'], { isListed: () => false })('## Related\n- [[IRAN]]\n')).toBe('## Related\n- [[IRAN]]\n- [[Iran]]\n');
	});

	test('nothing to add is nothing to do', () => {
		expect(inserting([])('text\n')).toBe('text\n');
	});
});

describe('which section', () => {
	test.each([
		[
			'the first name that the note has',
			'## See also\n- [[A]]\n\n## Related\n- [[B]]\n',
			'## See also\n- [[A]]\n\n## Related\n- [[B]]\n- [[New]]\n',
		],
		[
			'twice under a name that does not count',
			'## See also\n\n## See also\n\n## Related\n',
			'## See also\n\n## See also\n\n## Related\n- [[New]]\n',
		],
		['whatever its capitals', '## related NOTES\n', '## related NOTES\n- [[New]]\n'],
		['in emphasis, with a colon', '## **Related Notes:**\n', '## **Related Notes:**\n- [[New]]\n'],
		['after an emoji', '## 🔗 Related Notes\n', '## 🔗 Related Notes\n- [[New]]\n'],
		['with closing hashes', '## Related Notes ##\n', '## Related Notes ##\n- [[New]]\n'],
	])('%s', (_, text, after) => {
		expect(insertNew(text)).toBe(after);
	});

	test('twice at two levels is twice', () => {
		expect(insertNew('# Related\n\n### Related\n')).toBe('TWO_SECTIONS');
	});
});

describe('a section that is missing', () => {
	test.each([
		[
			'is made before Sources',
			'# T\n\n## Overview\nx\n\n## Sources\n- s\n',
			'# T\n\n## Overview\nx\n\n## Related Notes\n- [[New]]\n\n## Sources\n- s\n',
		],
		[
			'without blank lines where the note has none',
			'# T\n## Overview\nx\n## Sources\n- s\n',
			'# T\n## Overview\nx\n## Related Notes\n- [[New]]\n## Sources\n- s\n',
		],
		['at the level of Sources', '# T\n\n### Sources\n', '# T\n\n### Related Notes\n- [[New]]\n\n### Sources\n'],
		[
			'before the first of several sections of its kind',
			'## Sources\n- s\n\n## Further Reading\n- r\n',
			'## Related Notes\n- [[New]]\n\n## Sources\n- s\n\n## Further Reading\n- r\n',
		],
		[
			'before the one at the highest level',
			'## A\n### Sources\n\n## References\n',
			'## A\n### Sources\n\n## Related Notes\n- [[New]]\n\n## References\n',
		],
		[
			'before the part that consists of nothing but sources',
			'# T\n## A\nx\n\n## Texts\n\n### Sources\n- s\n\n### Further Reading\n- r\n',
			'# T\n## A\nx\n\n## Related Notes\n- [[New]]\n\n## Texts\n\n### Sources\n- s\n\n### Further Reading\n- r\n',
		],
		[
			'not before a part that has more than sources',
			'# T\n\n## Texts\n\n### Sources\n- s\n\n### Authors\n- r\n',
			'# T\n\n## Texts\n\n### Related Notes\n- [[New]]\n\n### Sources\n- s\n\n### Authors\n- r\n',
		],
		[
			'not before a part that has text of its own',
			'# T\n\n## Texts\nAll that we have.\n\n### Sources\n- s\n',
			'# T\n\n## Texts\nAll that we have.\n\n### Related Notes\n- [[New]]\n\n### Sources\n- s\n',
		],
		[
			'at the end where several parts have Sources of their own',
			'## A\n### Sources\n## B\n### Sources\n',
			'## A\n### Sources\n## B\n### Sources\n\n## Related Notes\n- [[New]]\n',
		],
		['below dashes right under text, which may underline it', 'x\ny\n---\n', 'x\ny\n---\n\n## Related Notes\n- [[New]]\n'],
		['before underlined Sources', 'x\n\nSources\n---\n', 'x\n\n## Related Notes\n- [[New]]\n\nSources\n---\n'],
		[
			'with a blank line below where the note leaves one',
			'## A\n\nx\n\n## Sources\n\ny\n',
			'## A\n\nx\n\n## Related Notes\n\n- [[New]]\n\n## Sources\n\ny\n',
		],
		['at the end where text after a rule has a list with numbers', 'x\n\n---\n12. a\n', 'x\n\n---\n12. a\n\n## Related Notes\n- [[New]]\n'],
		[
			'at the end where text after a rule has an indented list',
			'x\n\n---\n\n  - a\n',
			'x\n\n---\n\n  - a\n\n## Related Notes\n- [[New]]\n',
		],
		['at the end where code stands after a rule', 'x\n\n---\n```\n```\n', 'x\n\n---\n```\n```\n\n## Related Notes\n- [[New]]\n'],
		['at the end before a rule with three lines after it', 'x\n\n---\na\n\nb\nc\n', 'x\n\n## Related Notes\n- [[New]]\n\n---\na\n\nb\nc\n'],
		[
			'at the end before the last of two rules',
			'x\n\n---\n- y\n\n---\nfoot\n',
			'x\n\n---\n- y\n\n## Related Notes\n- [[New]]\n\n---\nfoot\n',
		],
		['at the end, right below text before a footer', 'x\n***\nfoot\n', 'x\n\n## Related Notes\n- [[New]]\n\n***\nfoot\n'],
		['before Sources after hashes and blanks', 'x\n\n ## Sources\n', 'x\n\n## Related Notes\n- [[New]]\n\n ## Sources\n'],
		['before Sources on the first line', '## Sources\nx\n', '## Related Notes\n- [[New]]\n\n## Sources\nx\n'],
		['before Sources on the first line, after a BOM', '\uFEFF## Sources\nx\n', '\uFEFF## Related Notes\n- [[New]]\n\n## Sources\nx\n'],
		[
			'before Sources right below front matter',
			'---\na: 1\n---\n## Sources\nx\n',
			'---\na: 1\n---\n## Related Notes\n- [[New]]\n\n## Sources\nx\n',
		],
		[
			'before the first by place, whatever the order of names',
			'## References\n\n## Sources\n',
			'## Related Notes\n- [[New]]\n\n## References\n\n## Sources\n',
		],
		[
			'with the mark of outermost bullets',
			'1. a\n   * b\n+ c\n\n## Sources\n',
			'1. a\n   * b\n+ c\n\n## Related Notes\n+ [[New]]\n\n## Sources\n',
		],
		["with the note's mark", '* x\n\n## Sources\n', '* x\n\n## Related Notes\n* [[New]]\n\n## Sources\n'],
		['at the end before a rule with little after it', 'x\n\n---\nfoot\n', 'x\n\n## Related Notes\n- [[New]]\n\n---\nfoot\n'],
		['at the end before a line of emphasis', 'x\n\n*Created 2026-03-20*\n', 'x\n\n## Related Notes\n- [[New]]\n\n*Created 2026-03-20*\n'],
		['at the end before both', 'x\n\n---\n\n*a*\n_b_\n', 'x\n\n## Related Notes\n- [[New]]\n\n---\n\n*a*\n_b_\n'],
		['after a rule with text after it', 'x\n\n---\na\n\nb\n\nc\n\nd\n', 'x\n\n---\na\n\nb\n\nc\n\nd\n\n## Related Notes\n- [[New]]\n'],
		['after a rule with a list after it', 'x\n\n---\n- a\n', 'x\n\n---\n- a\n\n## Related Notes\n- [[New]]\n'],
		['after a rule with a list below text after it', 'x\n\n---\na\n- b\n', 'x\n\n---\na\n- b\n\n## Related Notes\n- [[New]]\n'],
		[
			'at the end before a rule with a dash among the words after it',
			'x\n\n---\nfoot - 2026\n',
			'x\n\n## Related Notes\n- [[New]]\n\n---\nfoot - 2026\n',
		],
		[
			'at the end before a rule with code in a line after it',
			'x\n\n---\n`v1` built\n',
			'x\n\n## Related Notes\n- [[New]]\n\n---\n`v1` built\n',
		],
		['at the end before a line of emphasis without a line end', 'x\n\n*Created*', 'x\n\n## Related Notes\n- [[New]]\n\n*Created*'],
		[
			'at the end, whatever rule stands before the last heading',
			'## A\n\n## B\n\n***\nx\n\n## C\n',
			'## A\n\n## B\n\n***\nx\n\n## C\n\n## Related Notes\n\n- [[New]]\n',
		],
		['before Sources after a blank, right below text', 'x\n ## Sources\n', 'x\n## Related Notes\n- [[New]]\n ## Sources\n'],
		['before underlined Sources right below a heading', '# T\nSources\n---\nx\n', '# T\n## Related Notes\n- [[New]]\n\nSources\n---\nx\n'],
		['before blank lines at the end', 'x\n\n\n', 'x\n\n## Related Notes\n- [[New]]\n\n\n'],
		['in an empty note', '', '## Related Notes\n- [[New]]\n'],
		['below front matter', '---\na: 1\n---\n', '---\na: 1\n---\n## Related Notes\n- [[New]]\n'],
		['below front matter and a blank line', '---\na: 1\n---\n\n', '---\na: 1\n---\n\n## Related Notes\n- [[New]]\n'],
		['below front matter that ends the note', '---\na: 1\n---', '---\na: 1\n---\n## Related Notes\n- [[New]]\n'],
		['above nothing but a footer', '*Created*\n', '## Related Notes\n- [[New]]\n\n*Created*\n'],
		['after blanks that are no line', '     ', '     \n## Related Notes\n- [[New]]\n'],
		['after a BOM', '\uFEFF', '\uFEFF## Related Notes\n- [[New]]\n'],
		['after a BOM and text', '\uFEFFx\n', '\uFEFFx\n\n## Related Notes\n- [[New]]\n'],
	])('%s', (_, text, after) => {
		expect(insertNew(text)).toBe(after);
		if (text.includes('\n')) expect(insertNew(crlf(text))).toBe(crlf(after));
	});
});

describe('refused', () => {
	test.each([
		['a bullet of two lines', ['[[A]]\n[[B]]'], 'x\n', 'BAD_VALUE'],
		['a bullet of nothing', [' '], 'x\n', 'BAD_VALUE'],
		['malformed front matter', ['[[A]]'], '---\na: [\n---\n', 'FRONTMATTER_MALFORMED'],
		['an unclosed block', ['[[A]]'], '---\na: 1\n', 'FRONTMATTER_OBSTACLE'],
		['lone carriage returns', ['[[A]]'], 'a\rb', 'CARRIAGE_RETURNS'],
		['half a character', ['[[A]]'], 'a\uD800b', 'LONE_SURROGATE'],
		['a null character', ['[[A]]'], 'a\0b', 'CONTROL_CHARACTER'],
		['a megabyte', ['[[A]]'], 'x'.repeat(1_048_577), 'TOO_LARGE'],
		['an unresolved merge', ['[[A]]'], 'x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', 'MERGE_CONFLICT'],
		[
			'an unresolved merge after an example of one',
			['[[A]]'],
			'```\n<<<<<<< HEAD\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n',
			'MERGE_CONFLICT',
		],
		['an indented sub-heading below that would join the bullet', ['[[A]]'], '## Related\n\n  ### More\n', 'INDENTED_TEXT_BELOW'],
		['an indented heading below that would join the bullet', ['[[A]]'], 'x\n\n  ## Sources\n', 'INDENTED_TEXT_BELOW'],
		['indented text below a lone mark', ['[[A]]'], '## Related\n- \n\n  text\n', 'INDENTED_TEXT_BELOW'],
		['an HTML comment that is never closed', ['[[A]]'], 'x\n\n<!-- y\n', 'UNCLOSED_BLOCK'],
		['a bullet that would open code, in a section that is made', ['```'], 'x\n', 'VERIFY_SECTION'],
		['a merge in a comment', ['[[A]]'], '%%\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n%%\n', 'MERGE_CONFLICT'],
		['code below a lone mark with a tab', ['[[A]]'], '## Related\n-\t\n\n    code\n', 'INDENTED_TEXT_BELOW'],
	])('%s', (_, bullets, text, code) => {
		expect(inserting(bullets)(text)).toBe(code);
	});

	test('an example of a merge in code is none', () => {
		const text = '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n';
		expect(insertNew(text)).toBe(`${text}\n## Related Notes\n- [[New]]\n`);
	});

	test('an example of a merge in the second of two pieces of code is none', () => {
		const text = '```\nx\n```\n\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n';
		expect(insertNew(text)).toBe(`${text}\n## Related Notes\n- [[New]]\n`);
	});

	test('the marks of a merge out of order are none', () => {
		const text = '>>>>>>> x\n\n<<<<<<< HEAD\n\nfoo <<<<<<< \n\n## Related\n';
		expect(insertNew(text)).toBe(`${text}- [[New]]\n`);
	});

	test('a note of exactly a megabyte is written', () => {
		const text = `${'x'.repeat(1_048_564)}\n## Related\n`;
		expect(text.length).toBe(1_048_576);
		expect(insertNew(text)).toBe(`${text}- [[New]]\n`);
	});
});
