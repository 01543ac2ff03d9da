import { flatVectors } from '../../src/core/related/ranking/wordVectors.ts';
import { type Naming, type Namings, NamingWriter } from '../../src/core/related/ranking/namings.ts';
import type { RankedNote } from '../../src/core/related/ranking/rankedNote.ts';
import type { RankingWords } from '../../src/core/related/ranking/rankingWords.ts';

/** A note of a recorded link graph: numbers stand for notes, types, folders and tags. */
export interface GraphNote {
	readonly id: number;
	readonly type: number | null;
	readonly folder: number;
	readonly name: 'note' | 'index' | 'date';
	readonly tags: readonly number[];
	readonly lines: number;
	readonly links: readonly {
		readonly to: number;
		readonly in: 'related' | 'prose' | 'property' | 'name';
		readonly at: readonly (readonly [number, number])[];
	}[];
}

/** The words of a recorded graph: of each note its strongest terms with their weights, and the notes that it names with how often. */
export interface GraphWords {
	readonly terms: readonly (readonly (readonly [number, number])[])[];
	readonly named: readonly (readonly (readonly [number, number])[])[];
}

/** The notes of a recorded graph and their words, as the ranker takes them: in the order of their paths. */
export function graphModel(
	notes: readonly GraphNote[],
	words: GraphWords | undefined,
): { notes: RankedNote[]; words: RankingWords | undefined } {
	const order = notes.map((note) => ({ note, path: `folder-${note.folder}/${note.id}.md` })).sort((a, b) => (a.path < b.path ? -1 : 1));
	const placeOf = new Map(order.map(({ note }, place) => [note.id, place]));
	const pathOf = (id: number): string => order[placeOf.get(id) ?? -1]?.path ?? '';
	return {
		notes: order.map(({ note, path }) => {
			const linked = (...places: string[]): string[] => note.links.filter((link) => places.includes(link.in)).map(({ to }) => pathOf(to));
			return {
				path,
				type: note.type === null ? undefined : `type-${note.type}`,
				// Most notes of the graph have a type: those without are excluded, as index and daily notes are.
				isExcluded: note.name !== 'note' || note.type === null,
				text: linked('prose'),
				field: linked('property', 'name'),
				list: linked('related'),
			};
		}),
		words: words && {
			vectors: flatVectors(
				order.map(({ note }) => {
					const terms = [...(words.terms[note.id] ?? [])].sort(([a], [b]) => a - b);
					const length = Math.hypot(...terms.map(([, weight]) => weight));
					return { terms: Uint32Array.from(terms, ([term]) => term), weights: Float64Array.from(terms, ([, weight]) => weight / length) };
				}),
			),
			named: namingsOf(
				order.map(({ note }) =>
					(words.named[note.id] ?? []).map(([to, times]) => ({ note: placeOf.get(to) ?? -1, times })).sort((a, b) => a.note - b.note),
				),
			),
		},
	};
}

function namingsOf(named: readonly (readonly Naming[])[]): Namings {
	const writer = new NamingWriter();
	for (const own of named) writer.add(own);
	return writer.finish();
}
