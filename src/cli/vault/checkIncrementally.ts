import { asksFor } from '../../core/checking/rulesWanted.ts';
import { MAX_FINDINGS_PER_NOTE } from '../../core/checking/inReportOrder.ts';
import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { headFingerprintOf, type PackedRecord, publicFingerprintOf } from '../../core/vault/records/packedRecord.ts';
import { type CachedNote, type CheckCache, filesHash, readCheckCache, writeCheckCache } from './cache/checkCache.ts';
import { compare, type Comparison, fingerprintOf } from './cache/compareCache.ts';
import { AskedDeletions } from './cache/askedDeletions.ts';
import { diagnosticFromRow, diagnosticToRow } from './cache/diagnosticRow.ts';
import { type StoredLinks, storedLinksAfter, storedLinksOf } from './cache/linkRows.ts';
import { RecordsToWrite } from './cache/recordFile.ts';
import type { StoredRecords } from './cache/storedRecords.ts';
import { type Check, type CheckScope, pathsIn } from './checkVault.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { type CheckedReading, loadChecked } from './loadChecked.ts';
import { type FixingVault, loadForTexts, loadVault, type LoadedVault } from './loadVault.ts';
import { done, type Steps } from '../../core/text/steps.ts';
import type { Threads } from './threads/threadCount.ts';

/** A note that changed so shortly before it was read may change again within the same tick of the file system's clock. */
const TICK_MS = 100;

/** From one note in so many on, working out the backlinks of all notes at once is the cheaper way. */
const SHARE_WORTH_ALL = 8;

/** Of so few notes each is asked about alone: what rules ask of the vault is then worked out as far as it tells of that note. */
const FEW = 3;

/** Where more than one note in so many changed since the records of all were written, they are written anew. */
const SHARE_WORTH_REWRITING = 20;

export interface RecheckOptions extends Pick<CheckScope, 'countsSuggestions'> {
	readonly now: Date;
	readonly onRead?: () => void;
	/** Threads that may help to read the notes; none where it is absent. */
	readonly threads?: Threads | undefined;
	/** The state of the history that tells of deleted notes: where it is the same, so is what it tells. Asked only where a rule asks of deleted notes. */
	readonly historyState: () => string;
	/** Is given the path of a part of the cache that is none. */
	readonly onDamaged: (path: string) => void;
}

/**
 * Checks a whole vault as `checkVault` does, reading only the notes that changed since the last time; what is found is the same.
 *
 * Where nothing changed nothing is read. Where notes changed in what only they can see, such as a sentence, or in links of their
 * texts of which no rule tells others, the rules that look across notes run for them alone. Where the history tells something else of
 * deleted notes than the last time, all notes are read again.
 */
export function* checkIncrementally(folder: FolderVault, given: CheckOptions, recheck: RecheckOptions): Steps<Check> {
	const { settings } = given;
	const fingerprint = fingerprintOf(given);
	const known = yield* readCheckCache(folder.root, fingerprint, recheck.onDamaged);
	const deletions = new AskedDeletions(given, recheck.historyState, known?.deletions);
	const { options } = deletions;
	const cache = deletions.areTheSame() ? known : undefined;
	const comparison = cache && (yield* compare(folder, cache));
	if (cache && comparison?.isSameSet === true && comparison.changed.length === 0)
		return {
			...(yield* fromCache(cache, recheck.countsSuggestions)),
			load: () => loadStored(folder, options, cache),
			loadForFixes: (rules) => loadForFixes(folder, withRules(options, rules), cache),
		};
	const areTypesSame =
		comparison !== undefined &&
		!comparison.changed.some((path) => isInSetFolder(path, settings.typesFolder)) &&
		(comparison.isSameSet || !hasTypeNote(cache, folder, settings));
	const stored = areTypesSame && cache ? yield* cache.records() : undefined;
	return cache && comparison && stored
		? yield* checkChanged(folder, deletions, recheck, fingerprint, cache, comparison, stored)
		: yield* checkAll(folder, deletions, recheck, fingerprint);
}

/** Types may have gone with a note that is no longer there. */
function hasTypeNote(cache: CheckCache | undefined, folder: FolderVault, { typesFolder }: Settings): boolean {
	const there = new Set(folder.walk.notes);
	return [...(cache?.notes.keys() ?? [])].some((path) => isInSetFolder(path, typesFolder) && !there.has(path));
}

/** The same check with these rules alone. */
function withRules(options: CheckOptions, ids: ReadonlySet<string>): CheckOptions {
	const { note, vault } = options.rules;
	return { ...options, rules: { note: note.filter(({ id }) => ids.has(id)), vault: vault.filter(({ id }) => ids.has(id)) } };
}

/** The rules that look at one text need no other note. */
function loadForFixes(folder: FolderVault, options: CheckOptions, cache: CheckCache): Steps<FixingVault> {
	return options.rules.vault.length === 0 ? loadForTexts(folder, options) : loadStored(folder, options, cache);
}

/** A vault of which nothing changed, from what is stored of its notes; read again where that cannot be had. */
function* loadStored(folder: FolderVault, options: CheckOptions, cache: CheckCache): Steps<LoadedVault> {
	const stored = yield* cache.records();
	const paths = new Set([...cache.notes.keys()].filter((path) => stored?.has(path)));
	return yield* loadVault(folder, options, undefined, stored && { stored, paths });
}

function* fromCache(cache: Pick<CheckCache, 'notes'>, countsSuggestions = false): Steps<Omit<Check, 'load' | 'loadForFixes'>> {
	const found: Diagnostic[] = [];
	let notes = 0;
	let suggestions = 0;
	for (const [path, { own, amongOthers, isChecked }] of cache.notes) {
		yield;
		if (isChecked) notes++;
		const areFew = countsSuggestions && own.length + amongOthers.length <= MAX_FINDINGS_PER_NOTE;
		for (const rows of [own, amongOthers]) {
			for (const row of rows) {
				if (areFew && row[1] === 'info' && row[6] === undefined) suggestions += 1;
				else found.push(diagnosticFromRow(path, row));
			}
		}
	}
	return { found, suggestions, notes, isLookedAt: () => true };
}

/** What was found in each note, by path. */
type Findings = Map<string, CachedNote>;

function* checkAll(folder: FolderVault, deletions: AskedDeletions, recheck: RecheckOptions, fingerprint: string): Steps<Check> {
	const { options } = deletions;
	const findings: Findings = new Map();
	const records = new RecordsToWrite();
	const visit = ownVisitor(findings, recheck);
	const vault = yield* loadChecked(folder, options, {
		visit(...told) {
			visit(...told);
			const [path, , , checker, data] = told;
			const record = checker.index.packed(path);
			if (record !== undefined) records.add(record, data);
		},
		threads: recheck.threads,
	});
	const paths = [...findings.keys()];
	const found = yield* withOthers(findings, vault, paths, recheck.countsSuggestions);
	yield* writeCheckCache(folder.root, fingerprint, filesOf(folder, findings), {
		notes: findings,
		deletions: deletions.told(),
		records,
		links: yield* linksOf(vault),
	});
	return found;
}

function* checkChanged(
	folder: FolderVault,
	deletions: AskedDeletions,
	recheck: RecheckOptions,
	fingerprint: string,
	cache: CheckCache,
	comparison: Comparison,
	stored: StoredRecords,
): Steps<Check> {
	const { options } = deletions;
	const findings: Findings = new Map();
	const same = new Set<string>();
	for (const path of comparison.unchanged) {
		yield;
		const cached = cache.notes.get(path);
		if (!stored.has(path) || cached === undefined) continue;
		same.add(path);
		findings.set(path, cached);
	}
	const kept = { stored, paths: same };
	const vault = yield* loadChecked(folder, options, { visit: ownVisitor(findings, recheck), kept, threads: recheck.threads });
	const { changed, isSameSet } = comparison;
	const seen = isSameSet ? seenOf(changed, stored, vault) : 'everything';
	const isForAll = seen === 'everything' || (seen === 'links' && asksFor('backlinks', options.rules));
	const paths = isForAll ? [...findings.keys()] : changed;
	const found = yield* withOthers(findings, vault, paths, recheck.countsSuggestions);
	const later = [...findings.keys()].filter((path) => !same.has(path) || stored.isLater(path));
	const isRewritten = later.length * SHARE_WORTH_REWRITING > findings.size;
	yield* writeCheckCache(folder.root, fingerprint, filesOf(folder, findings), {
		notes: findings,
		deletions: deletions.told(),
		records: new RecordsToWrite(recordsOf(isRewritten ? findings.keys() : later, vault)),
		links: yield* linksToWrite(seen, cache, changed, vault),
		before: isRewritten ? undefined : cache,
	});
	return found;
}

/** What other notes can see of a change; `links` are those in the texts of the notes that changed: which rules are told of them they say themselves (`asks`). */
type Seen = 'nothing' | 'links' | 'everything';

function seenOf(paths: readonly string[], stored: StoredRecords, { index }: LoadedVault): Seen {
	let seen: Seen = 'nothing';
	for (const path of paths) {
		const record = index.packed(path);
		const before = stored.record(path);
		if (record === undefined && before === undefined) continue;
		if (record === undefined || before === undefined || headFingerprintOf(record) !== headFingerprintOf(before)) return 'everything';
		if (publicFingerprintOf(record) !== publicFingerprintOf(before)) seen = 'links';
	}
	return seen;
}

/** Keeps what is wrong in the text of each note that is read. */
function ownVisitor(findings: Findings, { now, onRead }: RecheckOptions): CheckedReading['visit'] {
	const latest = now.getTime() - TICK_MS;
	return (path, own, stamp) => {
		onRead?.();
		const isSettled = Math.max(stamp.mtimeMs, stamp.ctimeMs) < latest;
		findings.set(path, { stamp: isSettled ? stamp : undefined, own: own.rows, amongOthers: [], isChecked: true });
	};
}

/** Runs the rules that look across notes for the notes at `paths`, the only ones of which anything may be otherwise; the others keep what was found in them. */
function* withOthers(
	findings: Findings,
	vault: LoadedVault,
	paths: readonly string[],
	countsSuggestions: boolean | undefined,
): Steps<Check> {
	const { index, checker } = vault;
	const areFew = paths.length <= FEW;
	if (areFew && asksFor('backlinks', checker.options.rules)) yield* index.workOutLinks(paths);
	if (!areFew && paths.length * SHARE_WORTH_ALL > findings.size) yield* checker.prepareAll();
	for (const path of paths) {
		yield;
		const known = findings.get(path);
		const record = index.record(path);
		if (known === undefined || record === undefined) continue;
		yield* checker.prepare([], record, { isAlone: areFew });
		findings.set(path, withAmongOthers(known, checker.checkAmongOthers(record).map(diagnosticToRow)));
	}
	// A note that came, went or changed may decide for all notes of its type.
	for (const path of paths) {
		yield;
		const known = findings.get(path);
		if (known === undefined || known.own.every(([, , , , , demand]) => demand === undefined || demand === null)) continue;
		const before = known.own.map((row) => diagnosticFromRow(path, row));
		yield* checker.prepare(before, undefined);
		const own = checker.settled(before);
		const { stamp, amongOthers, isChecked } = known;
		if (own.some((diagnostic, at) => diagnostic !== before[at]))
			findings.set(path, { stamp, own: own.map(diagnosticToRow), amongOthers, isChecked });
	}
	const { found, suggestions, notes } = yield* fromCache({ notes: findings }, countsSuggestions);
	return {
		found: [...found, ...vault.unreadable],
		suggestions,
		notes: notes + pathsIn(vault.unreadable),
		isLookedAt: () => true,
		load: () => done(vault),
		loadForFixes: () => done(vault),
	};
}

/** As `filesHash` has it; like none where a note could not be read, of which there are no results: that it went would show nowhere. */
function filesOf({ walk }: FolderVault, findings: Findings): string {
	return walk.notes.every((path) => findings.has(path) || walk.aliases.has(path)) ? filesHash(walk) : '';
}

/** Which notes lead to each; worked out for all of them in steps, since for one that thousands lead to it takes a while by itself. */
function* linksOf({ index }: LoadedVault): Steps<StoredLinks> {
	yield* index.workOutBacklinks();
	return storedLinksOf(index);
}

/** `linksOf` by what is stored of it, where the notes at `changed` may lead elsewhere and no other; `undefined` where what is stored still holds. */
function* linksToWrite(seen: Seen, cache: CheckCache, changed: readonly string[], vault: LoadedVault): Steps<StoredLinks | undefined> {
	if (seen === 'nothing' && cache.hasLinks()) return undefined;
	const before = seen === 'everything' || changed.length > FEW ? undefined : yield* cache.links();
	return (before && (yield* storedLinksAfter(before, changed, vault.index))) ?? (yield* linksOf(vault));
}

function* recordsOf(paths: Iterable<string>, { index }: LoadedVault): Iterable<PackedRecord> {
	for (const path of paths) {
		const record = index.packed(path);
		if (record !== undefined) yield record;
	}
}

/** Where nothing else is found the line is still right in which it is stored. */
function withAmongOthers(known: CachedNote, amongOthers: CachedNote['amongOthers']): CachedNote {
	if (known.line !== undefined && JSON.stringify(amongOthers) === JSON.stringify(known.amongOthers)) return known;
	const { stamp, own, isChecked } = known;
	return { stamp, own, amongOthers, isChecked };
}
