import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { readRegularFile } from './readRegularFile.ts';

/** One step of a run, written down before it is taken. Paths are relative to the vault; hashes are SHA-256 in hex. */
export type JournalEntry =
	| { readonly kind: 'run'; readonly command: string; readonly startedAt: string; readonly version: 1 }
	/** `n` names the kept file, `n.old`. */
	| {
			readonly kind: 'replace';
			readonly n: number;
			readonly path: string;
			readonly temporary: string;
			readonly before: string;
			readonly after: string;
	  }
	| { readonly kind: 'create'; readonly n: number; readonly path: string; readonly temporary: string; readonly after: string }
	| { readonly kind: 'remove'; readonly n: number; readonly path: string; readonly before: string }
	| { readonly kind: 'folder'; readonly path: string }
	/** The step of that number was not taken after all. */
	| { readonly kind: 'refused'; readonly n: number }
	/** Somebody wrote into the file that was kept as `n.old`. */
	| { readonly kind: 'raced'; readonly n: number; readonly path: string }
	| { readonly kind: 'undone'; readonly by: string }
	| { readonly kind: 'end' };

const FILE = 'journal.jsonl';

/** A hundred times the journal of a run over 10,000 notes. */
const MAX_JOURNAL_BYTES = 400_000_000;

/** A run's journal, open for writing. */
export interface Journal {
	add(entry: JournalEntry): void;
	close(): void;
}

/** Opens the journal of the run in `folder`, which is made if it is not there; new entries go behind the old. */
export function openJournal(folder: string, disk: Disk): Journal {
	const handle = disk.openSync(join(folder, FILE), 'a');
	return {
		add: (entry) => void disk.writeSync(handle, Buffer.from(`${JSON.stringify(entry)}\n`)),
		close: () => disk.closeSync(handle),
	};
}

/** The entries of the journal in `folder`; a last line that a killed run left half written is left out. Empty where there is none, or none that may be read. */
export function readJournal(folder: string, disk: Disk): readonly JournalEntry[] {
	const file = readRegularFile(join(folder, FILE), { maxBytes: MAX_JOURNAL_BYTES, within: folder }, disk);
	if (file.kind !== 'read') return [];
	const entries: JournalEntry[] = [];
	for (const line of file.bytes.toString('utf8').split('\n')) {
		if (line === '') continue;
		try {
			entries.push(JSON.parse(line) as JournalEntry);
		} catch {
			break;
		}
	}
	return entries;
}
