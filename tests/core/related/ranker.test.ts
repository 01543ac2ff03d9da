import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/core/related/candidate.ts';
import { proposalsFor } from '../../../src/core/related/proposals.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { rankedVault } from '../../support/rankedVault.ts';

const WORDS = 'Some words so that no note is a mere list of links, and some more of them. ';

/** `path: reasons`, with a `?` before what is not backed. */
function proposed(files: Readonly<Record<string, string>>, path = 'N.md', dismissed: readonly string[] = []): string[] {
	const { ranker } = rankedVault(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.startsWith('---') ? text : WORDS + text])),
	);
	return ranker
		.candidates(path, { dismissed, text: () => (files[path] === undefined ? undefined : WORDS + files[path]) })
		.map((candidate) => `${candidate.backed ? '' : '?'}${candidate.path}: ${candidate.reasons.map(({ words }) => words).join('; ')}`);
}

describe('what speaks for a note', () => {
	test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
		['it mentions this one', { 'N.md': '', 'M.md': '[[N]] and [[N]] and ![[N]]' }, ['M.md: mentions it 3 times']],
		['it names this one in a field', { 'N.md': '', 'M.md': '---\ntype: policy\nactors: [N]\n---\n' }, ['M.md: names it in `actors`']],
		['a property links here', { 'N.md': '', 'M.md': '---\nparent: "[[N]]"\n---\n' }, ['M.md: names it in `parent`']],
		[
			'it lists this one, which points nowhere to it',
			{ 'N.md': '', 'M.md': '\n## Related Notes\n- [[N]]' },
			['M.md: lists it among its related notes'],
		],
		['both mention each other', { 'N.md': '[[M]]', 'M.md': '[[N]]' }, ['M.md: both notes mention each other']],
		['this note mentions it: proposed, not backed', { 'N.md': '[[M]] [[M]]', 'M.md': '' }, ['?M.md: this note mentions it twice']],
		[
			'a list and a mention by this note: not backed, for the bullet would breed',
			{ 'N.md': '[[M]]', 'M.md': '\n## Related Notes\n- [[N]]' },
			['?M.md: this note mentions it once; lists it among its related notes'],
		],
		[
			'others list both: proposed, not backed',
			{ 'N.md': '', 'M.md': '', 'X.md': '\n## Related\n- [[N]]\n- [[M]]', 'Y.md': '\n## Related\n- [[N]]\n- [[M]]' },
			[
				'?M.md: listed together with it in 2 notes; linked together in 2 notes',
				'X.md: lists it among its related notes',
				'Y.md: lists it among its related notes',
			],
		],
		['a bullet of this note says that M is listed', { 'N.md': '\n## Related Notes\n- [[M]]', 'M.md': '[[N]]' }, []],
		['any link in the section says so', { 'N.md': '\n## Related Notes\n### More\nSee [[M]].', 'M.md': '[[N]]' }, []],
		['a name that is not a note says nothing', { 'N.md': '[[Missing]] ![[map.png]]', 'map.png': '' }, []],
		['what is listed here speaks for nothing there', { 'M.md': '\n## Related Notes\n- [[N]]', 'N.md': '\n## Related Notes\n- [[M]]' }, []],
	])('%s', (_, files, expected) => {
		expect(proposed(files)).toEqual(expected);
	});

	test('the texts are about the same things: the words are told', () => {
		const fill = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`Other ${at}.md`, `Something else, number${at}.`]));
		const files = {
			...fill,
			'N.md': 'Sanctions against uranium enrichment, and what sanctions did: enrichment.',
			'M.md': 'Uranium enrichment goes its way under sanctions.',
		};
		expect(proposed(files)).toEqual(['?M.md: the texts are about the same things (sanctions, enrichment, uranium)']);
	});

	test('a word that many notes have says nothing of their subject, however often two of them say it', () => {
		const fill = Object.fromEntries(
			Array.from({ length: 198 }, (_, at) => [`Other ${at}.md`, at < 40 ? `Both these number${at}.` : `Something else, number${at}.`]),
		);
		const said = 'Both these, and both of these: both, these, both, these. Uranium.';
		expect(proposed({ ...fill, 'N.md': said, 'M.md': said })[0]).toBe('?M.md: the texts are about the same things (uranium)');
	});

	test('a short word tells a subject where the note writes it as a name, in a small vault too', () => {
		const fill = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`Other ${at}.md`, `Something else, number${at}.`]));
		const said = 'These would go both ways, where these meet the Gulf and the “Iron Dome”. Both would.';
		expect(proposed({ ...fill, 'N.md': said, 'M.md': said })).toEqual(['?M.md: the texts are about the same things (dome, iron, gulf)']);
	});

	test('where no script has capitals, short words are told', () => {
		const fill = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`Other ${at}.md`, 'Something else.']));
		expect(proposed({ ...fill, 'N.md': '核不', 'M.md': '核不' })).toEqual(['?M.md: the texts are about the same things (核不)']);
	});

	test('numbers and the shortest words count for the likeness, and are not among the words told', () => {
		const fill = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`Other ${at}.md`, 'Something else.']));
		const files = { ...fill, 'N.md': 'In 2015 2015 2015: uranium of an of an of an.', 'M.md': '2015 of an of an 2015: uranium.' };
		expect(proposed(files)).toEqual(['?M.md: the texts are about the same things (uranium)']);
	});

	test('a name that stands there without a link', () => {
		expect(proposed({ 'N.md': 'The Cold War, and the cold war again.', 'Cold War.md': '' })).toEqual([
			'?Cold War.md: this note mentions it twice',
		]);
		expect(proposed({ 'Cold War.md': '', 'M.md': 'In the Cold War.' }, 'Cold War.md')).toEqual(['?M.md: says its name without a link']);
	});

	test('what a linked note lists, and notes that link the same', () => {
		const files = { 'N.md': '[[A]] [[B]]', 'A.md': '\n## Related Notes\n- [[M]]', 'B.md': '', 'M.md': '[[A]] [[B]]' };
		expect(proposed(files)).toContain('?M.md: listed by one note that this note mentions; links to 2 of the same notes');
	});
});

test('excluded and dismissed notes, and the note itself, are not proposed', () => {
	const files = {
		'N.md': '[[N]]',
		'Home.md': '[[N]]',
		'2026-01-01.md': '[[N]]',
		'Templates/T.md': '[[N]]',
		'A.md': '[[N]]',
		'B.md': '[[N]]',
	};
	expect(proposed(files, 'N.md', ['A.md'])).toEqual(['B.md: mentions it once']);
});

test('nothing is proposed for a note that is never written, or not there', () => {
	const files = { 'Home.md': '', 'A.md': '[[Home]] [[2026-01-01]]', '2026-01-01.md': '' };
	expect(['Home.md', '2026-01-01.md', 'Gone.md'].map((path) => proposed(files, path))).toEqual([[], [], []]);
});

test('the evidence is the place that links', () => {
	const { ranker } = rankedVault({ 'N.md': '', 'M.md': 'Words.\n\nThen [[N]].' });
	expect(ranker.candidates('N.md')[0]?.evidence).toEqual({ path: 'M.md', start: 13, end: 18, line: 3 });
});

test('how probable a note is follows from its score by the curve of the vault', () => {
	const { ranker } = rankedVault({ 'N.md': '[[M]] [[M]] and more', 'M.md': '[[N]]', 'X.md': '[[M]] [[N]]' });
	expect(ranker.curve).toEqual({ slope: 1.3, intercept: -8.4 });
	for (const { score, probability } of ranker.candidates('N.md')) expect(probability).toBeCloseTo(1 / (1 + Math.exp(8.4 - 1.3 * score)), 6);
});

test('what is missing from a list that is there may have been left out: a third of the odds is taken off, once the vault has lists to know its author by', () => {
	const lists = (count: number): Readonly<Record<string, string>> =>
		Object.fromEntries(
			Array.from({ length: count }, (_, at) => [`P${at}.md`, `About P${at + 1}.\n\n## Related Notes\n\n- [[P${at + 1}]]\n`]),
		);
	const oddsOf = (count: number, list: string): readonly number[] => {
		const { ranker } = rankedVault({ ...lists(count), 'N.md': `[[M]] and more\n\n## Related Notes\n\n${list}`, 'M.md': '[[N]]' });
		const { slope, intercept } = ranker.curve;
		return ranker.candidates('N.md').map(({ score, probability }) => Math.log(probability / (1 - probability)) - slope * score - intercept);
	};
	for (const odds of oddsOf(30, '- [[P7]]')) expect(odds).toBeCloseTo(Math.log(2 / 3), 2);
	for (const odds of [...oddsOf(30, ''), ...oddsOf(5, '- [[P3]]')]) expect(odds).toBeCloseTo(0, 2);
});

test('the backed candidates alone are those among all, with the same scores in the same order', () => {
	const links = ['[[N]]', '[[N]] [[A]]', '[[B]]', '\n## Related Notes\n- [[N]]\n- [[C]]', ''];
	const files = Object.fromEntries(
		Array.from({ length: 20 }, (_, at) => [`${String.fromCharCode(65 + at)}.md`, `${WORDS}${links[at % 5] ?? ''}`]),
	);
	const { ranker } = rankedVault({ ...files, 'N.md': '[[A]] [[D]]' });
	const told = ({ path, score, probability }: Candidate): unknown => ({ path, score, probability });
	expect(ranker.backedCandidates('N.md').map(told)).toEqual(
		ranker
			.candidates('N.md')
			.filter(({ backed }) => backed)
			.map(told),
	);
	expect(ranker.backedCandidates('N.md').length).toBeGreaterThan(8);
});

test('equal candidates come in code-unit order, however the vault was read', () => {
	const files = { 'N.md': '', 'b.md': '[[N]]', 'a.md': '[[N]]', 'B.md': '[[N]]' };
	const turned = Object.fromEntries(Object.entries(files).reverse());
	expect(proposed(files)).toEqual(['B.md: mentions it once', 'a.md: mentions it once', 'b.md: mentions it once']);
	expect(proposed(turned)).toEqual(proposed(files));
});

test('the best proposals and the backed ones are those of all candidates, in their order, and the rest is counted', () => {
	const notes = Array.from({ length: 30 }, (_, n): [string, string] => [
		`M${n}.md`,
		n % 3 === 0 ? '[[N]]' : n % 3 === 1 ? '[[N]] [[M0]]' : '',
	]);
	const files = Object.fromEntries(notes.map(([path, text]) => [path, WORDS + text]));
	const { ranker } = rankedVault({ ...files, 'N.md': `${WORDS}[[M2]] [[M5]]\n\n## Related Notes\n- [[M3]]` });
	const request = { dismissed: ['M4.md'] };
	const all = ranker.candidates('N.md', request);
	const seen = (candidates: readonly Candidate[]) =>
		candidates.map(({ path, score, probability, backed }) => ({ path, score, probability, backed }));
	const { best, backed, count } = proposalsFor(ranker, 'N.md', 5, request);
	expect(seen(best)).toEqual(seen(all.slice(0, 5)));
	expect(seen(backed)).toEqual(seen(all.filter((candidate) => candidate.backed)));
	expect([count, backed.length]).toEqual([all.length, 18]);
	expect(proposalsFor(ranker, 'gone.md', 5)).toEqual({ best: [], backed: [], count: 0 });
});

describe('a note without a related section, in a vault that has some', () => {
	/** Concepts that list each other, and papers that each link their concept. */
	const vault = (lists: number, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
		...Object.fromEntries(
			Array.from({ length: 30 }, (_, at) => [
				`Concept ${at}.md`,
				`---\ntype: own-concept\n---\n${WORDS}\n${at < lists ? `\n## Related\n- [[Concept ${(at + 1) % 30}]]\n` : ''}`,
			]),
		),
		...Object.fromEntries(
			Array.from({ length: 30 }, (_, at) => [`Paper ${at}.md`, `---\ntype: own-paper\n---\n${WORDS}[[Concept ${at}]]\n`]),
		),
		'N.md': `---\ntype: own-paper\n---\n${WORDS}[[M]]\n`,
		'M.md': `---\ntype: own-concept\n---\n${WORDS}[[N]]\n`,
		...more,
	});
	/** How probable the first candidate of a note is, as many times as its score alone has it. */
	const shareOf = (files: Readonly<Record<string, string>>, path: string): number => {
		const { ranker } = rankedVault(files);
		const { slope, intercept, linked = 0 } = ranker.curve;
		const [first] = ranker.candidates(path);
		const plain = 1 / (1 + Math.exp(-(slope * (first?.score ?? NaN) + intercept + linked)));
		return (first?.probability ?? NaN) / plain;
	};

	test('gets none where notes of its type have none', () => {
		// Of 31 papers none, and of all 62 notes 25, which count as three more: 3·25/62 of 34.
		expect(shareOf(vault(25), 'N.md')).toBeCloseTo((3 * 25) / 62 / 34, 2);
	});

	test.each<[string, Readonly<Record<string, string>>, string]>([
		['does where notes of its type have some', vault(25), 'M.md'],
		['does where it has the heading', vault(25, { 'N.md': `---\ntype: own-paper\n---\n${WORDS}[[M]]\n\n## Related\n` }), 'N.md'],
		['does where the vault has too few to tell', vault(9), 'N.md'],
		['does where its type is a new one', vault(25, { 'N.md': `---\ntype: own-other\n---\n${WORDS}[[M]]\n` }), 'N.md'],
	])('%s', (_, files, path) => {
		expect(shareOf(files, path)).toBeCloseTo(1, 2);
	});

	test('does once notes of its type are given some', () => {
		const { ranker } = rankedVault(vault(25));
		const before = ranker.candidates('N.md')[0]?.probability ?? NaN;
		for (let at = 0; at < 10; at += 1) ranker.list(`Paper ${at}.md`, ['M.md']);
		finish(ranker.refreshSteps());
		expect(ranker.candidates('N.md').find((candidate) => candidate.path === 'M.md')?.probability ?? 0).toBeGreaterThan(before * 5);
	});
});
