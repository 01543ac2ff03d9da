import { expect, test } from 'vitest';
import { repeatedSources } from '../../../src/core/sources/repeatedSources.ts';
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
	['a page in two lists', '## Sources\n- [A](https://a.org/a)\n\n## Further Reading\n- [A](https://a.org/a)\n', []],
])('%s', (_, text, expected) => {
	expect([...repeatedSources(sourcesOf(text))].map(([again, first]) => [again.line, first.line])).toEqual(expected);
});
