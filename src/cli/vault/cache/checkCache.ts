import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FileStamp } from '../../disk/readNote.ts';
import { sha256 } from '../../sha256.ts';
import type { Walk } from '../../disk/walkFolder.ts';
import { stateFolderOf, makeStateFolder, makeRealFolder } from '../../disk/stateFolder.ts';
import { writePlainFileSteps } from '../../disk/writePlainFile.ts';
import { nodeDisk } from '../../disk/disk.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { type DiagnosticRow, isDiagnosticRow } from './diagnosticRow.ts';
import type { StoredLinks } from './linkRows.ts';
import { type FileLines, linesToWrite, readFileLines } from './lineFile.ts';
import { readRecordFile, type RecordsToWrite, writeRecordFile } from './recordFile.ts';
import { StoredRecords } from './storedRecords.ts';

/** What the last check knew of a note. */
export interface CachedNote {
	/** `undefined` where the note changed so shortly before it was read that the next change might not show. */
	readonly stamp: FileStamp | undefined;
	/** What its own text was found to be wrong with. */
	readonly own: readonly DiagnosticRow[];
	/** What is wrong with it among the others. */
	readonly amongOthers: readonly DiagnosticRow[];
	/** Whether it was one that is checked. */
	readonly isChecked: boolean;
	/** The line of the file that says just this, where one does. */
	readonly line?: number;
}

/** What the history of a vault said of links that lead nowhere. */
export interface Deletions {
	/** The state of the history; the same state says the same. */
	readonly state: string;
	/** The link paths that were asked about, and whether a note was deleted to which each led. */
	readonly answers: readonly (readonly [target: string, wasDeleted: boolean])[];
}

/** The last check of a vault: what was found, and, read only when it is needed, what the index knew. */
export interface CheckCache {
	/** The files that are no notes, and second ways to notes. */
	readonly files: string;
	readonly notes: ReadonlyMap<string, CachedNote>;
	/** What the rules were told of notes that were deleted; absent where none asked. */
	readonly deletions?: Deletions | undefined;
	/** The records of the notes that could be read; `undefined` where they cannot be had. */
	records(): Steps<StoredRecords | undefined>;
	/** Which notes lead to each; `undefined` where that cannot be had. */
	links(): Steps<StoredLinks | undefined>;
	/** Whether the file is there that says so. */
	hasLinks(): boolean;
	/** The file itself, of which lines that still hold are written again as they are. */
	readonly lines: FileLines;
	/** The files that belong to it. */
	readonly ids: FileIds;
}

/** What a check leaves for the next one, and for questions about a note. */
export interface CheckOutcome {
	readonly notes: ReadonlyMap<string, CachedNote>;
	readonly deletions?: Deletions | undefined;
	/** The records of all notes, or of those that are not as the file says that has all. */
	readonly records: RecordsToWrite;
	/** Which notes lead to each; absent where the file still says so. */
	readonly links?: StoredLinks | undefined;
	/** What the last check left, where some of it still holds: all its files but those of the results and of what changed since all records were written. */
	readonly before?: CheckCache | undefined;
}

/** Raised whenever what is stored changes its shape. */
const VERSION = 6;

/** The names of the files that belong to the results, each drawn anew whenever that file is written. */
interface FileIds {
	/** The records of all notes. */
	readonly records: string;
	/** Those that changed since; where none did there is no file. */
	readonly later: string | null;
	readonly links: string;
}

/** The first line of the results. */
interface Head extends FileIds {
	readonly version: number;
	readonly fingerprint: string;
	readonly files: string;
	readonly deletions?: Deletions | undefined;
}

type NoteRow = readonly [
	path: string,
	stamp: readonly [number, number, number, number] | null,
	own: readonly DiagnosticRow[],
	amongOthers: readonly DiagnosticRow[],
	isChecked: 0 | 1,
];

/**
 * The cache of the vault `root`; `undefined` where there is none, none made under `fingerprint`, or none that can be read.
 *
 * @param onDamaged is given the path of a file that is no cache of any version; the notes are read again, and who is told keeps it aside.
 */
export function* readCheckCache(root: string, fingerprint: string, onDamaged: (path: string) => void): Steps<CheckCache | undefined> {
	const { results } = pathsOf(root);
	const lines = readFileLines(root, results);
	if (lines === undefined) return undefined;
	try {
		const head = JSON.parse(lines.next() ?? '') as Head;
		if (head.version !== VERSION || head.fingerprint !== fingerprint) return undefined;
		if (head.deletions?.answers.some(([target]) => typeof target !== 'string') === true) throw new Error('the deletions are none');
		const notes = new Map<string, CachedNote>();
		for (let text = lines.next(); text !== undefined; text = lines.next()) {
			yield;
			const [path, stamp, own, amongOthers, isChecked] = JSON.parse(text) as NoteRow;
			if (typeof path !== 'string' || ![...own, ...amongOthers].every(isDiagnosticRow)) throw new Error(`${text} is no row`);
			notes.set(path, { stamp: stampFrom(stamp), own, amongOthers, isChecked: isChecked === 1, line: lines.last });
		}
		return {
			files: head.files,
			notes,
			deletions: head.deletions,
			records: () => readRecords(root, head, onDamaged),
			links: () => readLinks(root, head, onDamaged),
			hasLinks: () => hasLinks(root, head, onDamaged),
			lines,
			ids: head,
		};
	} catch {
		onDamaged(results);
		return undefined;
	}
}

function* readRecords(root: string, { records, later }: FileIds, onDamaged: (path: string) => void): Steps<StoredRecords | undefined> {
	const paths = pathsOf(root);
	let path = paths.records;
	try {
		const all = yield* readRecordFile(path, root, records);
		path = paths.later;
		const changed = later === null ? [] : yield* readRecordFile(path, root, later);
		return all && changed && new StoredRecords(all, changed);
	} catch {
		onDamaged(path);
		return undefined;
	}
}

/** The first line of the links. */
interface LinksHead {
	readonly id: string;
	readonly plainFields: readonly string[];
}

function* readLinks(root: string, { links }: FileIds, onDamaged: (path: string) => void): Steps<StoredLinks | undefined> {
	const path = pathsOf(root).links;
	const lines = readFileLines(root, path);
	if (lines === undefined) return undefined;
	try {
		const head = JSON.parse(lines.next() ?? '') as LinksHead;
		if (head.id !== links) return undefined;
		const plainFields = head.plainFields.map(String);
		const found: string[] = [];
		for (let text = lines.next(); text !== undefined; text = lines.next()) {
			yield;
			found.push(text);
		}
		return { plainFields, lines: found };
	} catch {
		onDamaged(path);
		return undefined;
	}
}

function hasLinks(root: string, { links }: FileIds, onDamaged: (path: string) => void): boolean {
	const path = pathsOf(root).links;
	const lines = readFileLines(root, path);
	if (lines === undefined) return false;
	try {
		lines.requireWhole();
		return (JSON.parse(lines.next() ?? '') as LinksHead).id === links;
	} catch {
		onDamaged(path);
		return false;
	}
}

/**
 * Stores what a check found. It is only a saving of work: where it cannot be written there is none.
 *
 * The results are written last: as long as they are those of an earlier check they name other files than those that were written,
 * and what is in these is not believed.
 */
export function* writeCheckCache(root: string, fingerprint: string, files: string, outcome: CheckOutcome): Steps<void> {
	const { notes, deletions, records, links, before } = outcome;
	try {
		makeStateFolder(root);
		const paths = pathsOf(root);
		makeRealFolder(paths.folder, nodeDisk);
		const ids: FileIds = {
			records: before?.ids.records ?? newId(),
			later: before === undefined ? null : newId(),
			links: links === undefined && before !== undefined ? before.ids.links : newId(),
		};
		if (ids.later === null) yield* writeRecordFile(paths.records, ids.records, records);
		else yield* writeRecordFile(paths.later, ids.later, records);
		if (links !== undefined) {
			const head: LinksHead = { id: ids.links, plainFields: links.plainFields };
			yield* writePlainFileSteps(paths.links, linesToWrite(head, links.lines));
		}
		const head: Head = { version: VERSION, fingerprint, files, deletions, ...ids };
		yield* writePlainFileSteps(paths.results, linesToWrite(head, rowsOf(notes, before?.lines)));
		if (ids.later === null) for (const path of [paths.later, join(paths.folder, FORMER_RECORDS)]) removeIfThere(path);
	} catch {
		// A vault that cannot be written to is checked without.
	}
}

/** What the records of all notes were kept in up to version 4. */
const FORMER_RECORDS = 'records.jsonl';

function removeIfThere(path: string): void {
	try {
		nodeDisk.unlinkSync(path);
	} catch {
		// There is none.
	}
}

function newId(): string {
	return randomBytes(16).toString('hex');
}

/** The rows of notes; of those that stand in lines of a file already, which follow each other, the bytes. */
function* rowsOf(notes: ReadonlyMap<string, CachedNote>, lines: FileLines | undefined): Iterable<string | Uint8Array> {
	let from = 0;
	let to = 0;
	for (const [path, { stamp, own, amongOthers, isChecked, line }] of notes) {
		if (lines !== undefined && line === to && to > from) {
			to += 1;
			continue;
		}
		if (lines !== undefined && to > from) yield lines.bytes(from, to);
		from = to = 0;
		if (lines !== undefined && line !== undefined) {
			from = line;
			to = line + 1;
		} else yield JSON.stringify([path, stampTo(stamp), own, amongOthers, isChecked ? 1 : 0] satisfies NoteRow);
	}
	if (lines !== undefined && to > from) yield lines.bytes(from, to);
}

/** What tells one state of the file set from another, the notes left out, which are looked at one by one. */
export function filesHash({ others, aliases, problems }: Walk): string {
	return sha256(JSON.stringify([others, [...aliases], problems]));
}

function pathsOf(root: string): Readonly<Record<'folder' | 'results' | 'records' | 'later' | 'links', string>> {
	const folder = join(stateFolderOf(root), 'cache');
	return {
		folder,
		results: join(folder, 'check.jsonl'),
		records: join(folder, 'records.bin'),
		later: join(folder, 'records-later.bin'),
		links: join(folder, 'links.jsonl'),
	};
}

function stampFrom(row: NoteRow[1]): FileStamp | undefined {
	return row === null ? undefined : { mtimeMs: row[0], ctimeMs: row[1], size: row[2], ino: row[3] };
}

function stampTo(stamp: FileStamp | undefined): NoteRow[1] {
	return stamp === undefined ? null : [stamp.mtimeMs, stamp.ctimeMs, stamp.size, stamp.ino];
}
