import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import { SourceIndex } from '../../../core/sources/sourceIndex.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import { inspectNote } from '../../output/inspectNote.ts';
import type { Io } from '../../io.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { notesJson } from '../../output/notesJson.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';

/** `dossier inspect`: everything that is known of the notes, the same bytes for the same vault. */
export async function runInspect(io: Io, vault: string, wanted: readonly string[]): Promise<ExitCode> {
	const { folder, stored } = openVault(io, vault);
	const { settings, dismissed } = stored;
	const paths = selectNotes(folder, wanted);
	const sources = new SourceIndex();
	const loaded = loadVault(folder, checkOptionsOf(stored), (note) => sources.put(note.path, readSources(note, settings)));
	sayUnreadable(io, loaded);
	const notes = new Map<string, Json>();
	for (const path of paths) {
		const record = loaded.index.record(path);
		if (record) notes.set(path, inspectNote(record, loaded.index, sources, { settings, dismissed: dismissedFor(dismissed, path) }));
	}
	io.stdout.write(notesJson(notes));
	return EXIT_CODE.fine;
}
