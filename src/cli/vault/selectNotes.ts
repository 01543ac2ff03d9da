import { foldCase } from '../../core/text/foldCase.ts';
import { globSync } from 'tinyglobby';
import type { FolderVault } from '../disk/folderVault.ts';
import { OperatorError } from '../operatorError.ts';

/**
 * The notes that the command line names, in the order of their paths; all where it names none.
 *
 * What it names is, in this order: a path with or without `.md`, a folder, a note's name wherever it lies, a pattern such as `Actors/**`.
 *
 * @throws {OperatorError} if something that was named is no note, or a name belongs to several.
 */
export function selectNotes(folder: FolderVault, wanted: readonly string[]): readonly string[] {
	const { notes } = folder.walk;
	if (wanted.length === 0) return notes;
	const known = new Set(notes);
	const chosen = new Set<string>();
	for (const given of wanted) {
		const matches = matching(given, notes, known, folder.root);
		if (matches.length === 0)
			throw new OperatorError(`"${given}" is no note, folder or pattern of the vault; paths are relative to ${folder.root}`);
		for (const path of matches) chosen.add(path);
	}
	return notes.filter((path) => chosen.has(path));
}

/** The one note that the command line names: by path, with or without `.md`, or by name. */
export function selectNote(folder: FolderVault, given: string): string {
	const found = selectNotes(folder, [given]);
	const [path] = found;
	if (path !== undefined && found.length === 1) return path;
	throw new OperatorError(`"${given}" means ${found.length} notes; give the path of one`);
}

function matching(given: string, notes: readonly string[], known: ReadonlySet<string>, root: string): readonly string[] {
	const path = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
	for (const spelled of [path, `${path}.md`]) {
		if (known.has(spelled)) return [spelled];
	}
	const folder = path.endsWith('/') ? path : `${path}/`;
	const inFolder = path === '.' ? notes : notes.filter((note) => note.startsWith(folder));
	if (inFolder.length > 0) return inFolder;
	const named = notes.filter((note) => nameOf(note) === foldCase(path));
	if (named.length > 1)
		throw new OperatorError(`"${given}" is the name of ${named.length} notes: ${named.join(', ')}; give the path of one`);
	if (named.length === 1) return named;
	// A pattern without a folder means a name, wherever it lies.
	return globSync([path.includes('/') ? path : `**/${path}`], {
		cwd: root,
		onlyFiles: true,
		dot: false,
		followSymbolicLinks: false,
	}).filter((match) => known.has(match));
}

function nameOf(path: string): string {
	return foldCase(path.slice(path.lastIndexOf('/') + 1, -3));
}
