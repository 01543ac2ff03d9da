import { candidatesFor, type CandidateOptions } from '../../src/core/related/candidatesFor.ts';
import { exclusionsOf } from '../../src/core/related/exclusionsOf.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import type { NoteRecord } from '../../src/core/vault/records/noteRecord.ts';

/** How well the first proposals hit the bullets that were hidden, summed over all notes; shares from 0 to 1. */
export interface Figures {
	/** Hits among the first three proposals of each note, against those proposals. */
	readonly precisionAt3: number;
	/** Hits among the first eight, against all hidden bullets. */
	readonly recallAt8: number;
	/** The same against those hidden bullets whose note is not excluded from being proposed. */
	readonly recallAt8OfAllowed: number;
	/** Hidden bullets that stand among the proposals at all. */
	readonly reached: number;
	readonly notes: number;
	readonly bullets: number;
}

/** How many notes' bullets are hidden at once: one in five. */
const FOLDS = 5;

/** The index of a vault whose names in fields are in its records already. */
export function indexOf(records: readonly NoteRecord[]): NoteIndex {
	const index = new NoteIndex({ typeKey: 'type', nameFields: () => [], rankOfRelatedHeading: () => -1 });
	for (const record of records) index.putRecord(record);
	return index;
}

/**
 * Hides the related bullets of one note in five, asks for candidates for those notes and compares; so for each fifth,
 * for each way of dividing the notes that a seed gives.
 */
export function heldOutFigures(records: readonly NoteRecord[], options: CandidateOptions, seeds: readonly number[]): Figures {
	const sums = { firstThree: 0, hitsInThree: 0, hitsInEight: 0, reached: 0, notes: 0, bullets: 0, allowed: 0 };
	const whole = indexOf(records);
	const truths = new Map(records.map((record) => [record.path, bulletsOf(record, whole)]));
	const listing = records.filter((record) => (truths.get(record.path)?.size ?? 0) > 0);
	for (const seed of seeds) {
		const order = shuffled(listing, seed);
		for (let fold = 0; fold < FOLDS; fold += 1) {
			const held = order.filter((_, at) => at % FOLDS === fold);
			const index = indexOf(records);
			for (const record of held) index.putRecord(withoutBullets(record));
			const exclusionOf = exclusionsOf(index, options.settings);
			const isAllowed = (record: NoteRecord | undefined): boolean => record !== undefined && exclusionOf(record) === undefined;
			for (const { path } of held) {
				const truth = truths.get(path) ?? new Set<string>();
				const isHit = candidatesFor(path, index, options).map((candidate) => truth.has(candidate.path));
				sums.firstThree += Math.min(3, isHit.length);
				sums.hitsInThree += hits(isHit.slice(0, 3));
				sums.hitsInEight += hits(isHit.slice(0, 8));
				sums.reached += hits(isHit);
				sums.notes += 1;
				sums.bullets += truth.size;
				sums.allowed += [...truth].filter((bullet) => isAllowed(index.record(bullet))).length;
			}
		}
	}
	return {
		precisionAt3: sums.hitsInThree / sums.firstThree,
		recallAt8: sums.hitsInEight / sums.bullets,
		recallAt8OfAllowed: sums.hitsInEight / sums.allowed,
		reached: sums.reached / sums.bullets,
		notes: sums.notes,
		bullets: sums.bullets,
	};
}

function bulletsOf(record: NoteRecord, index: NoteIndex): Set<string> {
	const targets = record.links.filter((link) => link.isRelatedBullet).map((link) => index.targetOf(link, record.path));
	return new Set(targets.filter((target) => target !== null && target !== record.path && index.record(target) !== undefined) as string[]);
}

function withoutBullets(record: NoteRecord): NoteRecord {
	return { ...record, links: record.links.filter((link) => !link.inRelated) };
}

function hits(isHit: readonly boolean[]): number {
	return isHit.filter(Boolean).length;
}

/** Fisher and Yates with a small generator of its own, so that a seed means the same everywhere. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
	const result = [...items];
	let state = seed >>> 0;
	for (let last = result.length - 1; last > 0; last -= 1) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const other = Math.floor((state / 2 ** 32) * (last + 1));
		[result[last], result[other]] = [result[other] as T, result[last] as T];
	}
	return result;
}
