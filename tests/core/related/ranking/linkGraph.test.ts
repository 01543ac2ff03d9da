import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinkGraph } from '../../../../src/core/related/ranking/linkGraph.ts';
import type { RankedNote } from '../../../../src/core/related/ranking/rankedNote.ts';
import { finish } from '../../../../src/core/text/steps.ts';

const SIZE = 6;
const PATHS = Array.from({ length: SIZE }, (_, note) => `n${note}.md`);
const somePaths = fc.array(fc.constantFrom(...PATHS), { maxLength: 5 });
const someNotes = fc.tuple(...PATHS.map(() => fc.record({ text: somePaths, field: somePaths, list: somePaths })));

function graphOf(links: readonly Pick<RankedNote, 'text' | 'field' | 'list'>[]): LinkGraph {
	return finish(
		LinkGraph.of(
			PATHS,
			links.map((own, note) => ({ path: PATHS[note] ?? '', type: undefined, isExcluded: false, ...own })),
		),
	);
}

/** All that a graph says of each note. */
function saidBy(graph: LinkGraph): unknown {
	return PATHS.map((_, note) => ({
		text: [...graph.textOf(note)],
		out: [...graph.outOf(note)],
		in: [...graph.inOf(note)],
		list: [...graph.listOf(note)],
		listedBy: [...graph.listedBy(note)],
		lengths: [graph.listLength(note), graph.timesListed(note)],
		edges: edgesOf(graph, note),
		bits: PATHS.map((_path, other) => graph.bitsOf(note, other)),
	}));
}

function edgesOf(graph: LinkGraph, note: number): unknown {
	const { to, bits, outgoing, incoming } = graph.edgesOf(note);
	const { starts, to: ends, bits: flat } = finish(graph.flatEdges());
	expect([...ends.subarray(starts[note], starts[note + 1])]).toEqual([...to]);
	expect([...flat.subarray(starts[note], starts[note + 1])]).toEqual([...bits]);
	return { to: [...to], bits: [...bits], outgoing, incoming };
}

test('two notes that link and list each other, and one that only names the first', () => {
	const graph = graphOf([
		{ text: ['n1.md'], field: [], list: ['n1.md'] },
		{ text: [], field: [], list: ['n0.md'] },
		{ text: [], field: ['n0.md'], list: [] },
		...Array.from({ length: 3 }, () => ({ text: [], field: [], list: [] })),
	]);
	expect([...graph.outOf(2)]).toEqual([0]);
	expect([...graph.textOf(2)]).toEqual([]);
	expect([...graph.inOf(0)]).toEqual([2]);
	// Links, lists and is listed by: 1 + 4 + 8; is linked by: 2.
	expect(edgesOf(graph, 0)).toEqual({ to: [1, 2], bits: [13, 2], outgoing: 1, incoming: 2 });
});

test('what is listed later is as if it had been listed from the start, and a copy does not know of it', () => {
	fc.assert(
		fc.property(someNotes, fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1))), (links, pairs) => {
			const graph = graphOf(links);
			const before = saidBy(graph);
			const copy = graph.copy();
			for (const [note, target] of pairs) graph.list(note, target);
			const listing = (note: number): string[] => pairs.filter(([one]) => one === note).map(([, target]) => PATHS[target] ?? '');
			expect(saidBy(graph)).toEqual(saidBy(graphOf(links.map((own, note) => ({ ...own, list: [...own.list, ...listing(note)] })))));
			expect(saidBy(copy)).toEqual(before);
		}),
	);
});
