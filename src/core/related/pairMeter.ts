import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { TwoStepRelation } from '../vault/links/coCitations.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Ties } from './ties.ts';

/** A note, another one, and how they link each other. */
export interface Pair {
	readonly path: string;
	readonly other: NoteRecord;
	/** How the note links the other one. */
	readonly own: Ties;
	/** How the other one links the note. */
	readonly theirs: Ties;
	readonly twoStep: TwoStepRelation | undefined;
}

/** What a pair has in common besides links. */
export interface Measured {
	/** Tags of both, as this note writes them. */
	readonly tags: readonly string[];
	/** 0 to 1: shared tags against all tags of both (cosine, damped so that one tag of one is no full match). */
	readonly tagLikeness: number;
	/** Paths that both name or link in front matter. */
	readonly actors: readonly string[];
	readonly actorLikeness: number;
	/** How telling the lists are that hold both. */
	readonly listedTogether: number;
}

/** Measures what one note has in common with others. */
export function pairMeter(record: NoteRecord, index: VaultIndex): { measured(pair: Pair): Measured } {
	const ownTags = new Map(record.tags.map((tag) => [tag.toLowerCase(), tag]));
	const ownActors = actorsOf(record, index);
	return {
		measured({ other, twoStep }) {
			const tags = sharedTags(ownTags, other.tags);
			const theirActors = ownActors.size === 0 ? ownActors : actorsOf(other, index);
			const actors = theirActors.size === 0 ? NONE : [...ownActors].filter((actor) => theirActors.has(actor));
			return {
				tags,
				tagLikeness: likeness(tags.length, record.tags.length, other.tags.length),
				actors,
				actorLikeness: likeness(actors.length, ownActors.size, theirActors.size),
				listedTogether: twoStep?.weight ?? 0,
			};
		},
	};
}

/** Most pairs share nothing, and a hub has thousands of pairs. */
const NONE: readonly string[] = [];

function sharedTags(own: ReadonlyMap<string, string>, theirs: readonly string[]): readonly string[] {
	if (own.size === 0) return NONE;
	let shared: string[] | undefined;
	for (const tag of theirs) {
		const mine = own.get(tag.toLowerCase());
		if (mine === undefined) continue;
		if (shared === undefined) shared = [mine];
		else shared.push(mine);
	}
	return shared ?? NONE;
}

/** The notes that a note names or links in front matter. */
function actorsOf(record: NoteRecord, index: VaultIndex): ReadonlySet<string> {
	const actors = new Set<string>();
	for (const link of record.links) {
		if (link.field === null) continue;
		const target = index.targetOf(link, record.path);
		if (target !== null && target !== record.path) actors.add(target);
	}
	return actors;
}

function likeness(shared: number, mine: number, theirs: number): number {
	return shared === 0 ? 0 : shared / Math.sqrt(mine * theirs + 1);
}
