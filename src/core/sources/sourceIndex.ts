import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { createInterner } from '../text/interner.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { hostOf } from './index/hostOf.ts';
import type { KeptSources } from './index/keptSources.ts';
import { lastingSource } from './index/lastingSource.ts';
import { nameCounts, type NameCounts } from './index/nameCounts.ts';
import { leadKey, type SourceEntry, sourceEntries } from './index/sourceEntries.ts';
import { citationKey, nameKey } from './index/sourceKey.ts';
import type { NoteSource, Source } from './source.ts';
import { chooseReading, type KnownPublishers } from './parsing/chooseReading.ts';
import { publisherKey } from './parsing/publisherName.ts';

/** So many notes are counted at a step: a few milliseconds. */
const NOTES_A_STEP = 200;

/** What says where the links of sources lead: the index of the vault. */
export type LinkTargets = Pick<VaultIndex, 'resolveLink'>;

/**
 * The sources of all notes of a vault, kept up note by note: a change costs what that note's sources cost.
 *
 * Sources are put in as `readSources` gives them without known publishers. What comes out has titles such as
 * `Reuters: A shift` read by the publishers that the vault names at that moment.
 */
export class SourceIndex {
	readonly #keep = createInterner();
	readonly #notes = new Map<string, readonly Source[] | KeptSources>();
	/** Notes that an earlier session kept, which are counted when somebody asks; and how many of them are. */
	#waiting: [path: string, kept: KeptSources][] = [];
	#taken = 0;
	readonly #kept: Readonly<Record<SourceEntry['kind'], NameCounts>> = {
		page: nameCounts(),
		clipping: nameCounts(),
		citation: nameCounts(),
		citedName: nameCounts(),
		publisher: nameCounts(),
		host: nameCounts(),
		publishedIn: nameCounts(),
		lead: nameCounts(),
	};

	/** The publishers that the sources of the vault name, by `publisherKey`: a live view for `readSources`. */
	readonly knownPublishers: KnownPublishers = {
		count: (key) => this.#counts.publisher.total(key),
		leads: (key, host) => this.#counts.lead.total(leadKey(key, host)),
	};

	/** Takes the sources of the note at `path` in place of those it had; a note without any is one without sources. */
	put(path: string, sources: readonly Source[]): void {
		this.remove(path);
		const kept = sources.map((source) => lastingSource(source, this.#keep));
		this.#notes.set(path, kept);
		// Counts do not depend on an order: those that wait may do so.
		for (const { kind, key, name = path } of sourceEntries(path, kept)) this.#kept[kind].add(key, name);
	}

	/** Takes in what an earlier session kept of a note that is not there yet: its sources are made of it when somebody asks for them. */
	putKept(path: string, kept: KeptSources): void {
		this.#notes.set(path, kept);
		this.#waiting.push([path, kept]);
	}

	/** Counts in steps what `putKept` took in, which whoever asks first would otherwise do at one go. */
	*workOut(): Steps<void> {
		for (let next = this.#waiting[this.#taken]; next !== undefined; next = this.#waiting[this.#taken]) {
			const [path, kept] = next;
			this.#taken += 1;
			kept.visitEntries((kind, key, name = path) => this.#kept[kind].add(key, name));
			if (this.#taken % NOTES_A_STEP === 0) yield;
		}
		this.#waiting = [];
		this.#taken = 0;
	}

	/** Forgets the note at `path`; a path that is not there is none. */
	remove(path: string): void {
		if (!this.#notes.has(path)) return;
		for (const { kind, key, name = path } of sourceEntries(path, this.asRead(path))) this.#counts[kind].take(key, name);
		this.#notes.delete(path);
	}

	/** Moves the note at `from`; a path that is not there is none. */
	rename(from: string, to: string): void {
		if (!this.#notes.has(from) || from === to) return;
		const sources = this.asRead(from);
		this.remove(from);
		this.put(to, sources);
	}

	/** The paths of all notes that were put in, in code-unit order. */
	paths(): readonly string[] {
		return [...this.#notes.keys()].sort(compareCodeUnits);
	}

	/** The sources of the note at `path` as the vault reads them now, in its order; none where it is not there. */
	of(path: string): readonly Source[] {
		return this.asRead(path).map((source) => chooseReading(source, this.knownPublishers));
	}

	/** The same as they were put in: what is stored and put in again. */
	asRead(path: string): readonly Source[] {
		const known = this.#notes.get(path);
		if (known === undefined || !('read' in known)) return known ?? [];
		const sources = known.read();
		this.#notes.set(path, sources);
		return sources;
	}

	/**
	 * The other notes that give `source`, which stands in the note at `from`, in code-unit order: the same page in any
	 * spelling, the same note of the vault, the same citation word for word.
	 */
	alsoIn(source: Source, from: string, links: LinkTargets): readonly string[] {
		return this.notesGiving(source, from, links).filter((path) => path !== from);
	}

	/** The same with `from` among them. */
	notesGiving(source: Source, from: string, links: LinkTargets): readonly string[] {
		if (source.kind === 'web') return this.#counts.page.names(source.canonicalUrl);
		if (source.kind === 'note') {
			const target = targetOf(source, from, links);
			return target === null ? [] : this.notesCitingNote(target, links);
		}
		const key = citationKey(source);
		return key === undefined ? [] : this.#counts.citation.names(key);
	}

	/** The notes that give the page `canonicalUrl`, in code-unit order. */
	notesCitingPage(canonicalUrl: string): readonly string[] {
		return this.#counts.page.names(canonicalUrl);
	}

	/** The notes that give the note at `path` as a source, in code-unit order. */
	notesCitingNote(path: string, links: LinkTargets): readonly string[] {
		return this.#counts.citedName.names(nameKey(path)).filter((citing) => {
			return this.asRead(citing).some((source) => source.kind === 'note' && targetOf(source, citing, links) === path);
		});
	}

	/** The notes with a source of the publisher that goes by one of `names`, in code-unit order. */
	notesCitingPublisher(names: readonly string[]): readonly string[] {
		const notes = names.flatMap((name) => this.#counts.publishedIn.names(publisherKey(name)));
		return [...new Set(notes)].sort(compareCodeUnits);
	}

	/** The notes that were clipped from the page `canonicalUrl` (their `url` or `source` field says so), in code-unit order. */
	clippedFrom(canonicalUrl: string): readonly string[] {
		return this.#counts.clipping.names(canonicalUrl);
	}

	/** Who publishes on the host of `canonicalUrl`, by what most sources of the vault say, or `undefined` where none does. */
	publisherAt(canonicalUrl: string): string | undefined {
		return this.#counts.host.mostCommon(hostOf(canonicalUrl));
	}

	/** The most common spelling of a publisher's name, given by its key, or `undefined` where the vault does not know it. */
	publisherNamed(key: string): string | undefined {
		return this.#counts.publisher.mostCommon(key);
	}

	/** Every publisher that the sources of the vault name, in its most common spelling, most sources first, then in code-unit order. */
	publishers(): readonly string[] {
		return Array.from(this.#counts.publisher.keys(), (key) => ({
			name: this.#counts.publisher.mostCommon(key) ?? key,
			count: this.#counts.publisher.total(key),
		}))
			.sort((a, b) => b.count - a.count || compareCodeUnits(a.name, b.name))
			.map(({ name }) => name);
	}

	/** The counts of all notes. */
	get #counts(): Readonly<Record<SourceEntry['kind'], NameCounts>> {
		if (this.#waiting.length > 0) finish(this.workOut());
		return this.#kept;
	}
}

/** The path of the note that `source`, which stands in the note at `from`, leads to, or `null` where there is none. */
export function targetOf(source: NoteSource, from: string, links: LinkTargets): string | null {
	const resolution = links.resolveLink(source.target, from);
	return resolution.kind === 'found' ? resolution.path : null;
}
