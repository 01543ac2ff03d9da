import { expect, test } from 'vitest';
import { repeatedSources } from '../../../src/core/sources/repeatedSources.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { sourcesOf } from './support.ts';

test.each([
	['a page in another spelling', '## Sources\n- [A](https://www.a.org/a/)\n- [B](http://a.org/a?utm_source=x)\n', [[3, 2]]],
	[
		'a page for the third time, which the first gives',
		'## Sources\n- [A](https://a.org/a)\n- [B](https://a.org/a)\n- [C](https://a.org/a)\n',
		[
			[3, 2],
			[4, 2],
		],
	],
	['a note', '## Sources\n- [[Memo]]\n- [[memo|The memo]]\n', [[3, 2]]],
	['a citation word for word', '## Sources\n- Redford, D. (2003). *The Wars*.\n- Redford, D. (2003). *The Wars*.\n', [[3, 2]]],
	['two editions of a book are two', '## Sources\n- Redford, D. (2003). *The Wars*.\n- Redford, D. (2007). *The Wars*.\n', []],
	['a page in the text and in the list', 'See [A](https://a.org/a).\n\n## Sources\n- [A](https://a.org/a)\n', []],
	['the home page of a site', '## Sources\n- [A](https://a.org)\n- [B](http://www.a.org/)\n', []],
	[
		'the home page in a language',
		'## Sources\n- [A](https://a.org/en/)\n- [B](https://a.org/en/index.html)\n- [C](https://a.org/en)\n',
		[],
	],
	['a page with parameters', '## Sources\n- [A](https://a.org/?p=1)\n- [B](https://a.org/?p=1)\n', [[3, 2]]],
	['other pages of a book', '## Sources\n- Roe, [Straits](https://a.org/a), p. 3\n- Roe, [Straits](https://a.org/a), pp. 4–9\n', []],
	['the same page of a book', '## Sources\n- Roe, [Straits](https://a.org/a), p. 3\n- [Roe](https://a.org/a), p. 3\n', [[3, 2]]],
	['two parts of a note', '## Sources\n- [[Memo#Aid]]\n- [[Memo#Trade]]\n- [[Memo]]\n', []],
	['one part of a note', '## Sources\n- [[Memo#Aid|Aid]]\n- [[memo#aid]]\n', [[3, 2]]],
	[
		'what comes beside two citations',
		'## Sources\n- [A](https://a.org/a), [I](https://i.org/1)\n- [B](https://a.org/b), [I](https://i.org/1)\n',
		[],
	],
	[
		'what comes beside one, and stands alone as well',
		'## Sources\n- [A](https://a.org/a), [B](https://a.org/b)\n- [B](https://a.org/b)\n',
		[[3, 2]],
	],
	[
		'a list in one line',
		`## Sources\n${[1, 2, 3, 4, 5, 6, 7, 8, 3].map((n, at) => `${at + 1}\\. T${n} https://a.org/${n}`).join(' ')}\n`,
		[[2, 2]],
	],
	['the lists of two drafts', '# One\n## Sources\n- [[Memo]]\n# Two\n## Sources\n- [[Memo]]\n', []],
	['a list that goes on', '# One\n## Sources\n- [[Memo]]\n## History\n## Sources\n- [[Memo]]\n', [[6, 3]]],
	[
		'a citation beside another one that names the page of a bullet above',
		'## Sources\n- [A](https://a.org/a)\n- [B](https://a.org/b), as [A](https://a.org/a) has it\n',
		[],
	],
	[
		'a choice of the list, and the whole of it',
		'## Sources\n### In short\n- [[A]]\n- [[B]]\n- [[C]]\n### All\n- [[A]]\n- [[B]]\n- [[C]]\n- [[D]]\n',
		[],
	],
	['one of two parts in the other as well', '## Sources\n### Books\n- [[A]]\n- [[B]]\n### Papers\n- [[B]]\n- [[D]]\n', [[6, 4]]],
	[
		'what is quoted from one book, each under its heading',
		'## Sources\n### Source 1\nBook: *War*\nAuthor: Roe\nFile: [[War]]\n\n> We saw.\n### Source 2\nBook: *War*\nAuthor: Roe\nFile: [[War]]\n\n> We won.\n',
		[],
	],
	['a page in two lists', '## Sources\n- [A](https://a.org/a)\n\n## Further Reading\n- [A](https://a.org/a)\n', []],
])('%s', (_, text, expected) => {
	const note = parseNote('Note.md', text);
	expect([...repeatedSources(sourcesOf(text), () => note)].map(([again, first]) => [again.line, first.line])).toEqual(expected);
});
