import { foldName } from '../../../core/text/foldName.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { addToList } from '../../../core/text/addToList.ts';
import { capitalized } from '../../../core/text/capitalized.ts';
import { counted } from '../../../core/text/counted.ts';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { healthText, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import type { Source, WebSource } from '../../../core/sources/source.ts';
import type { OnePublisherNote, PublisherPeriod } from '../../../core/sources/publisherShares.ts';
import type { CitedSource, PublisherCount, SourcesReport } from '../../../core/sources/sourcesReport.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';

/** A publisher or a source, and the notes that stand under it. */
interface ReportEntry {
	readonly key: string;
	readonly title: string;
	readonly detail: string;
	readonly notes: readonly string[];
	/** The page, where it is one. */
	readonly canonicalUrl?: string;
	/** What part of the largest, or of the whole, it is, from 0 to 1, where that is drawn. */
	readonly share?: number;
}

/** One question about the vault, and its answer: entries, or the notes themselves. */
export interface ReportGroup {
	readonly key: string;
	readonly title: string;
	readonly entries: readonly ReportEntry[];
	readonly notes: readonly string[];
	/** Given where the notes of the entries are what is counted, and not the entries. */
	readonly countsNotes?: true;
}

/** One line of the view. `isOpen` is absent where nothing stands below. */
export type ReportRow =
	| {
			readonly kind: 'group' | 'entry';
			readonly key: string;
			readonly title: string;
			readonly detail: string;
			readonly isOpen?: boolean;
			readonly share?: number;
	  }
	| { readonly kind: 'note'; readonly key: string; readonly path: string; readonly canonicalUrl?: string };

/** So many entries between two steps are made well within a millisecond. */
const ENTRIES_A_STEP = 200;

/**
 * The report as groups in the order in which they are shown, in steps, as a large vault has tens of thousands of entries;
 * keys are the same from report to report.
 */
export function* reportGroupSteps(
	{ publishers, mostUsed, usedOnce, notesWithoutSources, onePublisher, periods, counts }: SourcesReport,
	healthOf: (page: WebSource) => LinkHealth,
	types: TypesOfNotes,
): Steps<readonly ReportGroup[]> {
	return [
		{ key: 'links', title: 'Links to mend', entries: yield* linkEntries([...mostUsed, ...usedOnce], healthOf), notes: [] },
		{
			key: 'publishers',
			title: 'Publishers',
			entries: yield* inSteps(publishers, (each) => publisherEntry(each, counts.sources)),
			notes: [],
		},
		{ key: 'periods', title: 'Publishers over time', entries: periodEntries(periods), notes: [] },
		{ key: 'most-used', title: 'Used most', entries: yield* inSteps(mostUsed, (cited) => new SourceEntry('most-used', cited)), notes: [] },
		{ key: 'used-once', title: 'Used once', entries: yield* inSteps(usedOnce, (cited) => new SourceEntry('used-once', cited)), notes: [] },
		{ key: 'one-publisher', title: 'Rest on one publisher alone', entries: yield* inSteps(onePublisher, onePublisherEntry), notes: [] },
		{ key: 'without', title: 'Notes without sources', entries: withoutEntries(notesWithoutSources, types), notes: [], countsNotes: true },
	];
}

/** What the report has to know of types: that of a note, `undefined` for none, and how many notes each has. */
export interface TypesOfNotes {
	typeOf(path: string): string | undefined;
	countOf(type: string | undefined): number;
}

/** By type, the type with the most of them first, each with its share of the notes of that type. */
function withoutEntries(notes: readonly string[], types: TypesOfNotes): readonly ReportEntry[] {
	const byType = new Map<string | undefined, string[]>();
	for (const path of notes) addToList(byType, types.typeOf(path), path);
	return [...byType]
		.sort(([, a], [, b]) => b.length - a.length)
		.map(([type, without]) => {
			const all = Math.max(types.countOf(type), without.length);
			const share = without.length / all;
			const title = type ?? 'Without a type';
			return {
				key: `without ${type ?? ''}`,
				title,
				detail: `${without.length} of ${counted(all, 'note')}, ${percent(share)}`,
				notes: without,
				share,
			};
		});
}

function onePublisherEntry({ note, publisher, sources }: OnePublisherNote): ReportEntry {
	return {
		key: `one-publisher ${note}`,
		title: noteNameOf(note),
		detail: `${counted(sources, 'source')}, all of ${publisher}`,
		notes: [note],
	};
}

/** So many publishers of a period are named. */
const MOST_NAMED = 3;

function periodEntries(periods: readonly PublisherPeriod[]): readonly ReportEntry[] {
	const most = periods.reduce((largest, { sources }) => Math.max(largest, sources), 0);
	return periods.map(({ title, sources, publishers }) => {
		const named = publishers.slice(0, MOST_NAMED).map(([publisher, count]) => `${publisher} ${percent(count / sources)}`);
		const more = publishers.length > MOST_NAMED ? [`${publishers.length - MOST_NAMED} more`] : [];
		return {
			key: `periods ${title}`,
			title,
			detail: `${counted(sources, 'source')}: ${[...named, ...more].join(', ')}`,
			notes: [],
			share: sources / most,
		};
	});
}

function percent(share: number): string {
	return `${Math.round(share * 100) || '<1'} %`;
}

function* inSteps<T, Made>(items: readonly T[], entryOf: (item: T) => Made): Steps<Made[]> {
	const entries: Made[] = [];
	for (const item of items) {
		entries.push(entryOf(item));
		if (entries.length % ENTRIES_A_STEP === 0) yield;
	}
	return entries;
}

/** What a link that does not lead to its page any more is told by, the gravest first. */
const TO_MEND: readonly LinkHealth['kind'][] = ['dead', 'failing', 'moved'];

function* linkEntries(cited: readonly CitedSource[], healthOf: (page: WebSource) => LinkHealth): Steps<ReportEntry[]> {
	const found: { readonly rank: number; readonly entry: ReportEntry }[] = [];
	for (const [at, one] of cited.entries()) {
		if (at % ENTRIES_A_STEP === 0) yield;
		if (one.source.kind !== 'web') continue;
		const health = healthOf(one.source);
		const rank = TO_MEND.indexOf(health.kind);
		const words = healthText(health);
		if (rank !== -1) found.push({ rank, entry: { ...new SourceEntry('links', one), detail: capitalized(words) } });
	}
	return found.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function publisherEntry({ publisher, sources, notes }: PublisherCount, all: number): ReportEntry {
	const share = sources / Math.max(all, 1);
	return {
		share,
		key: `publishers ${publisher}`,
		title: publisher,
		// What nobody cites was clipped all the same.
		detail: `${counted(sources, 'source')}${notes.length === 0 ? '' : ` in ${counted(notes.length, 'note')}`}, ${percent(share)} of all`,
		notes,
	};
}

/** One source. Of tens of thousands few are ever drawn: what is said of one beside its title is worked out when it is asked for. */
class SourceEntry implements ReportEntry {
	readonly key: string;
	readonly title: string;
	readonly notes: readonly string[];
	declare readonly canonicalUrl?: string;
	readonly #source: Source;
	#detail: string | undefined;

	constructor(group: string, { source, notes, clipping }: CitedSource) {
		const page = source.kind === 'web' ? source.canonicalUrl : undefined;
		this.key = `${group} ${page ?? `${source.kind} ${source.kind === 'note' ? (clipping ?? source.target) : source.title}`}`;
		this.title = source.title;
		this.notes = notes;
		if (page !== undefined) this.canonicalUrl = page;
		this.#source = source;
	}

	get detail(): string {
		const source = this.#source;
		const said = [source.publisher, source.date, source.kind === 'web' ? shownHost(source.url) : null, counted(this.notes.length, 'note')];
		return (this.#detail ??= said.filter((part) => part !== null && part !== '').join(' · '));
	}
}

/** The groups with only what says `filter` in its title, its details or the path of a note; those with nothing left are gone. */
export function* matchingGroups(groups: readonly ReportGroup[], filter: string): Steps<readonly ReportGroup[]> {
	const wanted = foldName(filter);
	const says = (text: string): boolean => foldName(text).includes(wanted);
	const matched: ReportGroup[] = [];
	for (const group of groups) {
		const entries = wanted === '' ? group.entries : (yield* inSteps(group.entries, (entry) => matching(entry, says))).flat();
		const notes = wanted === '' ? group.notes : group.notes.filter(says);
		if (entries.length + notes.length > 0) matched.push({ ...group, entries, notes });
	}
	return matched;
}

/** The entry with the notes that match, or with all where it matches itself. */
function matching(entry: ReportEntry, says: (text: string) => boolean): readonly ReportEntry[] {
	if (says(entry.title) || says(entry.detail)) return [entry];
	const notes = entry.notes.filter(says);
	return notes.length === 0 ? [] : [{ ...entry, detail: entry.detail, notes }];
}

/** The lines of the groups, with what stands under each that `isOpen`; no two of them have the same key. */
export function reportRows(groups: readonly ReportGroup[], isOpen: (key: string) => boolean): ReportRow[] {
	const rows: ReportRow[] = [];
	const taken = new Set<string>();
	const unique = (key: string): string => {
		let own = key;
		for (let count = 2; taken.has(own); count += 1) own = `${key} (${count})`;
		taken.add(own);
		return own;
	};
	const addNotes = (under: string, notes: readonly string[], canonicalUrl?: string): void => {
		for (const path of notes)
			rows.push({ kind: 'note', key: unique(`${under} > ${path}`), path, ...(canonicalUrl === undefined ? {} : { canonicalUrl }) });
	};
	for (const { key, title, entries, notes, countsNotes } of groups) {
		const count = countsNotes ? entries.reduce((sum, entry) => sum + entry.notes.length, 0) : entries.length + notes.length;
		rows.push({ kind: 'group', key: unique(key), title: `${title} (${count})`, detail: '', isOpen: isOpen(key) });
		if (!isOpen(key)) continue;
		for (const entry of entries) {
			const own = unique(entry.key);
			rows.push({
				kind: 'entry',
				key: own,
				title: entry.title,
				get detail() {
					return entry.detail;
				},
				...(entry.share === undefined ? {} : { share: entry.share }),
				...(entry.notes.length === 0 ? {} : { isOpen: isOpen(own) }),
			});
			if (isOpen(own)) addNotes(own, entry.notes, entry.canonicalUrl);
		}
		addNotes(key, notes);
	}
	return rows;
}
