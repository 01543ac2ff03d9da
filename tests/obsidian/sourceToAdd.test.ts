import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { copiedAddress, sourceToAdd } from '../../src/obsidian/features/sources/sourceToAdd.ts';

test.each([
	['the bare address that the cursor stands in', 'See https://inss.org.il/t‸reaty, they say.', { url: 'https://inss.org.il/treaty' }],
	['a link, with its text as title', 'See [A tre‸aty](https://inss.org.il/t).', { url: 'https://inss.org.il/t', title: 'A treaty' }],
	['an address that is selected', 'See ‹https://inss.org.il/t›', { url: 'https://inss.org.il/t' }],
	['an address among words that are selected', '‹As https://inss.org.il/t says›', { url: 'https://inss.org.il/t' }],
	['words that are selected, as a title', 'So ‹A treaty of peace› it was', { title: 'A treaty of peace' }],
	['nothing where the cursor stands in words', 'So it wa‸s https://inss.org.il/t', {}],
	['no address that is never opened', 'See ‹file:///etc/passwd›', { title: 'file:///etc/passwd' }],
	['no passage for a title', `‹${'word '.repeat(60)}›`, {}],
])('a source begins with %s', (_, text, start) => {
	const from = text.search(/[‸‹]/);
	const to = text.includes('›') ? text.indexOf('›') - 1 : from;
	expect(sourceToAdd(parseNote('A.md', text.replace(/[‸‹›]/g, '')), { start: from, end: to })).toEqual(start);
});

test.each([
	['an address', ' https://inss.org.il/t \n', 'https://inss.org.il/t'],
	['what a phone shares', 'A treaty\nhttps://inss.org.il/t', 'https://inss.org.il/t'],
	['a link in Markdown', '[A treaty](https://inss.org.il/t)', 'https://inss.org.il/t'],
	['several addresses', 'https://a.org https://b.org', undefined],
	['a script', 'javascript:alert(1)', undefined],
	['words', 'nothing of the kind', undefined],
])('of what was copied, %s', (_, text, url) => {
	expect(copiedAddress(text)).toBe(url);
});
