import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileStamp } from '../disk/readNote.ts';
import type { Walk } from '../disk/walkFolder.ts';
import { makeKeepFolder } from '../disk/keepFolder.ts';
import { keepFolderOf } from '../disk/keepFolder.ts';
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

type NoteRow = readonly [path: string, stamp: readonly [number, number, number, number] | null, own: readonly DiagnosticRow[], amongOthers: readonly DiagnosticRow[], isChecked: 0 | 1];

interface StoredResults {
	readonly version: number;
	readonly fingerprint: string;
	readonly files: string;
	readonly notes: readonly NoteRow[];
	/** The hash of the file of the records, which was written with this one. */
	readonly records: string;
}

/** The cache of the vault `root`; `undefined` where there is none, none made under `fingerprint`, or none that can be read. */
export function readCheckCache(root: string, fingerprint: string): CheckCache | undefined {
	try {
		const stored = JSON.parse(readFileSync(pathsOf(root).results, 'utf8')) as StoredResults;
		if (stored.version !== VERSION || stored.fingerprint !== fingerprint) return undefined;
		const notes = new Map(stored.notes.map(([path, stamp, own, amongOthers, isChecked]) => [path, { stamp: stampFrom(stamp), own, amongOthers, isChecked: isChecked === 1 }]));
		return { files: stored.files, notes, records: () => readRecords(root, stored.records) };
	} catch {
		// Whatever is wrong with it, the notes are read again.
		return undefined;
	}
}

function readRecords(root: string, hash: string): ReadonlyMap<string, RecordRow> | undefined {
	try {
		const text = readFileSync(pathsOf(root).records, 'utf8');
		if (hashOf(text) !== hash) return undefined;
		return new Map((JSON.parse(text) as RecordRow[]).map((row) => [row.path, row]));
	} catch {
		return undefined;
	}
}

/** Stores what a check found. It is only a saving of work: where it cannot be written there is none. */
export function writeCheckCache(root: string, fingerprint: string, files: string, notes: ReadonlyMap<string, CachedNote>, records: readonly RecordRow[]): void {
	try {
		makeKeepFolder(root);
		const { folder, results, records: recordsPath } = pathsOf(root);
		mkdirSync(folder, { recursive: true });
		const recordsText = JSON.stringify(records);
		const rows = Array.from(notes, ([path, { stamp, own, amongOthers, isChecked }]): NoteRow => [path, stampTo(stamp), own, amongOthers, isChecked ? 1 : 0]);
		const stored: StoredResults = { version: VERSION, fingerprint, files, notes: rows, records: hashOf(recordsText) };
		writePlainFile(recordsPath, recordsText);
		writePlainFile(results, JSON.stringify(stored));
	} catch {
		// A vault that cannot be written to is checked without.
	}
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
	return { folder, results: join(folder, 'check.json'), records: join(folder, 'records.json') };
}

function stampFrom(row: NoteRow[1]): FileStamp | undefined {
	return row === null ? undefined : { mtimeMs: row[0], ctimeMs: row[1], size: row[2], ino: row[3] };
}

function stampTo(stamp: FileStamp | undefined): NoteRow[1] {
	return stamp === undefined ? null : [stamp.mtimeMs, stamp.ctimeMs, stamp.size, stamp.ino];
}
