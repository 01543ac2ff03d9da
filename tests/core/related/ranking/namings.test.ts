import { expect, test } from 'vitest';
import { nameFinderSteps } from '../../../../src/core/related/ranking/namings.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { wordTokens } from '../../../../src/core/text/wordTokens.ts';

const NAMES = ['Iran', 'Iran Nuclear Deal', 'Oil', 'US', '1948', 'Gulf States', 'Cold War', 'War Powers'];

/** What a text names, by name, as if each name were a note's; `self` is the note whose text it is. */
function named(text: string, names: readonly string[] = NAMES, self = -1): Record<string, number> {
	const finder = finish(nameFinderSteps(names.map((name, note) => ({ name, note }))));
	return Object.fromEntries(finder.namedIn(wordTokens(text), self).map(({ note, times }) => [names[note] ?? '', times]));
}

test.each<[string, string, Record<string, number>]>([
	['each time counts', 'Iran and iran, IRAN!', { Iran: 3 }],
	['a word that only begins so does not', 'Iranian', {}],
	['the longest name counts, not what stands in it', 'The Iran nuclear deal and Iran', { Iran: 1, 'Iran Nuclear Deal': 1 }],
	['a longer name that breaks off gives way to the shorter', 'Iran nuclear policy', { Iran: 1 }],
	['names do not overlap: the first one has the word', 'cold war powers', { 'Cold War': 1 }],
	['the plural is the same word', 'a Gulf state', { 'Gulf States': 1 }],
	['a name of fewer than four letters is none, nor a number', 'US oil in 1948', {}],
])('%s', (_, text, expected) => {
	expect(named(text)).toEqual(expected);
});

test('a name is found where no blanks part it from the words around it', () => {
	expect(named('本文介绍深度学习的历史，深度学习框架', ['深度学习', '历史'])).toEqual({ 深度学习: 2 });
});

test("a note's own name uses up its words and counts for nothing", () => {
	expect(named('The Iran nuclear deal', NAMES, 1)).toEqual({});
});

test('a name that two notes bear counts for both, and for neither in the text of one of them', () => {
	const finder = finish(
		nameFinderSteps([
			{ name: 'Georgia', note: 0 },
			{ name: 'georgia', note: 1 },
		]),
	);
	expect(finder.namedIn(wordTokens('Georgia'), 2)).toEqual([
		{ note: 0, times: 1 },
		{ note: 1, times: 1 },
	]);
	expect(finder.namedIn(wordTokens('Georgia'), 0)).toEqual([]);
});
