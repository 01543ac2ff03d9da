import type { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FileStamp } from '../../disk/readNote.ts';
import type { Walk } from '../../disk/walkFolder.ts';
import { stateFolderOf, makeStateFolder, makeRealFolder } from '../../disk/stateFolder.ts';
import { writePlainFileSteps } from '../../disk/writePlainFile.ts';
import { nodeDisk } from '../../disk/disk.ts';
import { readRegularFile } from '../../disk/readRegularFile.ts';
import { type DiagnosticRow, isDiagnosticRow } from './diagnosticRow.ts';
import { type RecordRow, ROW_LENGTH } from './recordRow.ts';
import type { Steps } from '../../../core/text/steps.ts';

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
}

/** The last check of a vault: what was found, and, read only when it is needed, what the index knew. */
export interface CheckCache {
	/** The files that are no notes, and second ways to notes. */
	readonly files: string;
	readonly notes: ReadonlyMap<string, CachedNote>;
	/** The records of the notes that could be read, as they are stored, by path; `undefined` where they cannot be had. */
	records(): Steps<ReadonlyMap<string, StoredRecord> | undefined>;
	/** The records of these notes alone, in the time that looking through the file takes. */
	recordsOf(paths: ReadonlySet<string>): Steps<ReadonlyMap<string, StoredRecord> | undefined>;
	/** Which notes lead to each, as the lines that are stored; `undefined` where they cannot be had. */
	links(): Steps<readonly string[] | undefined>;
}

/** A note, its aliases, and the numbers of the rows of the notes that lead to it. */
export type LinkRow = readonly [path: string, aliases: readonly string[], sources: readonly number[]];

/** What a check leaves for the next one, and for questions about a note. */
export interface CheckOutcome {
	readonly notes: ReadonlyMap<string, CachedNote>;
	/** The lines of the records. */
	readonly records: Iterable<string>;
	/** The lines that say which notes lead to each. */
	readonly links: Iterable<string>;
}

/** A record as it is stored: its line, to be stored again as it is, and what it says. */
export interface StoredRecord {
	readonly line: string;
	readonly row: RecordRow;
}

/** Raised whenever what is stored changes its shape. */
const VERSION = 4;

/** The first line of all files, which belong together when it is the same; one line a note follows. */
interface Head {
	readonly version: number;
	readonly fingerprint: string;
	readonly files: string;
	/** Drawn anew whenever they are written. */
	readonly pair: string;
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
	const { results, records, links } = pathsOf(root);
	const lines = readLines(root, results);
	if (lines === undefined) return undefined;
	try {
		const head = JSON.parse(lines.next().value ?? '') as Head;
		if (head.version !== VERSION || head.fingerprint !== fingerprint) return undefined;
		const notes = new Map<string, CachedNote>();
		for (const line of lines) {
			yield;
			const [path, stamp, own, amongOthers, isChecked] = JSON.parse(line) as NoteRow;
			if (typeof path !== 'string' || ![...own, ...amongOthers].every(isDiagnosticRow)) throw new Error(`${line} is no row`);
			notes.set(path, { stamp: stampFrom(stamp), own, amongOthers, isChecked: isChecked === 1 });
		}
		return {
			files: head.files,
			notes,
			records: () => readRecords(root, head, () => onDamaged(records)),
			recordsOf: (paths) => readRecords(root, head, () => onDamaged(records), paths),
			links: () => readLinks(root, head, () => onDamaged(links)),
		};
	} catch {
		onDamaged(results);
		return undefined;
	}
}

function* readRecords(
	root: string,
	{ pair }: Head,
	onDamaged: () => void,
	wanted?: ReadonlySet<string>,
): Steps<ReadonlyMap<string, StoredRecord> | undefined> {
	const lines = readLines(root, pathsOf(root).records);
	if (lines === undefined) return undefined;
	try {
		if ((JSON.parse(lines.next().value ?? '') as Head).pair !== pair) return undefined;
		const records = new Map<string, StoredRecord>();
		for (const line of lines) {
			yield;
			if (wanted !== undefined && !wanted.has(pathIn(line))) continue;
			const row = JSON.parse(line) as RecordRow;
			if (typeof row[0] !== 'string' || row.length !== ROW_LENGTH) throw new Error(`${line} is no row`);
			records.set(row[0], { line, row });
		}
		return records;
	} catch {
		onDamaged();
		return undefined;
	}
}

function* readLinks(root: string, { pair }: Head, onDamaged: () => void): Steps<readonly string[] | undefined> {
	const lines = readLines(root, pathsOf(root).links);
	if (lines === undefined) return undefined;
	try {
		if ((JSON.parse(lines.next().value ?? '') as Head).pair !== pair) return undefined;
		const found: string[] = [];
		for (const line of lines) {
			yield;
			found.push(line);
		}
		return found;
	} catch {
		onDamaged();
		return undefined;
	}
}

const FIRST_TEXT = /^\[("(?:[^"\\]|\\.)*")/;

/** The path at the beginning of the line of a record. */
function pathIn(line: string): string {
	const written = FIRST_TEXT.exec(line)?.[1];
	if (written === undefined) throw new Error(`${line} is no row`);
	return JSON.parse(written) as string;
}

/** Stores what a check found, and the lines of the records. It is only a saving of work: where it cannot be written there is none. */
export function* writeCheckCache(root: string, fingerprint: string, files: string, { notes, records, links }: CheckOutcome): Steps<void> {
	try {
		makeStateFolder(root);
		const { folder, results, records: recordsPath, links: linksPath } = pathsOf(root);
		makeRealFolder(folder, nodeDisk);
		const head: Head = { version: VERSION, fingerprint, files, pair: randomBytes(16).toString('hex') };
		yield* writePlainFileSteps(recordsPath, toLines(head, records));
		yield* writePlainFileSteps(linksPath, toLines(head, links));
		yield* writePlainFileSteps(results, toLines(head, rowsOf(notes)));
	} catch {
		// A vault that cannot be written to is checked without.
	}
}

function* rowsOf(notes: ReadonlyMap<string, CachedNote>): Iterable<string> {
	for (const [path, { stamp, own, amongOthers, isChecked }] of notes)
		yield JSON.stringify([path, stampTo(stamp), own, amongOthers, isChecked ? 1 : 0] satisfies NoteRow);
}

/** Lines are put together to parts of this length, or so many of them: one write a line would take longer than making the lines. */
const PART_LENGTH = 1 << 18;
const PART_LINES = 25;

function* toLines(head: Head, rows: Iterable<string>): Iterable<string> {
	let part = `${JSON.stringify(head)}\n`;
	let lines = 0;
	for (const row of rows) {
		part += `${row}\n`;
		lines += 1;
		if (part.length < PART_LENGTH && lines < PART_LINES) continue;
		yield part;
		part = '';
		lines = 0;
	}
	// A file without its last line was cut off, and says so.
	yield `${part}${END}\n`;
}

const END = '"end"';

/** Fifty times the cache of 10,000 notes; a vault for which that is too little is read anew. */
const MAX_CACHE_BYTES = 1_000_000_000;

/** The lines of a file, or `undefined` where there is none that may be read. */
function readLines(root: string, path: string): Generator<string, undefined> | undefined {
	const file = readRegularFile(path, { maxBytes: MAX_CACHE_BYTES, within: root });
	return file.kind === 'read' ? linesOf(file.bytes, path) : undefined;
}

/** The lines but for the last, which has to be there. */
function* linesOf(bytes: Buffer, path: string): Generator<string, undefined> {
	let start = 0;
	for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
		const line = bytes.toString('utf8', start, end);
		if (line === END) return undefined;
		yield line;
		start = end + 1;
	}
	throw new Error(`${path} was cut off`);
}

/** What tells one state of the file set from another, the notes left out, which are looked at one by one. */
export function filesHash({ others, aliases, problems }: Walk): string {
	return hashOf(JSON.stringify([others, [...aliases], problems]));
}

/** The SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function pathsOf(root: string): Readonly<Record<'folder' | 'results' | 'records' | 'links', string>> {
	const folder = join(stateFolderOf(root), 'cache');
	return { folder, results: join(folder, 'check.jsonl'), records: join(folder, 'records.jsonl'), links: join(folder, 'links.jsonl') };
}

function stampFrom(row: NoteRow[1]): FileStamp | undefined {
	return row === null ? undefined : { mtimeMs: row[0], ctimeMs: row[1], size: row[2], ino: row[3] };
}

function stampTo(stamp: FileStamp | undefined): NoteRow[1] {
	return stamp === undefined ? null : [stamp.mtimeMs, stamp.ctimeMs, stamp.size, stamp.ino];
}
