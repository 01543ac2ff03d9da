import { Buffer } from 'node:buffer';
import { decodeNote } from '../disk/decodeNote.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { MAX_NOTE_BYTES } from '../disk/readNote.ts';
import type { Io } from '../io.ts';
import { OperatorError } from '../operatorError.ts';
import { withText } from '../vault/withText.ts';
import { pathInVault } from './pathInVault.ts';

/** What the flags say of a text that an editor has and the disk has not. */
export interface InputOptions {
	readonly stdin?: boolean;
	readonly stdinFilename?: string;
}

/** A vault with a text of which only standard input knows, and the note that it belongs to. */
export interface NoteFromInput {
	readonly folder: FolderVault;
	readonly path: string;
}

/**
 * The vault as it will be once the note that `--stdin-filename` names says what comes in by standard input; `undefined` where the
 * command line does not ask for that. The note is named from the vault, else from the current folder, and need not be there yet.
 *
 * @param others whatever on the command line looks at other notes, or at other times, as it is written there.
 * @throws {OperatorError} if the flags do not go together, or what comes in is no text of a note.
 */
export async function noteFromInput(
	io: Pick<Io, 'stdin' | 'cwd'>,
	folder: FolderVault,
	{ stdin, stdinFilename }: InputOptions,
	others: readonly string[],
): Promise<NoteFromInput | undefined> {
	if (stdin !== true && stdinFilename === undefined) return undefined;
	if (stdin !== true || stdinFilename === undefined)
		throw new OperatorError('--stdin and --stdin-filename NOTE go together: the text of that note comes in by standard input');
	const [other] = others;
	if (other !== undefined) throw new OperatorError(`--stdin looks at one text; it cannot be combined with ${other}`);
	const path = pathOf(folder, io.cwd, stdinFilename);
	const read = decodeNote(await bytesOf(io));
	if (read.kind === 'not-utf8') throw new OperatorError(`what came in by standard input is not UTF-8 (${read.reason})`);
	return { path, folder: withText(folder, path, read.text) };
}

function pathOf(folder: FolderVault, cwd: string, given: string): string {
	const path = given.replaceAll('\\', '/').replace(/^\.\//, '');
	if (folder.walk.notes.includes(path)) return path;
	// A new note is named from where one stands where that is in the vault, else from the vault.
	const here = pathInVault(folder.root, cwd, given) ?? pathInVault(folder.root, folder.root, given);
	if (here === undefined || !here.toLowerCase().endsWith('.md') || here.split('/').some((part) => part.startsWith('.')))
		throw new OperatorError(`--stdin-filename "${given}" is no path of a note in the vault, such as Actors/Iran.md`);
	return here;
}

async function bytesOf({ stdin }: Pick<Io, 'stdin'>): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of stdin?.() ?? []) {
		parts.push(part);
		size += part.length;
		if (size > MAX_NOTE_BYTES) throw new OperatorError(`more than ${MAX_NOTE_BYTES / 1e6} MB came in by standard input; that is no note`);
	}
	return Buffer.concat(parts);
}
