import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Ranker } from '../../../core/related/ranker.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import { alsoInOf } from '../../../core/sources/alsoIn.ts';
import { SourceIndex } from '../../../core/sources/sourceIndex.ts';
import type { ExitCode } from '../../exitCode.ts';
import { inspectNote } from '../../../core/report/inspectNote.ts';
import type { Io } from '../../io.ts';
import { keepHeapSmall } from '../../keepHeapSmall.ts';
import { loadRanked } from '../../vault/loadRanked.ts';
import { type LoadedVault, workOutBacklinksFor } from '../../vault/loadVault.ts';
import { notesJson } from '../../output/notesJson.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { inSteps } from '../../pace.ts';
import { printParts } from '../../output/printParts.ts';

/** `dossier inspect`: everything that is known of the notes, the same bytes for the same vault. */
export async function runInspect(io: Io, vault: string, wanted: readonly string[]): Promise<ExitCode> {
	keepHeapSmall();
	const { folder, stored } = await openVault(io, vault);
	const { settings, dismissed } = stored;
	const paths = selectNotes(folder, { wanted, cwd: io.cwd });
	const sources = new SourceIndex();
	const { loaded, ranker } = await inSteps(read(), io.signal);
	const code = sayUnreadable(io, loaded, wanted.length === 0 ? [] : paths);
	const known = { sources, index: loaded.index, alsoIn: alsoInOf(sources, loaded.index) };
	await printParts(io, notesJson(inspected()));
	return code;

	/** The words of the notes are let go with what ranked them. */
	function* read(): Steps<{ readonly loaded: LoadedVault; readonly ranker: Ranker }> {
		const takeSources = (note: Note): void => sources.put(note.path, readSources(note, settings));
		const { loaded, rankerNow } = yield* loadRanked(folder, checkOptionsOf(stored), takeSources);
		yield* workOutBacklinksFor(paths.length, loaded);
		return { loaded, ranker: yield* rankerNow() };
	}

	function textAt(path: string): string | undefined {
		const outcome = folder.read(path);
		return outcome.kind === 'read' ? outcome.text : undefined;
	}

	function* inspected(): Generator<readonly [string, Json] | undefined, void, undefined> {
		for (const path of paths) {
			const record = loaded.index.record(path);
			const request = { dismissed: dismissedFor(dismissed, path), text: () => textAt(path) };
			if (record) yield [path, yield* inspectNote(record, known, (most) => ranker.proposals(path, most, request))];
		}
	}
}
