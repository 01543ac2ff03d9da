import type { Note } from '../../../core/note/note.ts';
import { inferTypesSteps } from '../../../core/types/infer/inferTypes.ts';
import { counted } from '../../../core/text/counted.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { printDiffs } from '../../output/printDiffs.ts';

export interface TypesInferOptions {
	readonly write?: boolean;
}

/** `dossier types VAULT infer`: proposes type notes from what is there; never writes over one that exists. */
export async function runTypesInfer(io: Io, vault: string, { write }: TypesInferOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	await inSteps(loaded.index.workOutLinks(), io.signal);
	sayUnreadable(io, loaded);
	const inferred = await inSteps(inferTypesSteps(allNotes(loaded), loaded.index, loaded.types, loaded.settings), io.signal);
	if (inferred.length === 0) {
		io.stdout.write('Every type that two notes or more have is described\n');
		return EXIT_CODE.fine;
	}
	const changes = inferred.map(({ path, text }) => ({ path, before: undefined, after: text }));
	if (write !== true) {
		await printDiffs(io, changes);
		io.stdout.write(
			`${counted(inferred.length, 'type')} of ${counted(
				inferred.reduce((sum, { notes }) => sum + notes, 0),
				'note',
			)}; --write makes their type notes\n`,
		);
		return EXIT_CODE.findings;
	}
	const { code, written } = await writeChanges(io, folder.root, 'types infer', changes);
	for (const path of written) io.stdout.write(`${path}\n`);
	return code;
}

/** Every note once more: what a type is like shows only when it is known where all names lead. */
function* allNotes({ index, noteAt }: LoadedVault): Iterable<Note> {
	for (const path of index.paths()) {
		const note = noteAt(path);
		if (note) yield note;
	}
}
