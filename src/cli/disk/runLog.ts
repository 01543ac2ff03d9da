import type { NoteChange } from '../../core/changes/changeBatch.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { Disk } from './disk.ts';
import { createJournal, type JournalEntry, type TemporaryStep } from './journal.ts';
import { deleteRun, keptFile, writeRecord } from './runFolders.ts';
import type { RunRecord } from './runRecord.ts';
import { removeTemporaries } from './removeTemporaries.ts';
import { findRaces, type Race } from './sweepRuns.ts';
import type { WriteOutcome } from './writeOutcome.ts';

/** What is known of a run before its first step. */
interface RunHead {
	readonly command: string;
	readonly now: Date;
	readonly takesBack?: string;
	readonly decisions?: RunRecord['decisions'];
}

/** One step that was begun. */
interface Step extends TemporaryStep {
	readonly change: NoteChange;
}

/** A change that was made, and the number of the file that holds what was there before. */
interface Written {
	readonly change: NoteChange;
	readonly kept: number | null;
}

/** What a run has done so far: in its journal before each step, and in its record when it ends. */
export class RunLog {
	readonly #root: string;
	readonly #folder: string;
	readonly #disk: Disk;
	readonly #journal: ReturnType<typeof createJournal>;
	readonly #folders: string[] = [];
	readonly #renames: { from: string; to: string }[] = [];
	readonly #begun: Step[] = [];
	readonly #written: Written[] = [];
	#steps = 0;
	#head: Pick<RunRecord, 'version' | 'id' | 'time' | 'title' | 'command' | 'takesBack' | 'decisions'> | undefined;

	constructor(root: string, folder: string, disk: Disk) {
		this.#root = root;
		this.#folder = folder;
		this.#disk = disk;
		this.#journal = createJournal(folder, disk);
	}

	begin({ command, now, takesBack, decisions }: RunHead, id: string): void {
		const time = now.toISOString();
		const taken = takesBack === undefined ? {} : { takesBack };
		this.#add({ kind: 'run', version: 2, command, time, ...taken });
		this.#head = { version: 1, id, time, title: `dossier ${command}`, command, ...taken, ...(decisions && { decisions }) };
	}

	/** Writes the step down, takes it, and writes down when it was not taken after all. */
	take<Outcome extends WriteOutcome>(change: NoteChange, temporary: string, act: (keptAs: string) => Outcome): Outcome {
		const n = this.#steps++;
		const step = { n, change, temporary };
		this.#add({ kind: 'write', ...step });
		this.#begun.push(step);
		const outcome = act(keptFile(this.#folder, n));
		if (outcome.kind === 'written') this.#written.push({ change, kept: change.before === null ? null : n });
		else this.#add({ kind: 'refused', n });
		return outcome;
	}

	/** `take` for a note that gets another name. Nothing of it is kept: it is all there, under the other name. */
	rename<Outcome extends WriteOutcome>(from: NoteChange, to: NoteChange, temporary: string, act: () => Outcome): Outcome {
		const n = this.#steps++;
		this.#add({ kind: 'rename', n, temporary, from, to });
		const outcome = act();
		if (outcome.kind === 'written') {
			this.#written.push({ change: from, kept: null }, { change: to, kept: null });
			this.#renames.push({ from: from.path, to: to.path });
		} else this.#add({ kind: 'refused', n });
		return outcome;
	}

	madeFolder(path: string): void {
		this.#add({ kind: 'folder', path });
		this.#folders.push(path);
	}

	/** The run's record, as it is stored; `undefined` where nothing was written, and nothing is kept. */
	*end(): Steps<{ readonly record: RunRecord | undefined; readonly races: readonly Race[] }> {
		yield* removeTemporaries(this.#root, this.#folder, this.#begun, this.#disk);
		this.#journal.close();
		if (this.#written.length === 0 || this.#head === undefined) {
			deleteRun(this.#folder, this.#disk);
			return { record: undefined, races: [] };
		}
		const found = yield* findRaces(
			this.#folder,
			{
				...this.#head,
				notes: this.#written.map(({ change }) => change),
				kept: this.#written.map(({ kept }) => kept),
				...(this.#renames.length === 0 ? {} : { renames: this.#renames }),
				folders: this.#folders,
				raced: [],
			},
			this.#disk,
		);
		writeRecord(this.#folder, found.record, this.#disk);
		return found;
	}

	#add(entry: JournalEntry): void {
		this.#journal.add(entry);
	}
}
