import { counted } from '../../../core/text/counted.ts';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { healthText, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import type { WebSource } from '../../../core/sources/source.ts';
import type { CitedSource, PublisherCount, SourcesReport } from '../../../core/sources/sourcesReport.ts';

/** A publisher or a source, and the notes that stand under it. */
interface ReportEntry {
	readonly key: string;
	readonly title: string;
	readonly detail: string;
	readonly notes: readonly string[];
	/** The page, where it is one. */
	readonly canonicalUrl?: string;
}

/** One question about the vault, and its answer: entries, or the notes themselves. */
export interface ReportGroup {
	readonly key: string;
	readonly title: string;
	readonly entries: readonly ReportEntry[];
	readonly notes: readonly string[];
}

/** One line of the view. `isOpen` is absent where nothing stands below. */
export type ReportRow =
	| { readonly kind: 'group' | 'entry'; readonly key: string; readonly title: string; readonly detail: string; readonly isOpen?: boolean }
	| { readonly kind: 'note'; readonly key: string; readonly path: string; readonly canonicalUrl?: string };

/** So many entries between two steps are made well within a millisecond. */
const ENTRIES_A_STEP = 200;

/**
 * The report as groups in the order in which they are shown, in steps, as a large vault has tens of thousands of entries;
 * keys are the same from report to report.
 */
export function* reportGroupSteps(
	{ publishers, mostUsed, usedOnce, notesWithoutSources }: SourcesReport,
	healthOf: (page: WebSource) => LinkHealth,
): Generator<undefined, readonly ReportGroup[], undefined> {
	return [
		{ key: 'links', title: 'Links to mend', entries: yield* linkEntries([...mostUsed, ...usedOnce], healthOf), notes: [] },
		{ key: 'publishers', title: 'Publishers', entries: yield* inSteps(publishers, publisherEntry), notes: [] },
		{ key: 'most-used', title: 'Used most', entries: yield* inSteps(mostUsed, (cited) => sourceEntry('most-used', cited)), notes: [] },
		{ key: 'used-once', title: 'Used once', entries: yield* inSteps(usedOnce, (cited) => sourceEntry('used-once', cited)), notes: [] },
		{ key: 'without', title: 'Notes without sources', entries: [], notes: notesWithoutSources },
	];
}

function* inSteps<T>(items: readonly T[], entryOf: (item: T) => ReportEntry): Generator<undefined, ReportEntry[], undefined> {
	const entries: ReportEntry[] = [];
	for (const item of items) {
		entries.push(entryOf(item));
		if (entries.length % ENTRIES_A_STEP === 0) yield;
	}
	return entries;
}

/** What a link that does not lead to its page any more is told by, the gravest first. */
const TO_MEND: readonly LinkHealth['kind'][] = ['dead', 'failing', 'moved'];

function* linkEntries(
	cited: readonly CitedSource[],
	healthOf: (page: WebSource) => LinkHealth,
): Generator<undefined, ReportEntry[], undefined> {
	const found: { readonly rank: number; readonly entry: ReportEntry }[] = [];
	for (const [at, one] of cited.entries()) {
		if (at % ENTRIES_A_STEP === 0) yield;
		if (one.source.kind !== 'web') continue;
		const health = healthOf(one.source);
		const rank = TO_MEND.indexOf(health.kind);
		const words = healthText(health);
		if (rank !== -1) found.push({ rank, entry: { ...sourceEntry('links', one), detail: words.charAt(0).toUpperCase() + words.slice(1) } });
	}
	return found.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function publisherEntry({ publisher, sources, notes }: PublisherCount): ReportEntry {
	return {
		key: `publishers ${publisher}`,
		title: publisher,
		// What nobody cites was clipped all the same.
		detail: notes.length === 0 ? counted(sources, 'source') : `${counted(sources, 'source')} in ${counted(notes.length, 'note')}`,
		notes,
	};
}

function sourceEntry(group: string, { source, notes, clipping }: CitedSource): ReportEntry {
	const said = [source.publisher, source.date, source.kind === 'web' ? shownHost(source.url) : null, counted(notes.length, 'note')];
	const page = source.kind === 'web' ? source.canonicalUrl : undefined;
	return {
		key: `${group} ${page ?? `${source.kind} ${source.kind === 'note' ? (clipping ?? source.target) : source.title}`}`,
		title: source.title,
		detail: said.filter((part) => part !== null && part !== '').join(' · '),
		notes,
		...(page === undefined ? {} : { canonicalUrl: page }),
	};
}

/** The groups with only what says `filter` in its title, its details or the path of a note; those with nothing left are gone. */
export function matchingGroups(groups: readonly ReportGroup[], filter: string): ReportGroup[] {
	const wanted = filter.trim().toLowerCase();
	const says = (text: string): boolean => text.toLowerCase().includes(wanted);
	return groups
		.map((group) => ({
			...group,
			entries:
				wanted === '' ? group.entries : group.entries.filter(({ title, detail, notes }) => says(title) || says(detail) || notes.some(says)),
			notes: wanted === '' ? group.notes : group.notes.filter(says),
		}))
		.filter(({ entries, notes }) => entries.length + notes.length > 0);
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
	for (const { key, title, entries, notes } of groups) {
		rows.push({ kind: 'group', key: unique(key), title: `${title} (${entries.length + notes.length})`, detail: '', isOpen: isOpen(key) });
		if (!isOpen(key)) continue;
		for (const entry of entries) {
			const own = unique(entry.key);
			rows.push({
				kind: 'entry',
				key: own,
				title: entry.title,
				detail: entry.detail,
				...(entry.notes.length === 0 ? {} : { isOpen: isOpen(own) }),
			});
			if (isOpen(own)) addNotes(own, entry.notes, entry.canonicalUrl);
		}
		addNotes(key, notes);
	}
	return rows;
}
