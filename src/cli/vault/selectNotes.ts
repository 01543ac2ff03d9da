import { runInNewContext } from 'node:vm';
import { foldCase } from '../../core/text/foldCase.ts';
import { foldName } from '../../core/text/foldName.ts';
import { isObject } from '../../core/text/isObject.ts';
import picomatch from 'picomatch';
import type { FolderVault } from '../disk/folderVault.ts';
import { pathInVault } from '../input/pathInVault.ts';
import { OperatorError } from '../operatorError.ts';

/** Which notes a command line means. */
export interface NoteSelection {
	/** What it names; `!PATTERN` leaves out again. */
	readonly wanted: readonly string[];
	/** Patterns to leave out. */
	readonly ignored?: readonly string[] | undefined;
	/** The current folder, absolute: what the vault does not know by that name is looked for there. */
	readonly cwd: string;
}

/**
 * The notes that the command line names, in the order of their paths; all where it names none, or only says which to leave out.
 *
 * What it names is, in this order: a path with or without `.md`, a folder, a note's name wherever it lies, a pattern such as
 * `Actors/**`, all relative to the vault; what is none of these, the same relative to the current folder. A pattern that leaves
 * out need not match: `!Drafts` stands in scripts of vaults with and without drafts.
 *
 * @throws {OperatorError} if something that was named is no note, or a name belongs to several.
 */
export function selectNotes(folder: Pick<FolderVault, 'root' | 'walk'>, { wanted, ignored = [], cwd }: NoteSelection): readonly string[] {
	const { notes } = folder.walk;
	const known = new Set(notes);
	const find = (given: string) => {
		const found = matching(given, notes, known);
		const fromHere = found.length > 0 ? undefined : pathInVault(folder.root, cwd, given);
		return fromHere === undefined ? found : matching(fromHere, notes, known);
	};
	const isLeftOut = (given: string) => given.startsWith('!') && !known.has(given) && !known.has(`${given}.md`);
	const named = wanted.filter((given) => !isLeftOut(given));
	const chosen = new Set<string>(named.length === 0 ? notes : []);
	for (const given of named) {
		const matches = find(given);
		if (matches.length === 0)
			throw new OperatorError(`"${given}" is no note, folder or pattern of the vault; paths are relative to ${folder.root}`);
		for (const path of matches) chosen.add(path);
	}
	for (const pattern of [...wanted.filter(isLeftOut).map((given) => given.slice(1)), ...ignored])
		for (const path of find(pattern)) chosen.delete(path);
	return notes.filter((path) => chosen.has(path));
}

/** The one note that the command line names: by path, with or without `.md`, or by name. */
export function selectNote(folder: Pick<FolderVault, 'root' | 'walk'>, given: string, cwd: string): string {
	const found = selectNotes(folder, { wanted: [given], cwd });
	const [path] = found;
	if (path !== undefined && found.length === 1) return path;
	throw new OperatorError(`"${given}" means ${found.length} notes; give the path of one`);
}

/** The package throws where a pattern has 65,536, some of which are ours. */
const MOST_CHARACTERS = 65_000;

function matching(given: string, notes: readonly string[], known: ReadonlySet<string>): readonly string[] {
	const path = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
	for (const spelled of [path, `${path}.md`]) {
		if (known.has(spelled)) return [spelled];
	}
	const folder = path.endsWith('/') ? path : `${path}/`;
	const inFolder = path === '.' ? notes : notes.filter((note) => note.startsWith(folder));
	if (inFolder.length > 0) return inFolder;
	const named = notesNamed(path, notes);
	if (named.length > 1)
		throw new OperatorError(`"${given}" is the name of ${named.length} notes: ${named.join(', ')}; give the path of one`);
	if (named.length === 1) return named;
	// A pattern without a folder means a name, wherever it lies; a folder that it matches means what is in it.
	const pattern = path.includes('/') ? path : `**/${path}`;
	if (pattern.length > MOST_CHARACTERS)
		throw new OperatorError(`a pattern has ${given.length} characters; give one of at most ${MOST_CHARACTERS}`);
	return matchesOf(pattern, notes, given);
}

/** A hundred thousand names take a tenth of it. A pattern of many stars, or whose groups repeat, can take longer than anybody lives. */
const MOST_MATCHING_MS = 2000;

/** @throws {OperatorError} where it takes too long: V8 ends a regular expression as it ends a program. */
function matchesOf(pattern: string, notes: readonly string[], given: string): readonly string[] {
	const match = (): readonly string[] => {
		const isMatch = picomatch([pattern, `${pattern}/**`]);
		return notes.filter((note) => isMatch(note));
	};
	try {
		return runInNewContext('match()', { match }, { timeout: MOST_MATCHING_MS }) as readonly string[];
	} catch (error) {
		// It comes from another context, where it is no `Error` of this one.
		if (!isObject(error) || error['code'] !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
		throw new OperatorError(`the pattern "${given}" takes more than ${MOST_MATCHING_MS / 1000} seconds; give one with fewer stars`);
	}
}

/** The notes called so as it is written, but for capitals; where there are none, also those that have other accents, quotes or dashes. */
function notesNamed(name: string, notes: readonly string[]): readonly string[] {
	for (const fold of [foldCase, foldName]) {
		const wanted = fold(name);
		const named = notes.filter((note) => fold(note.slice(note.lastIndexOf('/') + 1, -3)) === wanted);
		if (named.length > 0) return named;
	}
	return [];
}
