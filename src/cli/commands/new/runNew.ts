import { parseNote } from '../../../core/note/parseNote.ts';
import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { addIndexLine } from '../../../core/templates/addIndexLine.ts';
import { indexNoteFor } from '../../../core/templates/indexNoteFor.ts';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import type { Note } from '../../../core/note/note.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import { plannedNote } from '../../../core/templates/plannedNote.ts';
import type { WantedPlace } from '../../../core/vault/links/placeOfLink.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import { wantedPlace } from '../../../core/vault/links/wantedPlace.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import { targetsFrom } from '../../../core/vault/links/targetsFrom.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import type { LoadedVault } from '../../vault/loadVault.ts';
import { loadRanked, type RankedVault } from '../../vault/loadRanked.ts';
import { openVault } from '../../vault/openVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { parseAssignments } from '../../input/parseAssignments.ts';
import { relatedPlans, textAfter } from '../../vault/relatedPlans.ts';
import { requireType } from '../../input/requireType.ts';
import type { VaultSettings } from '../../vault/vaultSettings.ts';
import { planningVault } from '../../vault/planningVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { inSteps } from '../../pace.ts';
import { tellProblems } from '../../output/tellProblems.ts';
import { newProblems } from '../../vault/newProblems.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { counted } from '../../../core/text/counted.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface NewOptions {
	readonly dryRun?: boolean;
	readonly force?: boolean;
}

/**
 * `dossier new`: makes a note of a type, in its folder, from its template, with its related notes. What would be wrong with
 * it, that a note went by its name before, or that its file cannot be called like its title, is told first, and it is made with `force`.
 */
export async function runNew(
	io: Io,
	vault: string,
	typeName: string,
	title: string,
	given: readonly string[],
	{ dryRun, force }: NewOptions,
): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const ranked = await inSteps(loadRanked(folder, checkOptionsOf(stored, rulesWanted(stored.settings))), io.signal);
	const { loaded } = ranked;
	const { index, types, checker } = loaded;
	const type = requireType(typeName, types);
	const place = placeAsked(title, index);
	const made = plannedNote({ ...place, type, values: valuesOf(given, type, index) }, planningVault(loaded, io.now()));
	if (made.kind === 'refused') throw new OperatorError(`"${title}" cannot be made: ${made.reason}`);
	for (const name of made.unknownPlaceholders)
		io.stderr.write(outputLine`dossier: {{${name}}} in the template means nothing; it stays as it is`);
	for (const { path, name } of nearExisting(place.title, index))
		if (path !== made.path) io.stderr.write(outputLine`dossier: ${path} is called ${name}; is it the same?`);
	const note = parseNote(made.path, made.text);
	const isThere = index.record(made.path) !== undefined;
	// Asked before the index knows of the new note.
	const former = formerNameOf(place.title, stored.formerNames, index);
	if (!isThere) checker.putNote(note);
	const after = isThere ? made.text : await inSteps(withRelated(note, ranked), io.signal);
	const changes: NoteChange[] = [{ path: made.path, before: undefined, after }];
	const listing = isThere ? undefined : indexChange(io, made.path, loaded, stored);
	if (listing !== undefined) changes.push(listing);
	const born = parseNote(made.path, after);
	if (!isThere) checker.putNote(born);
	const problems = isThere ? [] : newProblems([], checker.check(born));
	if (dryRun === true) await printDiffs(io, changes);
	tellProblems(io, born, problems);
	const why = [
		...(former === undefined ? [] : [`${former.path} was called ${former.name} before it was renamed`]),
		...(made.nameChange === undefined || isThere ? [] : [`"${place.title}" would be ${made.path}: ${made.nameChange}`]),
		...(problems.length === 0 ? [] : [`${made.path} would be born with ${counted(problems.length, 'problem')}`]),
	];
	if (why.length > 0 && force !== true) {
		io.stderr.write(`dossier: ${why.join('; ')}; nothing was written. --force makes it all the same\n`);
		return EXIT_CODE.findings;
	}
	if (dryRun === true) return EXIT_CODE.fine;
	const { code, written } = await writeChanges(io, folder.root, 'new', changes);
	for (const path of written) io.stdout.write(outputLine`${path}`);
	return code;
}

/** The text of a new note with the related notes that it is born with: those that name it, which is why it was made. */
function* withRelated(note: Note, { loaded, takeWords, rankerNow }: RankedVault): Steps<string> {
	takeWords(note);
	const known = { ...loaded, noteAt: (path: string) => (path === note.path ? note : loaded.noteAt(path)) };
	const ranker = yield* rankerNow();
	const { plans } = yield* relatedPlans(known, ranker, { paths: [note.path], from: 0, limit: undefined });
	const planned = plans.get(note.path);
	return planned === undefined ? note.text : textAfter(planned);
}

/** The line of a new note in the index note of its folder, where the settings ask for one and there is such a note. */
function indexChange(
	io: Io,
	path: string,
	{ index, settings, noteAt }: LoadedVault,
	{ linkFormat }: VaultSettings,
): NoteChange | undefined {
	const listing = settings.addToIndexNote ? indexNoteFor(path, index, settings) : undefined;
	const note = listing === undefined ? undefined : noteAt(listing);
	if (note === undefined) return undefined;
	const link = linkTextFor(path, note.path, index, linkFormat);
	const leadsTo = targetsFrom(note.path, index);
	const outcome = link.kind === 'refused' ? link : addIndexLine(note, { path, link: link.text, leadsTo });
	if (outcome.kind === 'refused') io.stderr.write(outputLine`dossier: ${note.path} is not written: ${outcome.reason}`);
	return outcome.kind === 'edits' ? { path: note.path, before: note.text, after: applyEdits(note.text, outcome.edits) } : undefined;
}

/** A title that is a path stands for the note there where a link of the vault wants it; else its slashes are marks like others. */
function placeAsked(title: string, index: VaultIndex): WantedPlace {
	if (!title.includes('/')) return { title, folder: undefined };
	const mentions = index.wanted().flatMap((wanted) => wanted.mentions.filter(({ link }) => link.kind !== 'name' && link.target === title));
	return mentions.length === 0 ? { title, folder: undefined } : wantedPlace({ target: title, mentions }, index);
}

function valuesOf(given: readonly string[], type: NoteType, index: VaultIndex): Readonly<Record<string, FrontmatterValue>> {
	const isName = (text: string): boolean => index.resolveName(text).kind !== 'missing';
	const values: [string, FrontmatterValue][] = [];
	for (const { field, value } of parseAssignments(given, type, isName)) if (value !== undefined) values.push([field, value]);
	return Object.fromEntries(values);
}
