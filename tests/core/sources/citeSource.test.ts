import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { citeSource } from '../../../src/core/sources/citing/citeSource.ts';
import { sourceToCite } from '../../../src/core/sources/citing/sourceToCite.ts';
import { sourceForm } from '../../../src/core/sources/fixes/sourceForm.ts';
import { readSources } from '../../../src/core/sources/readSources.ts';
import type { Source } from '../../../src/core/sources/source.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { isSubsequence } from '../../support/isSubsequence.ts';
import { REAL_BLOCKS } from '../../support/realBlocks.ts';
import { runs } from '../../support/runs.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { sourceOf } from './support.ts';

const read = (note: ReturnType<typeof parseNote>): readonly Source[] => readSources(note, DEFAULT_SETTINGS);

const PAGE = '- [INSS - A treaty](https://inss.org.il/t) (2024)';
const BOOK = '- Parsi, T. (2007). *Treacherous Alliance*. Yale University Press.';

/** Cites the source that `bullet` gives in `text`, at `‸` or over the words between `‹` and `›`; the cursor afterwards is shown as `‸`. */
function cite(text: string, bullet = PAGE, clipping: string | null = null): string {
	const start = text.search(/[‸‹]/);
	const plain = text.replace(/[‸‹›]/g, '');
	const end = text.includes('›') ? text.indexOf('›') - 1 : start;
	const note = parseNote('Note.md', plain);
	const source = sourceOf(`## Sources\n${bullet}\n`);
	const key = (one: Source): string => (one.kind === 'web' ? one.canonicalUrl : one.kind === 'note' ? one.target : one.title);
	const { outcome, cursor, withoutMark } = citeSource(
		note,
		{
			...sourceToCite(source, {
				form: sourceForm(note, read(note)),
				wording: bullet.slice(2),
				clipping: clipping === null ? null : { text: clipping, name: clipping.slice(2, -2) },
			}),
			isSame: (one) => key(one) === key(source) || (one.kind === 'note' && `[[${one.target}]]` === clipping),
		},
		{ selection: start === -1 ? null : { start, end }, headings: DEFAULT_SETTINGS.sourceHeadings, read },
	);
	if (outcome.kind === 'refused') return `refused: ${outcome.reason}`;
	const after = outcome.kind === 'edits' ? applyEdits(plain, outcome.edits) : 'unchanged\n';
	const shown = cursor === undefined ? after : `${after.slice(0, cursor)}‸${after.slice(cursor)}`;
	return withoutMark === undefined ? shown : `${shown}(no mark: ${withoutMark})`;
}

test.each([
	[
		'a note that cites nothing yet gets a link and a section',
		'So it is.‸\n',
		'So it is. [A treaty](https://inss.org.il/t)‸\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'the bullet takes the form of the list',
		'So it is‸.\n\n## References\n* [Reuters — Talks](https://reuters.com/t)\n',
		'So it is [A treaty](https://inss.org.il/t)‸.\n\n## References\n* [Reuters — Talks](https://reuters.com/t)\n* [INSS — A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'words that are selected become the link',
		'So ‹it is›.\n\n## Sources\n- [A](https://a.org/a)\n',
		'So [it is](https://inss.org.il/t)‸.\n\n## Sources\n- [A](https://a.org/a)\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'a bullet that stands there is not written again, in whatever spelling',
		'So‸ it is.\n\n## Sources\n- [Old](http://www.inss.org.il/t/?utm_source=x)\n',
		'So [A treaty](https://inss.org.il/t)‸ it is.\n\n## Sources\n- [Old](http://www.inss.org.il/t/?utm_source=x)\n',
	],
	[
		'a note that cites in footnotes gets the next one after the last',
		'One.[^1] Two.‸\n\n[^1]: Smith 2003\n\nMore.\n',
		'One.[^1] Two.[^2]‸\n\n[^1]: Smith 2003\n[^2]: [INSS - A treaty](https://inss.org.il/t) (2024)\n\nMore.\n',
	],
	[
		'and its list of sources the bullet, where it has one',
		'One.[^a] Two‸.\n\n## Sources\n- [A](https://a.org/a)\n\n[^a]: Smith 2003\n',
		'One.[^a] Two[^1]‸.\n\n## Sources\n- [A](https://a.org/a)\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n\n[^a]: Smith 2003\n[^1]: [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'a footnote that gives the source is used again',
		'One.[^n] Two.‸\n\n[^n]: [T](https://inss.org.il/t), p. 3\n',
		'One.[^n] Two.[^n]‸\n\n[^n]: [T](https://inss.org.il/t), p. 3\n',
	],
	[
		'a note that cites by numbers gets the next one',
		'One [1], two [2], three‸.\n\n## Sources\n1. Horn, 2004\n2. Felt, 2005\n',
		'One [1], two [2], three [3]‸.\n\n## Sources\n1. Horn, 2004\n2. Felt, 2005\n3. [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'or the one that the source has',
		'One [1], two‸.\n\n## Sources\n1. [T](https://inss.org.il/t)\n2. Felt, 2005\n',
		'One [1], two [1]‸.\n\n## Sources\n1. [T](https://inss.org.il/t)\n2. Felt, 2005\n',
	],
	[
		'numbers in brackets go on in a list of lines',
		'One [1]. Two‸.\n\n## References\n\n[1] Horn, A. (2004). *Weirs*.\n\n[2] Felt, B. (2005). *Quays*.\n\n## Next\n',
		'One [1]. Two [3]‸.\n\n## References\n\n[1] Horn, A. (2004). *Weirs*.\n\n[2] Felt, B. (2005). *Quays*.\n\n[3] [INSS - A treaty](https://inss.org.il/t) (2024)\n\n## Next\n',
	],
	[
		'and in a list of bullets',
		'Two‸.\n\n## Sources\n- [1] Horn, A. (2004). *Weirs*.\n',
		'Two [2]‸.\n\n## Sources\n- [1] Horn, A. (2004). *Weirs*.\n- [2] [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'with the cursor in the list the bullet alone is written',
		'So.\n\n## Sources\n- [A](https://a.org/a)‸\n',
		'So.\n\n## Sources\n- [A](https://a.org/a)\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n(no mark: the cursor stands in the list of sources)',
	],
	[
		'nothing is written into code, properties and comments',
		'---\na: ‸b\n---\nSo.\n',
		'---\na: b\n---\nSo.\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n(no mark: the cursor stands in the properties)',
	],
	[
		'a mark goes after the link and the word that the cursor stands in',
		'See [[Ir‸an]] for it.[^1]\n\n[^1]: x\n',
		'See [[Iran]][^2]‸ for it.[^1]\n\n[^1]: x\n[^2]: [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	],
	[
		'a word is not parted',
		'See Ir‸an.\n\n## Sources\n- [T](https://inss.org.il/t)\n',
		'See Iran [A treaty](https://inss.org.il/t)‸.\n\n## Sources\n- [T](https://inss.org.il/t)\n',
	],
	[
		'lines that end in CRLF keep doing so',
		'One.[^1]‸\r\n\r\n[^1]: x\r\n',
		'One.[^1][^2]‸\r\n\r\n[^1]: x\r\n[^2]: [INSS - A treaty](https://inss.org.il/t) (2024)\r\n',
	],
	[
		'a note that is not being edited gets its bullet',
		'So.\n',
		'So.\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n(no mark: the note is not being edited)',
	],
	[
		'a note with an open block is refused',
		'So.‸\n\n```\ncode\n',
		'refused: the fence that opens here is never closed, so it is unclear what belongs to it',
	],
])('%s', (_, text, expected) => {
	expect(cite(text)).toBe(expected);
});

test.each([
	[
		'a citation is written word for word, and named by author and year',
		'So it is‸.\n\n## Sources\n- [A](https://a.org/a)\n',
		'So it is (Parsi, 2007)‸.\n\n## Sources\n- [A](https://a.org/a)\n- Parsi, T. (2007). *Treacherous Alliance*. Yale University Press.\n',
	],
	[
		'in footnotes too',
		'So.[^1] It is.‸\n\n[^1]: x',
		'So.[^1] It is.[^2]‸\n\n[^1]: x\n[^2]: Parsi, T. (2007). *Treacherous Alliance*. Yale University Press.',
	],
])('%s', (_, text, expected) => {
	expect(cite(text, BOOK)).toBe(expected);
});

test('a citation without author and year gets a footnote in a note that has none', () => {
	expect(cite('So it is.‸\n', '- FO 371/12345, The National Archives, Kew.')).toBe(
		'So it is.[^1]‸\n\n## Sources\n- FO 371/12345, The National Archives, Kew.\n\n[^1]: FO 371/12345, The National Archives, Kew.\n',
	);
});

test('what the richest bullet says comes along', () => {
	const bullet =
		'- [INSS - A \\[new\\] treaty](https://inss.org.il/t) (May 2024) ([archived](https://web.archive.org/web/2024/https://inss.org.il/t)) — for the map';
	const after = cite('So‸\n', bullet);
	expect(after).toContain(
		'- [INSS - A \\[new\\] treaty](https://inss.org.il/t) (May 2024) ([archived](https://web.archive.org/web/2024/https://inss.org.il/t))\n',
	);
});

test('a clipped note is cited by a link, in a table with its pipe escaped', () => {
	expect(cite('| a |\n| --- |\n| so‸ |\n', PAGE, '[[Clips/Treaty|Treaty]]')).toBe(
		'| a |\n| --- |\n| so [[Clips/Treaty\\|Treaty]]‸ |\n\n## Sources\n- [[Clips/Treaty|Treaty]]\n',
	);
});

test('a note may have more footnotes than may be given to a call', () => {
	const marks = '[^1]'.repeat(200_000);
	expect(cite(`${marks} So it is‸.\n\n[^1]: note\n`)).toContain('So it is[^2]‸.');
});

test('whatever the note says, citing only inserts, and citing again writes no second bullet', () => {
	const piece = fc.constantFrom(
		...REAL_BLOCKS.map((block) => `\n\n${block}\n`),
		'Text. ',
		'[^1]',
		'\n\n[^1]: note\n',
		'\n## Sources\n',
		'- [A](https://a.org/a)\n',
		'`code`',
		'[[Iran]]',
		'1. One\n',
		'[1]',
		'\n\n',
		'> quote\n',
		'| a | b |\n| - | - |\n',
		'**b**',
		'%%c%%',
		'$m$',
		'#tag ',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, seed) => {
			const text = pieces.join('');
			const at = seed % (text.length + 1);
			const first = cite(`${text.slice(0, at)}‸${text.slice(at)}`);
			if (first.startsWith('refused')) return;
			const after = first.replace(/\(no mark: .*\)$/, '').replace('‸', '');
			if (after !== 'unchanged\n') expect(isSubsequence(text, after)).toBe(true);
			const again = cite(after === 'unchanged\n' ? text : after);
			expect(again).toMatch(/^unchanged\n|^refused/);
		}),
		{ numRuns: runs(4000) },
	);
});
