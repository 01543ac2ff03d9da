import type { LinkRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Reason } from './candidate.ts';
import { linksTo, NO_PAIR_LINKS } from './linksTo.ts';
import { FEATURE_WEIGHTS } from './ranking/featureWeights.ts';
import { bitsAt, INCOMING, OUTGOING } from './ranking/linkEdges.ts';
import type { LinkGraph } from './ranking/linkGraph.ts';
import { has } from './ranking/placeOf.ts';
import type { RankingModel } from './ranking/rankingModel.ts';

/** Two notes, and where to look for what speaks for them. */
export interface ReasonedPair {
	readonly model: RankingModel;
	readonly index: VaultIndex;
	readonly note: number;
	readonly other: number;
	/** The words of the note that say what it is about, by their tokens. */
	readonly words: () => ReadonlyMap<number, string>;
	/** The paths that the note leads to. */
	readonly targets: () => ReadonlySet<string>;
}

/** Names or words that are spelled out before the rest is counted. */
const SPELLED_OUT = 3;

/** Numbers and the shortest words count, and tell a reader nothing. */
const SAYS_NOTHING = /^(?:\d+|[a-z]{1,2})$/;

/** Texts that are less alike than this are alike by chance. */
const LEAST_LIKENESS = 0.08;

const ROUNDING = 1e-9;

/** What a link says by itself, beside the lists and the words: enough to come before what is hardly there. */
const WORTH_OF_LINK = 1;
const WORTH_OF_NEIGHBOUR = 0.05;

/** Two notes have a single neighbour in common by chance. */
const FEWEST_NEIGHBOURS = 2;

/** Why the other note of a pair may be listed, in words, strongest first; never empty for a candidate. */
export function reasonsOf(pair: ReasonedPair): readonly Reason[] {
	const reasons = [
		...linkReasons(pair),
		...listReasons(pair),
		...textReasons(pair, LEAST_LIKENESS),
		...neighbourReasons(pair, FEWEST_NEIGHBOURS),
	];
	const found = reasons.length > 0 ? reasons : [...textReasons(pair, 0), ...neighbourReasons(pair, 1)];
	return found.sort((a, b) => b.worth - a.worth);
}

function* linkReasons({ model: { graph, named }, index, note, other, targets }: ReasonedPair): Iterable<Reason> {
	const [path = '', otherPath = ''] = [graph.paths[note], graph.paths[other]];
	const own = targets().has(otherPath) ? linksTo(otherPath, path, index) : NO_PAIR_LINKS;
	const theirs = linksTo(path, otherPath, index);
	const here = theirs.text.length;
	const there = own.text.length;
	const said = named.timesOf(note, other);
	const times = Math.max(there, said);
	const worthOfSaying = FEATURE_WEIGHTS.named * Number(said > 0) + FEATURE_WEIGHTS.namedOften * Math.log(1 + said);
	if (here > 0 && there > 0) yield { kind: 'mutual', worth: WORTH_OF_LINK * 1.5 + worthOfSaying, words: 'both notes mention each other' };
	else if (here > 0) yield { kind: 'mentions', worth: WORTH_OF_LINK / 2, words: `mentions it ${timesOf(here)}` };
	if (times > 0 && (here === 0 || there === 0))
		yield { kind: 'mentioned', worth: Number(there > 0) * WORTH_OF_LINK + worthOfSaying, words: `this note mentions it ${timesOf(times)}` };
	if (times === 0 && own.fields.length > 0)
		yield { kind: 'mentioned', worth: WORTH_OF_LINK, words: `this note names it in ${fieldsOf(own.fields)}` };
	if (theirs.fields.length > 0) yield { kind: 'names', worth: WORTH_OF_LINK / 2, words: `names it in ${fieldsOf(theirs.fields)}` };
	if (theirs.related.length > 0) yield { kind: 'lists', worth: WORTH_OF_LINK, words: 'lists it among its related notes' };
	if (here === 0 && named.timesOf(other, note) > 0)
		yield { kind: 'says', worth: WORTH_OF_NEIGHBOUR, words: 'says its name without a link' };
}

function* listReasons({ model: { graph }, note, other }: ReasonedPair): Iterable<Reason> {
	const holdBoth = (lists: Int32Array): Int32Array =>
		lists.filter((list) => graph.isExcluded[list] === 0 && has(graph.listOf(list), other));
	const worthOf = (weight: number, lists: Int32Array): number =>
		weight * Math.log(1 + 2 * lists.reduce((sum, list) => sum + 1 / Math.log(2 + graph.listLength(list)), 0));
	const together = holdBoth(graph.listedBy(note));
	if (together.length > 0)
		yield {
			kind: 'listed-together',
			worth: worthOf(FEATURE_WEIGHTS.listedTogether, together),
			words: `listed together with it in ${notesOf(together.length)}`,
		};
	const byTargets = holdBoth(graph.outOf(note));
	if (byTargets.length > 0)
		yield {
			kind: 'listed-by-targets',
			worth: worthOf(FEATURE_WEIGHTS.listedByTargets, byTargets),
			words: `listed by ${notesOf(byTargets.length)} that this note mentions`,
		};
}

function* textReasons({ model: { texts }, note, other, words: wordsOf }: ReasonedPair, above: number): Iterable<Reason> {
	// Shares are added in another order below, which may change the last bits.
	if (texts.cosine(note, other) < above - ROUNDING) return;
	const common = texts.commonTerms(note, other);
	const likeness = common.reduce((sum, { share }) => sum + share, 0);
	if (likeness <= above) return;
	const known = wordsOf();
	const words = common
		.flatMap(({ term }) => known.get(term) ?? [])
		.filter((word) => !SAYS_NOTHING.test(word))
		.slice(0, SPELLED_OUT);
	yield {
		kind: 'like-text',
		worth: FEATURE_WEIGHTS.likeText * likeness,
		words: `the texts are about the same things${words.length === 0 ? '' : ` (${words.join(', ')})`}`,
	};
}

function* neighbourReasons({ model: { graph }, note, other }: ReasonedPair, fewest: number): Iterable<Reason> {
	const together = countLinkingBoth(graph, note, other);
	if (together >= fewest)
		yield { kind: 'linked-together', worth: WORTH_OF_NEIGHBOUR * Math.log(1 + together), words: `linked together in ${notesOf(together)}` };
	const shared = countShared(graph, note, other);
	if (shared >= fewest)
		yield {
			kind: 'coupled',
			worth: WORTH_OF_NEIGHBOUR * Math.log(shared),
			words: shared === 1 ? 'links to one of the same notes' : `links to ${shared} of the same notes`,
		};
}

/** How many notes that may be proposed link or list both. */
function countLinkingBoth(graph: LinkGraph, note: number, other: number): number {
	const [own, others] = [graph.edgesOf(note), graph.edgesOf(other)];
	// A hub has thousands of them: the few of the other are looked up there.
	const [few, many] = own.to.length < others.to.length ? [own, others] : [others, own];
	let count = 0;
	for (let at = 0; at < few.to.length; at += 1) {
		const source = few.to[at] ?? 0;
		if (((few.bits[at] ?? 0) & INCOMING) !== 0 && graph.isExcluded[source] === 0 && (bitsAt(many, source) & INCOMING) !== 0) count += 1;
	}
	return count;
}

/** How many of the notes that the one links the other links or lists. */
function countShared(graph: LinkGraph, note: number, other: number): number {
	const edges = graph.edgesOf(other);
	let count = 0;
	for (const target of graph.outOf(note)) if ((bitsAt(edges, target) & OUTGOING) !== 0) count += 1;
	return count;
}

function timesOf(count: number): string {
	if (count === 1) return 'once';
	return count === 2 ? 'twice' : `${count} times`;
}

function notesOf(count: number): string {
	return count === 1 ? 'one note' : `${count} notes`;
}

function fieldsOf(links: readonly LinkRecord[]): string {
	return listed([...new Set(links.map((link) => `\`${link.field ?? ''}\``))]);
}

function listed(things: readonly string[]): string {
	const shown = things.length > SPELLED_OUT + 1 ? things.slice(0, SPELLED_OUT) : things;
	const rest = things.length - shown.length;
	const last = rest > 0 ? `${rest} more` : shown.at(-1);
	const before = rest > 0 ? shown : shown.slice(0, -1);
	return before.length === 0 ? (last ?? '') : `${before.join(', ')} and ${last ?? ''}`;
}
