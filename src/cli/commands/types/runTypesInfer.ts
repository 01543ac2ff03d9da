import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { isInSetFolder } from '../../../core/vault/paths/isInFolder.ts';
import { LoudCounter, type LoudCounts, loudWords } from '../../../core/report/loudCounter.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { learnedText } from '../../../core/types/infer/learnedText.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { OperatorError } from '../../operatorError.ts';
import { type InferredType, inferTypesSteps } from '../../../core/types/infer/inferTypes.ts';
import { counted } from '../../../core/text/counted.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface TypesInferOptions {
	readonly write?: boolean;
	/** Fields that are left out, as `type.field`. */
	readonly without?: readonly string[];
}

/** `dossier types VAULT infer`: proposes type notes from what is there; never writes over one that exists. */
export async function runTypesInfer(io: Io, vault: string, { write, without = [] }: TypesInferOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored, rulesWanted(stored.settings))), io.signal);
	await inSteps(loaded.index.workOutLinks(), io.signal);
	sayUnreadable(io, loaded);
	const counter = new LoudCounter(loaded.checker);
	const notes = visited(allNotes(loaded), (note) => counter.add(note));
	const learned = await inSteps(inferTypesSteps(notes, loaded.index, loaded.types, loaded.settings), io.signal);
	const inferred = withoutFields(learned, without, loaded.settings.typeKey);
	if (inferred.length === 0) {
		const hasTypes = [...loaded.index.typeCounts().values()].some((notes) => notes > 1);
		const none = `No two notes have the same type in their field \`${loaded.settings.typeKey}\`\n`;
		io.stdout.write(hasTypes ? 'Every type that two notes or more have is described\n' : none);
		return EXIT_CODE.fine;
	}
	const before = await inSteps(counter.counts(), io.signal);
	const after = await inSteps(countsWith(inferred, loaded), io.signal);
	const counts = `Now ${loudWords(before)}; with ${inferred.length === 1 ? 'this type' : 'these types'} ${loudWords(after)}\n`;
	const changes = inferred.map(({ path, text }) => ({ path, before: undefined, after: text }));
	if (write !== true) {
		await printDiffs(io, changes);
		io.stdout.write(counts);
		io.stdout.write(
			`${counted(inferred.length, 'type')} of ${counted(
				inferred.reduce((sum, { notes }) => sum + notes, 0),
				'note',
			)}; --write makes their type notes\n`,
		);
		return EXIT_CODE.findings;
	}
	const { code, written } = await writeChanges(io, folder.root, 'types infer', changes);
	for (const path of written) io.stdout.write(outputLine`${path}`);
	return code;
}

/** The types without the fields that are left out; one that there is not is the operator's mistake. */
function withoutFields(types: readonly InferredType[], without: readonly string[], typeKey: string): readonly InferredType[] {
	const known = types.flatMap(({ name, why }) => [...why.keys()].map((field) => `${name}.${field}`));
	const unknown = without.find((field) => !known.includes(field));
	if (unknown !== undefined)
		throw new OperatorError(`--without "${unknown}": nothing of that name is learned; one of: ${known.join(', ') || 'no field'}`);
	return types.map((type) => {
		const leftOut = new Set([...type.why.keys()].filter((field) => without.includes(`${type.name}.${field}`)));
		return { ...type, text: learnedText(type, typeKey, leftOut) };
	});
}

/** The errors and warnings that the vault would have with these types. */
function* countsWith(types: readonly InferredType[], loaded: LoadedVault): Steps<LoudCounts> {
	const { folder, index, checker, settings, noteAt } = loaded;
	const learned = types.map(({ path, text }) => parseNote(path, text));
	const described = index.paths().filter((path) => isInSetFolder(path, settings.typesFolder));
	const after = new VaultChecker([...described.flatMap((path) => noteAt(path) ?? []), ...learned], checker.options);
	const counter = new LoudCounter(after);
	for (const path of [...folder.walk.others, ...folder.walk.aliases.keys()]) after.putFile(path);
	for (const note of concatenated(allNotes(loaded), learned)) {
		after.putNote(note);
		counter.add(note);
		yield;
	}
	yield* after.index.workOutPlainNames();
	return yield* counter.counts();
}

function* concatenated<Item>(...parts: readonly Iterable<Item>[]): Iterable<Item> {
	for (const part of parts) yield* part;
}

function* visited<Item>(items: Iterable<Item>, visit: (item: Item) => void): Iterable<Item> {
	for (const item of items) {
		visit(item);
		yield item;
	}
}

/** Every note once more: what a type is like shows only when it is known where all names lead. */
function* allNotes({ index, noteAt }: LoadedVault): Iterable<Note> {
	for (const path of index.paths()) {
		const note = noteAt(path);
		if (note) yield note;
	}
}
