import type { Steps } from '../text/steps.ts';
import type { MatrixActor, RelationMatrix } from './relationMatrix.ts';

/** By name; by the number of relations; or so that those with the same partners stand together. */
export type MatrixOrder = 'name' | 'relations' | 'blocs';

/** From here on blocs would take longer to find than one waits; the rest follows by the number of its relations. */
const MOST_IN_BLOCS = 300;

/** `actors`, which are in the order of their names, in another order; those that are equal in it stay by name. */
export function* inMatrixOrder(actors: readonly MatrixActor[], matrix: RelationMatrix, order: MatrixOrder): Steps<readonly MatrixActor[]> {
	if (order === 'name') return actors;
	const counts = new Map(actors.map(({ id }) => [id, [...matrix.relatedTo(id)].length]));
	const byCount = [...actors].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
	if (order === 'relations') return byCount;
	yield;
	return [...(yield* inBlocs(byCount.slice(0, MOST_IN_BLOCS), matrix)), ...byCount.slice(MOST_IN_BLOCS)];
}

/**
 * Hierarchical clustering: the two blocs that are most alike are put together until one is left, and its leaves are the order.
 * Likeness of two actors is the share of partners they have in common, each being its own partner (Jaccard); of two blocs
 * the mean over their actors (average linkage). Walks from each bloc to its nearest (Murtagh 1983) find the pairs in few steps.
 */
function* inBlocs(actors: readonly MatrixActor[], matrix: RelationMatrix): Steps<readonly MatrixActor[]> {
	const count = actors.length;
	const values = new Float32Array(count * count);
	const likeness = (one: number, other: number): number => values[one * count + other] ?? 0;
	const setLikeness = (one: number, other: number, value: number): void => {
		values[one * count + other] = value;
		values[other * count + one] = value;
	};
	const partners = actors.map(({ id }) => new Set([id, ...matrix.relatedTo(id)]));
	for (const [at, own] of partners.entries()) {
		for (const [other, theirs] of partners.slice(0, at).entries()) setLikeness(at, other, shareInCommon(own, theirs));
		yield;
	}
	/** The places of their actors in their order, by the lowest. */
	const blocs = new Map(actors.map((_, at): [number, readonly number[]] => [at, [at]]));
	let one = 0;
	let before = -1;
	while (blocs.size > 1) {
		// Of equals the one that the walk comes from, so that it ends.
		let nearest = before;
		for (const other of blocs.keys()) if (other !== one && (nearest < 0 || likeness(one, other) > likeness(one, nearest))) nearest = other;
		if (nearest !== before) {
			[before, one] = [one, nearest];
			continue;
		}
		const [own, theirs] = [blocs.get(one) ?? [], blocs.get(before) ?? []];
		// The larger first.
		const places = [own, theirs].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0)).flat();
		const joined = Math.min(one, before);
		for (const other of blocs.keys())
			setLikeness(joined, other, (likeness(one, other) * own.length + likeness(before, other) * theirs.length) / places.length);
		blocs.delete(one + before - joined);
		blocs.set(joined, places);
		[one, before] = [0, -1];
		yield;
	}
	return [...blocs.values()].flat().flatMap((at) => actors[at] ?? []);
}

function shareInCommon(own: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
	const [few, many] = own.size < theirs.size ? [own, theirs] : [theirs, own];
	let common = 0;
	for (const id of few) if (many.has(id)) common += 1;
	return common / (own.size + theirs.size - common);
}
