import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName } from '../../../../src/core/text/foldName.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { linkKeyOf } from '../../../../src/core/vault/links/linkResolver.ts';
import type { Spelling } from '../../../../src/core/vault/links/spelling.ts';
import { SpellingWords } from '../../../../src/core/vault/links/spellingWords.ts';

const spelling = (kind: Spelling['kind'], text: string): Spelling => ({
	id: 0,
	kind,
	text,
	files: undefined,
	everywhere: undefined,
	byFolder: undefined,
	changedAt: 0,
});

function wordsWith(...spellings: readonly Spelling[]): SpellingWords {
	const words = new SpellingWords();
	for (const each of spellings) words.add(each);
	return words;
}

describe('a spelling is found by its last word', () => {
	test.each([
		['of a link in other capitals', 'link', 'Places/IRAN', 'link', linkKeyOf('iran.md')],
		['of a link whose first letter carries a mark of its own', 'link', 'E\u0301gypte', 'link', linkKeyOf('Égypte.md')],
		['of a link that ends in its extension twice', 'link', 'a.md.md', 'link', linkKeyOf('A.md')],
		['of a link that is nothing but its extension', 'link', '.md', 'link', linkKeyOf('.md')],
		['of a name without its accents', 'name', 'Łódź', 'name', foldName('lodz')],
		['of a name with blanks before it', 'name', '  Iran', 'name', foldName('Iran')],
		['of a name in letters of full width', 'name', 'Ｉran', 'name', foldName('Iran')],
		['of a name that is written as a path', 'name', 'Places/Iran', 'link', linkKeyOf('Iran.md')],
	] as const)('%s', (_, kind, text, asked, key) => {
		const one = spelling(kind, text);
		expect(wordsWith(spelling('link', 'Iraq'), one, spelling('name', 'Iraq')).endingIn(asked, key)).toEqual([one]);
	});
});

test('it is found whatever came, went, was asked or was worked out before', () => {
	const text = fc.array(fc.constantFrom('a', 'A', 'b', 'É', 'e\u0301', 'é', ' ', '/', '.md', 'ß', '1', '-'), {
		minLength: 1,
		maxLength: 4,
	});
	const kind = fc.constantFrom<Spelling['kind'][]>('link', 'name');
	const made = fc.uniqueArray(
		fc.tuple(
			kind,
			text.map((parts) => parts.join('')),
		),
		{ selector: String, maxLength: 12 },
	);
	const act = fc.constantFrom('add', 'remove', 'ask', 'work out', 'work out all', 'begin');
	fc.assert(
		fc.property(made, fc.array(fc.tuple(act, fc.nat()), { maxLength: 25 }), (all, acts) => {
			const spellings = all.map(([of, said]) => spelling(of, said));
			const words = new SpellingWords();
			const there = new Set<Spelling>();
			const isIn = (one: Spelling, of: Spelling['kind'], key: string): boolean =>
				of === 'link'
					? (one.kind === 'link' || /\/|\.md$/i.test(one.text)) && linkKeyOf(one.text) === key
					: one.kind === 'name' && foldName(one.text) === key;
			for (const [what, number] of acts) {
				const one = spellings[number % Math.max(1, spellings.length)];
				if (one === undefined) return;
				const key = one.kind === 'link' ? linkKeyOf(one.text) : foldName(one.text);
				if (what === 'add' && !there.has(one)) {
					words.add(one);
					there.add(one);
				} else if (what === 'remove' && there.delete(one)) words.remove(one);
				else if (what === 'work out') finish(words.workOut(one.kind, key));
				else if (what === 'work out all') finish(words.workOut());
				else if (what === 'begin') words.workOut(one.kind, key).next();
				for (const of of ['link', 'name'] as const) {
					const asked = of === one.kind ? key : foldName(one.text);
					expect(new Set(words.endingIn(of, asked))).toEqual(new Set([...there].filter((each) => isIn(each, of, asked))));
				}
			}
		}),
	);
});

test('what comes between two steps, when somebody has asked meanwhile, is found', () => {
	const words = wordsWith(...['Iran', 'Iraq', 'Italy'].map((text) => spelling('link', text)));
	const steps = words.workOut();
	expect(steps.next().done).toBe(false);
	expect(words.endingIn('link', linkKeyOf('Iran.md'))).toHaveLength(1);
	const late = spelling('link', 'Ireland');
	words.add(late);
	finish(steps);
	expect(words.endingIn('link', linkKeyOf('Ireland.md'))).toEqual([late]);
});
