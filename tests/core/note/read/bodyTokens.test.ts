import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { bodyTokens, countTokens } from '../../../../src/core/note/read/bodyTokens.ts';
import { wordTokens } from '../../../../src/core/text/wordTokens.ts';

test.each<[string, string, string]>([
	['front matter is no text', '---\ntype: actor\n---\nIran', 'iran'],
	['a wikilink counts with its display text', '[[Iran|the Republic]]', 'the republic'],
	['a wikilink without one counts with the last part of its path', '[[Actors/Iran#History]]', 'iran'],
	['an embed counts as a link does', '![[maps/Gulf map.png]]', 'gulf map png'],
	['what stands at a link makes a word with it', '[[Iran]]ian', 'iranian'],
	['a Markdown link counts with its text', '[the deal](Deals/JCPOA.md) [a paper](https://inss.org.il/p)', 'the deal a paper'],
	['a bare address is words', 'https://inss.org.il', 'https inss org il'],
	['code and comments are words', '`oil` %% gas %%\n```\n[[coal|x]]\n```', 'oil gas coal x'],
	['quotes, headings and tables are words', '# One\n> two\n\n| three | [[N\\|four]] |\n| - | - |', 'one two three four'],
])('%s', (_, text, expected) => {
	expect(bodyTokens(parseNote('N.md', text), [])).toEqual(wordTokens(expected));
});

test('what is left out parts the words before and after it', () => {
	const text = 'One[[two]]three';
	expect(bodyTokens(parseNote('N.md', text), [{ start: 3, end: 10 }])).toEqual(wordTokens('one three'));
});

test('each distinct token is counted', () => {
	const { hashes, counts } = countTokens(wordTokens('oil gas oil'));
	const [oil, gas] = wordTokens('oil gas');
	expect(new Map(Array.from(hashes, (hash, at) => [hash, counts[at]]))).toEqual(
		new Map([
			[oil, 2],
			[gas, 1],
		]),
	);
});
