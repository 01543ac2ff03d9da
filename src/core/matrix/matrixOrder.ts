import type { MatrixActor, RelationMatrix } from './relationMatrix.ts';

/** By name; by the number of relations; or so that those with the same partners stand together. */
export type MatrixOrder = 'name' | 'relations' | 'blocs';

/** From here on blocs would take longer to find than one waits; the rest follows by the number of its relations. */
const MOST_IN_BLOCS = 300;

/** `actors`, which are in the order of their names, in another order; those that are equal in it stay by name. */
export function inMatrixOrder(actors: readonly MatrixActor[], matrix: RelationMatrix, order: MatrixOrder): readonly MatrixActor[] {
	if (order === 'name') return actors;
	const counts = new Map(actors.map(({ id }) => [id, [...matrix.relatedTo(id)].length]));
	const byCount = [...actors].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
	if (order === 'relations') return byCount;
	return [...inBlocs(byCount.slice(0, MOST_IN_BLOCS), matrix), ...byCount.slice(MOST_IN_BLOCS)];
}

/** A bloc that was put together of two, or one actor: the places of its actors in their order. */
type Cluster = readonly number[];

/**
 * Hierarchical clustering: the two blocs that are most alike are put together until one is left, and its leaves are the order.
 * Likeness of two actors is the share of partners they have in common, each being its own partner (Jaccard); of two blocs
 * the mean over their actors (average linkage). Chains of nearest neighbours (Murtagh 1983) find the pairs in n² steps.
 */
function inBlocs(actors: readonly MatrixActor[], matrix: RelationMatrix): readonly MatrixActor[] {
	const count = actors.length;
	const likeness = likenessOf(actors, matrix);
	const clusters: (Cluster | undefined)[] = actors.map((_, at) => [at]);
	const chain: number[] = [];
	for (let left = count; left > 1; left -= 1) {
		while (chain.length > 0 && clusters[chain.at(-1) ?? 0] === undefined) chain.pop();
		if (chain.length === 0) chain.push(clusters.findIndex((cluster) => cluster !== undefined));
		for (;;) {
			const last = chain.at(-1) ?? 0;
			const before = chain.at(-2);
			let nearest = before ?? -1;
			for (let at = 0; at < count; at += 1) {
				if (at === last || clusters[at] === undefined) continue;
				if (nearest === -1 || valueAt(likeness, last * count + at) > valueAt(likeness, last * count + nearest)) nearest = at;
			}
			if (nearest === before) break;
			chain.push(nearest);
		}
		join(chain.pop() ?? 0, chain.pop() ?? 0, clusters, likeness);
	}
	return clusters.flatMap((cluster) => cluster ?? []).flatMap((at) => actors[at] ?? []);
}

/** Puts bloc `b` into bloc `a`, the larger first. */
function join(a: number, b: number, clusters: (Cluster | undefined)[], likeness: Float32Array): void {
	const count = clusters.length;
	const [one, other] = [clusters[a], clusters[b]];
	if (one === undefined || other === undefined) return;
	const isOneFirst = (other.length - one.length || (one[0] ?? 0) - (other[0] ?? 0)) <= 0;
	clusters[a] = isOneFirst ? [...one, ...other] : [...other, ...one];
	clusters[b] = undefined;
	for (let at = 0; at < count; at += 1) {
		if (clusters[at] === undefined || at === a) continue;
		const sum = valueAt(likeness, a * count + at) * one.length + valueAt(likeness, b * count + at) * other.length;
		setBoth(likeness, count, a, at, sum / (one.length + other.length));
	}
}

function likenessOf(actors: readonly MatrixActor[], matrix: RelationMatrix): Float32Array {
	const count = actors.length;
	const partners = actors.map(({ id }) => new Set([id, ...matrix.relatedTo(id)]));
	const likeness = new Float32Array(count * count);
	for (const [at, own] of partners.entries())
		for (let other = at + 1; other < count; other += 1) {
			const theirs = partners[other] ?? own;
			const [few, many] = own.size < theirs.size ? [own, theirs] : [theirs, own];
			let common = 0;
			for (const id of few) if (many.has(id)) common += 1;
			const share = common / (own.size + theirs.size - common);
			setBoth(likeness, count, at, other, share);
		}
	return likeness;
}

function valueAt(values: Float32Array, at: number): number {
	return values[at] ?? 0;
}

function setBoth(likeness: Float32Array, count: number, a: number, b: number, value: number): void {
	likeness[a * count + b] = value;
	likeness[b * count + a] = value;
}
