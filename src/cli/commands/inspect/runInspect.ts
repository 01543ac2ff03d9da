import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import type { ExitCode } from '../../exitCode.ts';
import { inspectNote } from '../../../core/report/inspectNote.ts';
import type { Io } from '../../io.ts';
import { keepHeapSmall } from '../../keepHeapSmall.ts';
import { loadRankedNotes } from '../../vault/loadRankedNotes.ts';
import { proposalsAhead } from '../../vault/proposalsAhead.ts';
import { notesJson } from '../../output/notesJson.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { inSteps } from '../../pace.ts';
import { printParts } from '../../output/printParts.ts';

/** `dossier inspect`: everything that is known of the notes, the same bytes for the same vault. */
export async function runInspect(io: Io, vault: string, wanted: readonly string[]): Promise<ExitCode> {
	// A few notes are soon printed: what they are ranked by is most of the heap then.
	if (wanted.length === 0) keepHeapSmall();
	const { folder, stored } = await openVault(io, vault);
	const { dismissed } = stored;
	const paths = selectNotes(folder, { wanted, cwd: io.cwd });
	const request = { paths, areNamed: wanted.length > 0, withSources: true, now: io.now(), fewestNotes: io.notesWorthACache };
	const { loaded, ranker, known } = await inSteps(loadRankedNotes(folder, checkOptionsOf(stored), request), io.signal);
	const code = sayUnreadable(io, loaded, wanted.length === 0 ? [] : paths);
	await printParts(io, notesJson(inspected()));
	return code;

	function textAt(path: string): string | undefined {
		const outcome = folder.read(path);
		return outcome.kind === 'read' ? outcome.text : undefined;
	}

	function* inspected(): Generator<readonly [string, Json] | undefined, void, undefined> {
		const ahead = yield* proposalsAhead({
			ranker,
			paths,
			dismissedFor: (path) => dismissedFor(dismissed, path),
			textAt,
			threads: io.threads,
		});
		try {
			for (const path of paths) {
				const record = loaded.index.record(path);
				if (record === undefined || known === undefined) continue;
				const proposals = yield* ahead.of(path);
				yield [path, yield* inspectNote(record, known, () => proposals)];
			}
		} finally {
			ahead.end();
		}
	}
}
