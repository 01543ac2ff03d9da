import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { isSoundRanker, type StoredRanker, areSoundStarts, type Starts } from '../../../core/related/storedRanker.ts';
import type { CheckOptions } from '../../../core/checking/checkOptions.ts';
import type { SharedSources } from '../../../core/sources/sharedSources.ts';
import { isObject } from '../../../core/text/isObject.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { nodeDisk } from '../../disk/disk.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import type { FileStamp } from '../../disk/readNote.ts';
import { makeRealFolder, makeStateFolder, stateFolderOf } from '../../disk/stateFolder.ts';
import { filesHash } from './checkCache.ts';
import { sha256 } from '../../sha256.ts';
import { fingerprintOf } from './compareCache.ts';
import { readNumberFile, rowsOf, writeNumberFile } from './numberFile.ts';

/** What is kept of a vault so that one note of it can be ranked without reading the others; a note is its place among the paths in code-unit order. */
export interface RankingCache {
	readonly ranker: StoredRanker;
	readonly stamps: readonly FileStamp[];
	/** How many related notes each lists in bullets of their own. */
	readonly bullets: Int32Array;
	/** The notes that lead to each. */
	readonly sourceStarts: Starts;
	readonly sources: Int32Array;
	/** The notes that have aliases. */
	readonly aliases: readonly (readonly [note: number, aliases: readonly string[]])[];
	/** The fields that name notes although types do not say so. */
	readonly plainFields: readonly string[];
	/** What the sources of the vault have in common; `undefined` where nobody asked for it, or what was kept of it is damaged. */
	readonly shared: SharedSources | undefined;
}

/** Raised whenever what is stored changes its shape or its meaning. */
const VERSION = 4;

interface Head {
	readonly version: number;
	readonly fingerprint: string;
	readonly files: string;
	readonly paths: string;
	readonly curve: StoredRanker['curve'];
	readonly aliases: RankingCache['aliases'];
	readonly plainFields: readonly string[];
}

/** Keeps `cache` for the next question. It is only a saving of work: where it cannot be written there is none. */
export function* writeRankingCache(folder: FolderVault, options: CheckOptions, paths: readonly string[], cache: RankingCache): Steps<void> {
	const { ranker, stamps, bullets, sourceStarts, sources, aliases, plainFields, shared } = cache;
	const { curve, ...numbers } = ranker;
	try {
		makeStateFolder(folder.root);
		makeRealFolder(folderOf(folder), nodeDisk);
		const head: Head = { version: VERSION, ...whatItIsOf(folder, options, paths), curve, aliases, plainFields };
		const rows = {
			...numbers,
			stamps: Float64Array.from(stamps.flatMap(({ mtimeMs, ctimeMs, size, ino }) => [mtimeMs, ctimeMs, size, ino])),
			bullets,
			sourceStarts,
			sources,
			...(shared === undefined ? {} : { shared: Uint8Array.from(Buffer.from(JSON.stringify(shared))) }),
		};
		yield* writeNumberFile(join(folderOf(folder), NAME), [{ head, rows }]);
	} catch {
		// A vault that cannot be written to is ranked without.
	}
}

/**
 * What was kept of a vault as it is now, its notes being at `paths`, in code-unit order; `undefined` where there is none, or anything has changed since.
 */
export function* readRankingCache(folder: FolderVault, options: CheckOptions, paths: readonly string[]): Steps<RankingCache | undefined> {
	const [file] = readNumberFile(join(folderOf(folder), NAME), folder.root) ?? [];
	if (file === undefined) return undefined;
	yield;
	const head = file.head as Head;
	const now = whatItIsOf(folder, options, paths);
	if (head.version !== VERSION || head.fingerprint !== now.fingerprint || head.files !== now.files || head.paths !== now.paths)
		return undefined;
	const { rows } = file;
	const [int32, uint8, float64] = [rowsOf(rows, Int32Array), rowsOf(rows, Uint8Array), rowsOf(rows, Float64Array)];
	const stamps = yield* unchanged(folder, paths, float64('stamps'));
	if (stamps === undefined) return undefined;
	const ranker: StoredRanker = {
		curve: head.curve,
		types: int32('types'),
		exclusions: uint8('exclusions'),
		edgeStarts: int32('edgeStarts'),
		edgeTo: int32('edgeTo'),
		edgeBits: uint8('edgeBits'),
		termStarts: int32('termStarts'),
		terms: rowsOf(rows, Uint32Array)('terms'),
		weights: float64('weights'),
		nameStarts: int32('nameStarts'),
		namedNotes: int32('namedNotes'),
		namedTimes: int32('namedTimes'),
	};
	const [bullets, sourceStarts, sources] = [int32('bullets'), int32('sourceStarts'), int32('sources')];
	const isSound =
		isSoundRanker(ranker, paths.length) &&
		bullets.length === paths.length &&
		areSoundStarts(sourceStarts, paths.length, sources.length) &&
		isSoundHead(head);
	if (!isSound) return undefined;
	const shared = uint8('shared');
	return {
		ranker,
		stamps,
		bullets,
		sourceStarts,
		sources,
		aliases: head.aliases,
		plainFields: head.plainFields,
		get shared() {
			return sharedIn(Buffer.from(shared).toString());
		},
	};
}

/** The stamps of the notes if all are as they were. */
function* unchanged(folder: FolderVault, paths: readonly string[], kept: Float64Array): Steps<readonly FileStamp[] | undefined> {
	const stamps: FileStamp[] = [];
	for (const [at, path] of paths.entries()) {
		yield;
		const stamp = folder.stampOf(path);
		if (stamp === undefined) return undefined;
		const [mtimeMs, ctimeMs, size, ino] = kept.subarray(at * 4, at * 4 + 4);
		if (stamp.mtimeMs !== mtimeMs || stamp.ctimeMs !== ctimeMs || stamp.size !== size || stamp.ino !== ino) return undefined;
		stamps.push(stamp);
	}
	return stamps;
}

function isSoundHead({ curve, aliases, plainFields }: Head): boolean {
	const areTexts = (texts: unknown): boolean => Array.isArray(texts) && texts.every((text) => typeof text === 'string');
	return (
		typeof curve?.slope === 'number' &&
		typeof curve.intercept === 'number' &&
		['number', 'undefined'].includes(typeof curve.linked) &&
		['number', 'undefined'].includes(typeof curve.beside) &&
		areTexts(plainFields) &&
		Array.isArray(aliases) &&
		aliases.every(([note, texts]) => typeof note === 'number' && areTexts(texts))
	);
}

/** What `text` says of shared sources, or `undefined` where it is something else: whoever wrote it. */
function sharedIn(text: string): SharedSources | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	return isObject(value) &&
		arePairs(value['given'], (notes) => Array.isArray(notes) && notes.every(Number.isInteger)) &&
		arePairs(value['publishers'], Number.isInteger) &&
		arePairs(value['leads'], Number.isInteger)
		? (value as unknown as SharedSources)
		: undefined;
}

function arePairs(value: unknown, isSecond: (value: unknown) => boolean): boolean {
	return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && isSecond(pair[1]));
}

/** What tells one state of the vault and one way of ranking from another, the notes left out, which are looked at one by one. */
function whatItIsOf(folder: FolderVault, options: CheckOptions, paths: readonly string[]): Pick<Head, 'fingerprint' | 'files' | 'paths'> {
	return {
		// The name of the program has a hash of what is in it: another build has another cache.
		fingerprint: sha256(`${import.meta.url}\n${fingerprintOf(options)}`),
		files: filesHash(folder.walk),
		paths: sha256(paths.join('\n')),
	};
}

const NAME = 'ranking.bin';

function folderOf({ root }: FolderVault): string {
	return join(stateFolderOf(root), 'cache');
}
