import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import { VaultChecker } from '../../core/checking/vaultChecker.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { relatedBulletsOf } from '../../core/related/limitFor.ts';
import type { Ranker } from '../../core/related/ranker.ts';
import { rankerFrom, startsOf, storedRankerSteps } from '../../core/related/storedRanker.ts';
import type { KnownSources } from '../../core/report/inspectNote.ts';
import { alsoInOf } from '../../core/sources/alsoIn.ts';
import { chooseReading } from '../../core/sources/parsing/chooseReading.ts';
import { readSources } from '../../core/sources/readSources.ts';
import { sharedSourcesSteps, sharedView } from '../../core/sources/sharedSources.ts';
import { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import type { FileStamp } from '../disk/readNote.ts';
import { type RankingCache, readRankingCache, writeRankingCache } from './cache/rankingCache.ts';
import { loadRanked } from './loadRanked.ts';
import { type LoadedVault, readTypeNotes, workOutBacklinksFor } from './loadVault.ts';
import { namedOnly } from './namedOnly.ts';
import { walkFinding } from './unreadableNote.ts';

/** A note that changed so shortly before it was read may change again within the same tick of the file system's clock. */
const TICK_MS = 100;

/** Of a smaller vault everything is read sooner than what was kept of it is worth a file. */
const FEWEST_NOTES = 500;

/** More notes than one in so many are not asked about one by one. */
const SHARE_OF_ALL = 20;

/** Where more notes have to be read than these, and than one in so many, all are. */
const FEW_TO_READ = 100;
const SHARE_TO_READ = 4;

/** What is asked, and what may be kept. */
export interface RankedRequest {
	/** The notes that are asked about. */
	readonly paths: readonly string[];
	/** Whether they were asked for by name: what is known of all others is then kept for the next such question. */
	readonly areNamed: boolean;
	/** Whether sources are asked for as well. */
	readonly withSources: boolean;
	readonly now: Date;
	/** A vault of fewer notes is read whole each time. */
	readonly fewestNotes?: number | undefined;
}

/** What there is to say about some notes of a vault. */
export interface RankedNotes {
	/** Of the index only what concerns the notes that were asked about need be known. */
	readonly loaded: LoadedVault;
	readonly ranker: Ranker;
	/** Absent where nobody asked for sources. */
	readonly known: KnownSources | undefined;
	/** How many related notes each note of the vault lists in bullets of their own; `undefined` where the index knows. */
	readonly bullets: ReadonlyMap<string, number> | undefined;
	/** Whether the other notes were not read. */
	readonly isFromCache: boolean;
}

/**
 * Ranks related notes: for a few notes that were asked for by name by what an earlier such question has left, where nothing has
 * changed since, otherwise by reading every note. The answers are the same.
 */
export function* loadRankedNotes(folder: FolderVault, options: CheckOptions, request: RankedRequest): Steps<RankedNotes> {
	const { paths, areNamed, withSources, fewestNotes = FEWEST_NOTES } = request;
	const count = folder.walk.notes.length;
	const isWorthIt = areNamed && count >= fewestNotes && paths.length <= Math.max(1, count / SHARE_OF_ALL);
	return (isWorthIt ? yield* fromCache(folder, options, request) : undefined) ?? (yield* fromNotes(folder, options, request, isWorthIt));

	function* fromNotes(folder: FolderVault, options: CheckOptions, { now }: RankedRequest, isKept: boolean): Steps<RankedNotes> {
		const sources = new SourceIndex();
		const stamps = new Map<string, FileStamp>();
		const latest = now.getTime() - TICK_MS;
		const { loaded, rankerNow } = yield* loadRanked(folder, options, (note, _checker, stamp) => {
			if (withSources) sources.put(note.path, readSources(note, options.settings));
			if (isKept && Math.max(stamp.mtimeMs, stamp.ctimeMs) < latest) stamps.set(note.path, stamp);
		});
		const { index } = loaded;
		yield* workOutBacklinksFor(isKept ? count : paths.length, loaded);
		const ranker = yield* rankerNow();
		if (isKept && loaded.unreadable.length === folder.walk.problems.length)
			yield* keep(loaded, ranker, stamps, withSources ? sources : undefined);
		const known = withSources ? { sources, index, alsoIn: alsoInOf(sources, index) } : undefined;
		return { loaded, ranker, known, bullets: undefined, isFromCache: false };
	}
}

/** Keeps what was read for the next question; nothing where one of the notes may change without being told by its file. */
function* keep(
	{ folder, index, checker }: LoadedVault,
	ranker: Ranker,
	stamped: ReadonlyMap<string, FileStamp>,
	sources: SourceIndex | undefined,
): Steps<void> {
	const paths = index.paths();
	const stamps = paths.flatMap((path) => stamped.get(path) ?? []);
	if (stamps.length < paths.length) return;
	const numbers = new Map(paths.map((path, at) => [path, at]));
	const bullets = new Int32Array(paths.length);
	const aliases: [number, readonly string[]][] = [];
	const leading: (readonly number[])[] = [];
	for (const [at, path] of paths.entries()) {
		yield;
		const record = index.record(path);
		if (record === undefined) return;
		bullets[at] = relatedBulletsOf(record);
		if (record.aliases.length > 0) aliases.push([at, record.aliases]);
		leading.push(index.backlinkSources(path).flatMap((source) => numbers.get(source) ?? []));
	}
	const cache: RankingCache = {
		ranker: yield* storedRankerSteps(ranker),
		stamps,
		bullets,
		sourceStarts: startsOf(paths.length, (note) => leading[note]?.length ?? 0),
		sources: Int32Array.from(leading.flat()),
		aliases,
		plainFields: [...index.plainNames.fields],
		shared: sources && (yield* sharedSourcesSteps(sources, index, paths)),
	};
	yield* writeRankingCache(folder, checker.options, paths, cache);
}

function* fromCache(folder: FolderVault, options: CheckOptions, { paths, withSources }: RankedRequest): Steps<RankedNotes | undefined> {
	const all = folder.walk.notes.filter((path) => !folder.walk.aliases.has(path)).sort();
	const cache = yield* readRankingCache(folder, options, all);
	const shared = withSources ? cache?.shared : undefined;
	if (cache === undefined || (withSources && shared === undefined)) return undefined;
	const wanted = neededFor(paths, all, cache);
	if (wanted.length > Math.max(FEW_TO_READ, all.length / SHARE_TO_READ)) return undefined;
	const typeNotes = yield* readTypeNotes(folder, options.settings);
	const checker = new VaultChecker(
		Array.from(typeNotes.values(), ({ note }) => note),
		options,
	);
	const { index, types } = checker;
	index.plainNames.fields = new Set(cache.plainFields);
	for (const path of [...folder.walk.others, ...folder.walk.aliases.keys()]) index.putFile(path);
	const aliases = new Map(cache.aliases);
	for (const [at, path] of all.entries()) {
		yield;
		const names = aliases.get(at);
		if (names === undefined) index.putFile(path);
		else index.putRecord(namedOnly(path, names));
	}
	const isAsked = new Set(paths);
	const ownSources = new SourceIndex();
	const read = new Set<string>();
	yield* folder.readAll(
		wanted.map((note) => all[note] ?? ''),
		(path, outcome) => {
			if (outcome.kind !== 'read') return;
			const note = parseNote(path, outcome.text);
			checker.putNote(note);
			if (withSources && isAsked.has(path)) ownSources.put(path, readSources(note, options.settings));
			read.add(path);
		},
	);
	if (read.size < wanted.length) return undefined;
	const loaded: LoadedVault = {
		folder,
		checker,
		settings: options.settings,
		types,
		index,
		unreadable: folder.walk.problems.map(walkFinding),
		noteAt(path) {
			const outcome = folder.read(path);
			return outcome.kind === 'read' ? parseNote(path, outcome.text) : undefined;
		},
	};
	const ranker = yield* rankerFrom(cache.ranker, all, index);
	const view = shared && sharedView(shared, all, index);
	const known = view && {
		sources: { of: (path: string) => ownSources.asRead(path).map((source) => chooseReading(source, view.publishers)) },
		index,
		alsoIn: view.alsoIn,
	};
	return { loaded, ranker, known, bullets: new Map(all.map((path, at) => [path, cache.bullets[at] ?? 0])), isFromCache: true };
}

/** The notes that are asked about and those that lead to them, by number: their links are told. */
function neededFor(paths: readonly string[], all: readonly string[], { sourceStarts, sources }: RankingCache): readonly number[] {
	const asked = new Set(paths);
	const needed = new Set<number>();
	for (const [note, path] of all.entries()) {
		if (!asked.has(path)) continue;
		needed.add(note);
		for (const source of sources.subarray(sourceStarts[note], sourceStarts[note + 1])) needed.add(source);
	}
	return [...needed].sort((a, b) => a - b);
}
