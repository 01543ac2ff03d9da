import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Note } from '../../core/note/note.ts';
import { createInterner } from '../../core/text/interner.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { type KeptNotes, loadVault, type LoadedVault, type ReadingHelp } from './loadVault.ts';
import { findingsReader, NO_FINDINGS, type OwnFindings } from './ownFindings.ts';
import { canUseThreads } from './threads/readInThreads.ts';
import type { Threads } from './threads/threadCount.ts';

/** How a vault is read that is checked. */
export interface CheckedReading {
	/** Told what is wrong in the text of each note that is read. */
	readonly visit: ReadingHelp['visit'];
	/** Whether anybody wants to know what is wrong in the note at `path`; of every one where it is absent. */
	readonly wants?: (path: string) => boolean;
	/** Notes that need not be read. */
	readonly kept?: KeptNotes;
	/** Threads that may help; none where it is absent. */
	readonly threads?: Threads | undefined;
	/** Whether suggestions are only to be counted. */
	readonly countsSuggestions?: boolean;
}

/** `loadVault` that checks each note by its own text while it is at hand, with the help of threads where they pay. */
export function loadChecked(
	folder: FolderVault,
	options: CheckOptions,
	{ visit, wants = () => true, kept, threads, countsSuggestions }: CheckedReading,
): Steps<LoadedVault> {
	const keep = createInterner();
	let findingsOf: ((note: Note) => OwnFindings) | undefined;
	return loadVault(
		folder,
		options,
		(note, checker, stamp) => {
			findingsOf ??= findingsReader(checker, keep, countsSuggestions);
			const { path, frontmatter } = note;
			const data = frontmatter.kind === 'parsed' ? frontmatter.data : undefined;
			visit(path, wants(path) ? findingsOf(note) : NO_FINDINGS, stamp, checker, data);
		},
		kept,
		threads !== undefined && threads.count > 0 && canUseThreads() ? { threads, wants, visit, countsSuggestions } : undefined,
	);
}
