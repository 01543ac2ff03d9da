import type { Steps } from '../text/steps.ts';
import { type AlsoIn, alsoInFrom, keyOf } from './alsoIn.ts';
import { hostOf } from './index/hostOf.ts';
import type { KnownPublishers } from './parsing/chooseReading.ts';
import { publisherKey } from './parsing/publisherName.ts';
import type { Source } from './source.ts';
import type { LinkTargets, SourceIndex } from './sourceIndex.ts';
import { leadKey } from './index/sourceEntries.ts';

/** What the sources of a vault have in common, to be stored: enough to tell those of one note without the others. A note is its place among the paths. */
export interface SharedSources {
	/** The notes that give a source; one that its only note gives is left out. */
	readonly given: readonly (readonly [key: string, notes: readonly number[]])[];
	/** How often each publisher is named, and how often on each host before a link. */
	readonly publishers: readonly (readonly [key: string, count: number])[];
	readonly leads: readonly (readonly [key: string, count: number])[];
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 100;

/** What the sources of the notes at `paths` have in common. */
export function* sharedSourcesSteps(sources: SourceIndex, links: LinkTargets, paths: readonly string[]): Steps<SharedSources> {
	const numbers = new Map(paths.map((path, at) => [path, at]));
	const given = new Map<string, readonly number[]>();
	const { knownPublishers } = sources;
	const publishers = sources.publishers().map((name) => [publisherKey(name), knownPublishers.count(publisherKey(name))] as const);
	const leads = new Map<string, number>();
	for (const [at, path] of paths.entries()) {
		if (at % NOTES_A_STEP === 0) yield;
		for (const source of sources.of(path)) {
			const host = source.kind === 'web' ? hostOf(source.canonicalUrl) : undefined;
			for (const { sign, publisher } of host === undefined ? [] : source.otherReadings)
				if (sign === 'lead' && publisher !== null && host !== undefined)
					leads.set(leadKey(publisherKey(publisher), host), knownPublishers.leads?.(publisherKey(publisher), host) ?? 0);
			const key = keyOf(source, path, links);
			if (key === undefined || given.has(key)) continue;
			const giving = sources.notesGiving(source, path, links);
			// A copy that a sync service made does not count as giving it.
			if (giving.length > 1 || (giving.length === 1 && giving[0] !== path))
				given.set(
					key,
					giving.flatMap((other) => numbers.get(other) ?? []),
				);
		}
	}
	return { given: [...given], publishers, leads: [...leads] };
}

/** What is known of the sources of one note by what they have in common with those of all. */
export interface SharedView {
	readonly publishers: KnownPublishers;
	/** As `alsoInOf` says it. */
	readonly alsoIn: (source: Source, from: string) => AlsoIn;
}

/** Tells of sources by what was stored; the notes are at `paths`. */
export function sharedView(shared: SharedSources, paths: readonly string[], links: LinkTargets): SharedView {
	const given = new Map(shared.given);
	const publishers = new Map(shared.publishers);
	const leads = new Map(shared.leads);
	return {
		publishers: { count: (key) => publishers.get(key) ?? 0, leads: (key, host) => leads.get(leadKey(key, host)) ?? 0 },
		alsoIn: alsoInFrom((source, from) => {
			const key = keyOf(source, from, links);
			const notes = key === undefined ? undefined : given.get(key);
			return notes === undefined ? [] : notes.map((note) => paths[note] ?? '');
		}),
	};
}
