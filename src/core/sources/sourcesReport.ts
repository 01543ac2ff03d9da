import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { citationKey } from './index/sourceKey.ts';
import { isElsewhere } from './isElsewhere.ts';
import type { Source } from './source.ts';
import { targetOf, type LinkTargets, type SourceIndex } from './sourceIndex.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { publisherKey } from './parsing/publisherName.ts';
import { outletNames, type SameOutlets } from './sameOutlets.ts';
import { publisherIdentity, type PublisherIdentity } from './publisherIdentity.ts';
import { onePublisherNotes, publisherPeriods, type OnePublisherNote, type PublisherPeriod } from './publisherShares.ts';

/** A publisher, under the name of its note or its most common spelling, and what the vault has of it. */
export interface PublisherCount {
	readonly publisher: string;
	/** Different pages, notes and citations. */
	readonly sources: number;
	/** In code-unit order. */
	readonly notes: readonly string[];
}

/** One page, clipped note or citation, and the notes that give it. */
export interface CitedSource {
	/** As the first note that gives it words it. */
	readonly source: Source;
	/** The note it leads to: of a note, where it leads; of a page, the note that was clipped from it. */
	readonly clipping: string | null;
	/** In code-unit order, without the clipping itself. */
	readonly notes: readonly string[];
}

/** What the sources of a whole vault, or of the notes that were asked for, come to. */
export interface SourcesReport {
	/** Most notes first, then by name. */
	readonly publishers: readonly PublisherCount[];
	/** Given by two notes or more; most notes first, then by title. */
	readonly mostUsed: readonly CitedSource[];
	/** Given by one note, in the order of the notes. */
	readonly usedOnce: readonly CitedSource[];
	/** In code-unit order. */
	readonly notesWithoutSources: readonly string[];
	/** Notes with three sources or more, all of one publisher; most sources first, then by path. */
	readonly onePublisher: readonly OnePublisherNote[];
	/** What was published when and by whom, oldest first; sources without a year or publisher are not counted. */
	readonly periods: readonly PublisherPeriod[];
	readonly counts: SourceCounts;
}

/** How many sources there are, each counted once. */
export interface SourceCounts {
	readonly sources: number;
	readonly publishers: number;
	/** Plain citations and links that are never opened. */
	readonly withoutLink: number;
}

/** What the report reads of the sources of the vault. */
export type ReportedSources = Pick<SourceIndex, 'of' | 'asRead' | 'publisherNamed'>;

/** What says where links and names of publishers lead: the index of the vault. */
type ReportTargets = Pick<VaultIndex, 'resolveLink' | 'resolveName'>;

/** Work that stops now and then; what it comes to is returned. */
type Steps<T> = Generator<undefined, T, undefined>;

interface Gathered {
	readonly source: Source;
	clipping: string | null;
	/** Each once, since a note comes with all of its sources. */
	readonly notes: string[];
}

/** So much work between two steps is over well within a millisecond. */
const ITEMS_A_STEP = 100;

/** The report on the notes at `paths`; a note that the caller does not count (a template, a daily note) is left out of them. */
export function sourcesReport(
	index: ReportedSources,
	paths: readonly string[],
	links: ReportTargets,
	sameOutlets: SameOutlets = {},
): SourcesReport {
	const steps = sourcesReportSteps(index, paths, links, sameOutlets);
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * `sourcesReport` in steps, for a host that has to give the page a turn between them. What comes of it holds as long as
 * neither index has changed between two steps.
 */
export function* sourcesReportSteps(
	index: ReportedSources,
	paths: readonly string[],
	links: ReportTargets,
	sameOutlets: SameOutlets = {},
): Steps<SourcesReport> {
	const cited: CitedSource[] = [];
	for (const { source, clipping, notes } of yield* gather(index, paths, links)) {
		cited.push({ source, clipping, notes: notes.length > 1 ? notes.sort(compareCodeUnits) : notes });
		if (cited.length % ITEMS_A_STEP === 0) yield;
	}
	const publisherOf = publisherNaming(index, links, outletNames(sameOutlets));
	const publishers = yield* publisherCounts(cited, publisherOf);
	const published = cited.map(({ source, notes }) => ({ date: source.date, publisher: publisherOf(source)?.name, notes }));
	yield;
	const periods = publisherPeriods(published);
	yield;
	const onePublisher = onePublisherNotes(published);
	yield;
	const mostUsed = cited
		.filter(({ notes }) => notes.length > 1)
		.sort((a, b) => b.notes.length - a.notes.length || compareCodeUnits(a.source.title, b.source.title));
	yield;
	const usedOnce = cited.filter(({ notes }) => notes.length === 1);
	yield;
	const notesWithoutSources: string[] = [];
	for (const [at, path] of paths.entries()) {
		if (at % ITEMS_A_STEP === 0) yield;
		if (index.asRead(path).every(isElsewhere)) notesWithoutSources.push(path);
	}
	notesWithoutSources.sort(compareCodeUnits);
	return {
		publishers,
		mostUsed,
		usedOnce,
		notesWithoutSources,
		onePublisher,
		periods,
		counts: {
			sources: cited.length,
			publishers: publishers.length,
			withoutLink: cited.filter(({ source }) => source.kind === 'text').length,
		},
	};
}

/**
 * The counts that head a list of sources: "7 sources, 4 publishers, 2 without a link". A page given twice counts once, a
 * note of another vault not at all.
 */
export function countSources(sources: readonly Source[]): SourceCounts {
	const cited = sources.filter((source) => !isElsewhere(source));
	const distinct = new Map(cited.map((source) => [identity(source, null), source]));
	const publishers = new Set(cited.flatMap(({ publisher }) => (publisher === null ? [] : [publisherKey(publisher)])));
	return {
		sources: distinct.size,
		publishers: publishers.size,
		withoutLink: [...distinct.values()].filter(({ kind }) => kind === 'text').length,
	};
}

function* gather(index: ReportedSources, paths: readonly string[], links: LinkTargets): Steps<Iterable<Gathered>> {
	const found = new Map<string, Gathered>();
	for (const [at, path] of paths.entries()) {
		if (at % ITEMS_A_STEP === 0) yield;
		for (const source of index.of(path)) {
			if (isElsewhere(source)) continue;
			const target = source.kind === 'note' ? targetOf(source, path, links) : null;
			const key = identity(source, target);
			const before = found.get(key);
			const known: Gathered = before ?? { source, clipping: target, notes: [] };
			if (before === undefined) found.set(key, known);
			// A clipped note does not cite the page it was made from: it is that page.
			if (source.kind === 'web' && source.place.kind === 'field') known.clipping ??= path;
			else if (known.notes.at(-1) !== path) known.notes.push(path);
		}
	}
	return found.values();
}

function identity(source: Source, target: string | null): string {
	switch (source.kind) {
		case 'web':
			return `page ${source.canonicalUrl}`;
		case 'note':
			return `note ${target ?? source.target.toLowerCase()}`;
		case 'text':
			return `text ${citationKey(source) ?? source.title}`;
	}
}

/** What tells the publisher of a source from others, and what it is called; `undefined` where none can be told. */
type PublisherNaming = (source: Source) => { readonly key: string; readonly name: string } | undefined;

function publisherNaming(index: ReportedSources, names: ReportTargets, outletOf: (name: string) => string): PublisherNaming {
	const identities = new Map<string, PublisherIdentity>();
	const shown = new Map<string, string>();
	return ({ publisher }) => {
		if (publisher === null) return undefined;
		const outlet = outletOf(publisher);
		const identity = identities.get(outlet) ?? publisherIdentity(outlet, names);
		identities.set(outlet, identity);
		const name = shown.get(identity.key) ?? nameOf(outlet, identity.note, index);
		shown.set(identity.key, name);
		return { key: identity.key, name };
	};
}

function* publisherCounts(cited: readonly CitedSource[], publisherOf: PublisherNaming): Steps<PublisherCount[]> {
	const found = new Map<string, { sources: number; readonly name: string; readonly notes: Set<string> }>();
	for (const [at, { source, notes }] of cited.entries()) {
		if (at % ITEMS_A_STEP === 0) yield;
		const publisher = publisherOf(source);
		if (publisher === undefined) continue;
		const known = found.get(publisher.key) ?? { sources: 0, name: publisher.name, notes: new Set<string>() };
		known.sources += 1;
		for (const note of notes) known.notes.add(note);
		found.set(publisher.key, known);
	}
	return [...found.values()]
		.map(({ sources, name, notes }) => ({
			publisher: name,
			sources,
			notes: [...notes].sort(compareCodeUnits),
		}))
		.sort((a, b) => b.notes.length - a.notes.length || compareCodeUnits(a.publisher, b.publisher));
}

function nameOf(publisher: string, note: string | null, index: ReportedSources): string {
	return note === null ? (index.publisherNamed(publisherKey(publisher)) ?? publisher) : noteNameOf(note);
}
