import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileStamp } from '../disk/readNote.ts';
import type { Walk } from '../disk/walkFolder.ts';
import { keepFolderOf, makeKeepFolder } from '../disk/keepFolder.ts';
import { writePlainFile } from '../writePlainFile.ts';
import type { DiagnosticRow } from './diagnosticRow.ts';
import type { RecordRow } from './recordRow.ts';

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
	/** The records of the notes that could be read; `undefined` where they cannot be had. */
	records(): ReadonlyMap<string, RecordRow> | undefined;
}

/** Raised whenever what is stored changes its shape. */
const VERSION = 1;

/** The first line of both files, which belong together when it is the same; one line a note follows. */
interface Head {
	readonly version: number;
	readonly fingerprint: string;
	readonly files: string;
	/** Drawn anew for each pair of files. */
	readonly pair: string;
}

type NoteRow = readonly [path: string, stamp: readonly [number, number, number, number] | null, own: readonly DiagnosticRow[], amongOthers: readonly DiagnosticRow[], isChecked: 0 | 1];

/** The cache of the vault `root`; `undefined` where there is none, none made under `fingerprint`, or none that can be read. */
export function readCheckCache(root: string, fingerprint: string): CheckCache | undefined {
	try {
		const lines = readLines(pathsOf(root).results);
		const head = lines.next().value as Head;
		if (head.version !== VERSION || head.fingerprint !== fingerprint) return undefined;
		const notes = new Map<string, CachedNote>();
		for (const [path, stamp, own, amongOthers, isChecked] of lines as Iterable<NoteRow>) notes.set(path, { stamp: stampFrom(stamp), own, amongOthers, isChecked: isChecked === 1 });
		return { files: head.files, notes, records: () => readRecords(root, head) };
	} catch {
		// Whatever is wrong with it, the notes are read again.
		return undefined;
	}
}

function readRecords(root: string, { pair }: Head): ReadonlyMap<string, RecordRow> | undefined {
	try {
		const lines = readLines(pathsOf(root).records);
		if ((lines.next().value as Head).pair !== pair) return undefined;
		const rows = new Map<string, RecordRow>();
		for (const row of lines as Iterable<RecordRow>) rows.set(row.path, row);
		return rows;
	} catch {
		return undefined;
	}
}

/** Stores what a check found. It is only a saving of work: where it cannot be written there is none. */
export function writeCheckCache(root: string, fingerprint: string, files: string, notes: ReadonlyMap<string, CachedNote>, records: Iterable<RecordRow>): void {
	try {
		makeKeepFolder(root);
		const { folder, results, records: recordsPath } = pathsOf(root);
		mkdirSync(folder, { recursive: true });
		const head: Head = { version: VERSION, fingerprint, files, pair: randomBytes(16).toString('hex') };
		writePlainFile(recordsPath, toLines(head, records));
		writePlainFile(results, toLines(head, rowsOf(notes)));
	} catch {
		// A vault that cannot be written to is checked without.
	}
}

function* rowsOf(notes: ReadonlyMap<string, CachedNote>): Iterable<NoteRow> {
	for (const [path, { stamp, own, amongOthers, isChecked }] of notes) yield [path, stampTo(stamp), own, amongOthers, isChecked ? 1 : 0];
}

/** Lines are put together to parts of this length: one write a line would take longer than making the lines. */
const PART_LENGTH = 1 << 20;

function* toLines(head: Head, rows: Iterable<unknown>): Iterable<string> {
	let part = `${JSON.stringify(head)}\n`;
	for (const row of rows) {
		part += `${JSON.stringify(row)}\n`;
		if (part.length < PART_LENGTH) continue;
		yield part;
		part = '';
	}
	// A file without its last line was cut off, and says so.
	yield `${part}${END}\n`;
}

const END = '"end"';

/** The values in the lines of a file, the last of which has to be there. */
function* readLines(path: string): Generator<unknown, undefined> {
	const bytes = readFileSync(path);
	let start = 0;
	for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
		const line = bytes.toString('utf8', start, end);
		if (line === END) return undefined;
		yield JSON.parse(line) as unknown;
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

function pathsOf(root: string): { readonly folder: string; readonly results: string; readonly records: string } {
	const folder = join(keepFolderOf(root), 'cache');
	return { folder, results: join(folder, 'check.jsonl'), records: join(folder, 'records.jsonl') };
}

function stampFrom(row: NoteRow[1]): FileStamp | undefined {
	return row === null ? undefined : { mtimeMs: row[0], ctimeMs: row[1], size: row[2], ino: row[3] };
}

function stampTo(stamp: FileStamp | undefined): NoteRow[1] {
	return stamp === undefined ? null : [stamp.mtimeMs, stamp.ctimeMs, stamp.size, stamp.ino];
}
