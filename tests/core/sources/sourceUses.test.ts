import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { sourceUses } from '../../../src/core/sources/sourceUses.ts';
import { sourcesOf } from './support.ts';

/** For each source of the note how it is used: `unused`, `untied`, or the words in the text that use it. */
function uses(text: string): (string | string[])[] {
	const note = parseNote('Note.md', text);
	return sourceUses(note, sourcesOf(text)).map((use) =>
		use.kind === 'used' ? use.at.map(({ start, end }) => text.slice(start, end)) : use.kind,
	);
}

test.each([
	['a footnote is used where its mark stands', 'One.[^a] Two.[^A]\n\n[^a]: Smith 2003\n', [['[^a]', '[^A]']]],
	['a footnote without a mark is not used', 'One.\n\n[^a]: Smith 2003\n', ['unused']],
	[
		'a link in the text uses itself and the bullet of its page',
		'See [A](https://a.org/a?utm_source=x).\n\n## Sources\n- [INSS - A](https://www.a.org/a/)\n',
		[['[A](https://a.org/a?utm_source=x)'], ['[A](https://a.org/a?utm_source=x)']],
	],
	[
		'a bullet beside most that are cited is not used',
		'See (Horn, 2004) and Felt (2005).\n\n## Sources\n- Horn, A. (2004). *Weirs*.\n- Felt, B. (2005). *Quays*.\n- [B](https://b.org/b)\n',
		[['Horn, 2004'], ['Felt (2005'], 'unused'],
	],
	[
		'beside a few that are cited nothing is said of it',
		'See [A](https://a.org/a).\n\n## Sources\n- [A](https://a.org/a)\n- [B](https://b.org/b)\n- [C](https://c.org/c)\n',
		[['[A](https://a.org/a)'], ['[A](https://a.org/a)'], 'untied', 'untied'],
	],
	[
		'a number in brackets uses the source that has it in the list',
		'So [1], and so [3, p. 4]. Not [1](https://x.org) that.\n\n## Sources\n1. Horn, 2004\n2. Felt, 2005\n3. Dorn, 2006\n',
		[['[1](https://x.org)'], ['[1]'], 'unused', ['[3, p. 4]']],
	],
	['of a list that nothing leads to nothing is said', 'Text.\n\n## Sources\n- [A](https://a.org/a)\n- Smith 2003\n', ['untied', 'untied']],
	['a clipped note is used where the text links it', 'As [[memo]] says.\n\n## Sources\n- [[Sources/Memo]]\n', [['[[memo]]']]],
	['and not by its own bullet', '## Sources\n- [[Memo]]\n', ['untied']],
	[
		'a citation is used by author and year',
		'So it was (Parsi, 2007), as Parsi and Doe 2007 say, not Parsi (2008).\n\n## Sources\n- Parsi, T. (2007). *Treacherous Alliance*.\n',
		[['Parsi, 2007', 'Parsi and Doe 2007']],
	],
	[
		'a footnote ties its mark to the bullet of the same page',
		'One.[^1]\n\n## Sources\n- [A](https://a.org/a)\n\n[^1]: [A](https://a.org/a), p. 3\n',
		[['[^1]'], ['[^1]']],
	],
	[
		'a key uses the source whose bullet begins with it, or whose author and year it is made of',
		'So [@horn, p. 4; @felt2005quays], and so [Dor06]. Not me@horn.org.\n\n## Sources\n- @horn: Horn, A. (2004). *Weirs*.\n- Felt, B. (2005). *Quays*.\n- [Dor06] Dorn, C. (2006). *Sluices*.\n- Elm, D. (2007). *Locks*.\n',
		[['@horn'], ['@felt2005quays'], ['[Dor06]'], 'unused'],
	],
	['a field says of the whole note where it comes from', '---\nurl: https://a.org/a\n---\nText.\n', ['untied']],
])('%s', (_, text, expected) => {
	expect(uses(text)).toEqual(expected);
});
