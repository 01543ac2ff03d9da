import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatVectors } from '../../../../src/core/related/ranking/wordVectors.ts';
import { LinkGraph } from '../../../../src/core/related/ranking/linkGraph.ts';
import { type Naming, type Namings, NamingWriter } from '../../../../src/core/related/ranking/namings.ts';
import { PageRank } from '../../../../src/core/related/ranking/pageRank.ts';
import { pairMeterSteps } from '../../../../src/core/related/ranking/pairFeatures.ts';
import type { RankedNote } from '../../../../src/core/related/ranking/rankedNote.ts';
import { rankNote, rankOnly } from '../../../../src/core/related/ranking/rankNote.ts';
import { rankingModel } from '../../../../src/core/related/ranking/rankingModel.ts';
import type { RankingWords } from '../../../../src/core/related/ranking/rankingWords.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { slowScores } from './slowRanker.ts';
import { runs } from '../../../support/runs.ts';

/** Notes by a letter: what they link in the text, and list. */
function notesOf(
	links: Readonly<Record<string, { text?: string; field?: string; list?: string; type?: string; out?: true }>>,
): RankedNote[] {
	return Object.entries(links).map(([path, { text = '', field = '', list = '', type, out }]) => ({
		path,
		type,
		isExcluded: out === true,
		text: [...text],
		field: [...field],
		list: [...list],
	}));
}

function graphOf(notes: readonly RankedNote[]): LinkGraph {
	return finish(
		LinkGraph.of(
			notes.map(({ path }) => path),
			notes,
		),
	);
}

/** What each note names. */
function namingsOf(named: readonly (readonly Naming[])[]): Namings {
	const writer = new NamingWriter();
	for (const own of named) writer.add(own);
	return writer.finish();
}

describe('the walk over links and lists', () => {
	const walked = (notes: RankedNote[], from: string): Record<string, number> => {
		const graph = graphOf(notes);
		const { weightOf } = finish(PageRank.of(graph)).from(graph.numberOf(from) ?? -1);
		const others = graph.paths.filter((path) => path !== from);
		return Object.fromEntries(others.map((path) => [path, Math.round(weightOf(graph.numberOf(path) ?? -1) * 1e6) / 1e6]));
	};

	test('the weight of a single link goes to and fro', () => {
		// e = 1, 0; then 0.3, 0.7; 0.79, 0.21; 0.447, 0.553; the fourth gives B 0.7 · 0.447.
		expect(walked(notesOf({ A: { text: 'B' }, B: {} }), 'A')).toEqual({ B: 0.3129 });
	});

	test('a link counts 1 out and 0.5 in, so that B is nearer than C', () => {
		// A has 1 to B and 0.5 to C: two thirds and one third of 0.3129.
		expect(walked(notesOf({ A: { text: 'B' }, B: {}, C: { text: 'A' } }), 'A')).toEqual({ B: 0.2086, C: 0.1043 });
	});

	test('a bullet of another note counts 1 in', () => {
		expect(walked(notesOf({ A: { text: 'B' }, B: {}, C: { list: 'A' } }), 'A')).toEqual({ B: 0.15645, C: 0.15645 });
	});

	test('a note that is linked and listed has both weights', () => {
		// Seen from B: A has 1.5 of 2.5 (lists it 1, links it 0.5), C 1.
		expect(walked(notesOf({ A: { text: 'B', list: 'B' }, B: { text: 'C' }, C: {} }), 'B')).toEqual({ A: 0.18774, C: 0.12516 });
	});

	test('its own list is not walked', () => {
		expect(walked(notesOf({ A: { text: 'B', list: 'C' }, B: {}, C: {} }), 'A')).toEqual({ B: 0.3129, C: 0 });
	});

	test('nothing leads away from a note without links', () => {
		expect(walked(notesOf({ A: {}, B: {} }), 'A')).toEqual({ B: 0 });
	});
});

const PATHS = ['a/A', 'a/B', 'a/C', 'b/D', 'b/E', 'b/F', 'G', 'H', 'I', 'J'];

const somePaths = fc.subarray([...PATHS, 'gone'], { maxLength: 5 });

const someNotes: fc.Arbitrary<RankedNote[]> = fc
	.tuple(
		...PATHS.map((path) =>
			fc
				.record({
					type: fc.constantFrom('actor', 'policy', undefined),
					isExcluded: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
					text: somePaths,
					field: fc.subarray(PATHS, { maxLength: 2 }),
					list: fc.oneof(fc.constant([]), somePaths),
				})
				.map((note) => ({ path, ...note })),
		),
	)
	.map((notes) => notes.sort((a, b) => (a.path < b.path ? -1 : 1)));

/** Vectors over three terms, and how often each note names each. */
const someWords = fc.record({
	vectors: fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: PATHS.length, maxLength: PATHS.length }),
	times: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(5)), {
		minLength: PATHS.length ** 2,
		maxLength: PATHS.length ** 2,
	}),
});

test('every score and every candidate is that of the recipe worked out slowly', () => {
	fc.assert(
		fc.property(someNotes, someWords, fc.nat(PATHS.length - 1), (notes, { vectors, times }, at) => {
			const unit = vectors.map((vector) => vector.map((weight) => weight / (Math.hypot(...vector) || 1)));
			const numberOf = (path: string): number => notes.findIndex((note) => note.path === path);
			const namedTimes = (from: number, to: number): number => (from === to ? 0 : (times[from * PATHS.length + to] ?? 0));
			const words: RankingWords = {
				vectors: flatVectors(
					unit.map((weights) => {
						const terms = weights.flatMap((weight, term) => (weight > 0 ? [term] : []));
						return { terms: Uint32Array.from(terms), weights: Float64Array.from(terms, (term) => weights[term] ?? 0) };
					}),
				),
				named: namingsOf(
					notes.map((_, from) =>
						notes.map((_note, to) => ({ note: to, times: namedTimes(from, to) })).filter((naming) => naming.times > 0),
					),
				),
			};
			const model = rankingModel(notes, words);
			const meter = finish(pairMeterSteps(model));
			// A meter measures one note after the other: what it remembers of one must not show in the next.
			rankNote((at + 1) % PATHS.length, model, meter);
			const ranked = rankNote(at, model, meter);
			const slow = slowScores(notes[at]?.path ?? '', notes, {
				cosine: (a, b) => (unit[numberOf(a)] ?? []).reduce((sum, weight, term) => sum + weight * (unit[numberOf(b)]?.[term] ?? 0), 0),
				named: (from, to) => namedTimes(numberOf(from), numberOf(to)),
			});
			const fast = new Map(ranked.map(({ note, score }) => [notes[note]?.path ?? '', score]));
			expect([...fast.keys()].sort()).toEqual([...slow.keys()].sort());
			for (const [path, score] of slow) expect(fast.get(path)).toBeCloseTo(score, 5);
			const some = ranked.map(({ note }) => note).filter((note) => note % 2 === 0);
			expect(rankOnly(at, some, meter)).toEqual(ranked.filter(({ note }) => note % 2 === 0));
			const cut = ranked[Math.floor(ranked.length / 2)]?.score ?? 0;
			const isEnough = (score: number): boolean => score >= cut;
			expect(rankOnly(at, some, meter, isEnough)).toEqual(ranked.filter(({ note, score }) => note % 2 === 0 && isEnough(score)));
		}),
		{ numRuns: runs(500) },
	);
});

test('what a weight can be at most is never less than the weight, hubs among the neighbours', () => {
	const size = 200;
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 600 }), fc.nat(size - 1), (links, from) => {
			// The first three are hubs: every other note links one of them.
			const notes = Array.from({ length: size }, (_, at) => ({
				path: `n${String(at).padStart(3, '0')}`,
				type: undefined,
				isExcluded: false,
				text: [
					...(at % 2 === 0 ? [`n00${at % 3}`] : []),
					...links.filter(([one]) => one === at).map(([, to]) => `n${String(to).padStart(3, '0')}`),
				],
				field: [],
				list: links.filter(([one, to]) => one === at && to % 3 === 0).map(([, to]) => `n${String(to).padStart(3, '0')}`),
			}));
			const walk = finish(PageRank.of(graphOf(notes))).from(from);
			// What is asked for exactly is known from then on, and bounds by it are nearer: they are asked first.
			const others = notes.map((_, at) => at).filter((at) => at !== from);
			const most = others.map((at) => walk.mostOf(at));
			expect(others.filter((at, place) => (most[place] ?? 0) < walk.weightOf(at))).toEqual([]);
		}),
		{ numRuns: runs(500, 50) },
	);
});

test('candidates of equal score come in the order of their paths', () => {
	const notes = notesOf({ A: { text: 'DBC' }, B: {}, C: {}, D: {} });
	const model = rankingModel(notes);
	expect(rankNote(0, model, finish(pairMeterSteps(model))).map(({ note }) => notes[note]?.path)).toEqual(['B', 'C', 'D']);
});

test('a bullet that is planned counts as any other from then on', () => {
	const before = notesOf({ A: { text: 'B' }, B: { text: 'C' }, C: { text: 'A', list: 'B' }, D: { list: 'AB' } });
	const after = notesOf({ A: { text: 'B' }, B: { text: 'C', list: 'DA' }, C: { text: 'A', list: 'B' }, D: { list: 'AB' } });
	const model = rankingModel(before);
	model.graph.list(1, 3);
	model.graph.list(1, 0);
	model.graph.list(1, 0);
	const planned = before.map((_, note) => rankNote(note, model, finish(pairMeterSteps(model))));
	const written = rankingModel(after);
	expect(planned).toEqual(before.map((_, note) => rankNote(note, written, finish(pairMeterSteps(written)))));
});
