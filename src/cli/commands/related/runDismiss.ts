import type { DismissiblePair } from '../../../core/changes/changePlan.ts';
import { dismiss, type Dismissals, dismissedFor, undismiss } from '../../../core/related/dismissals.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { changeStoredDecisions } from '../../vault/changeStoredDecisions.ts';
import { openVault } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { outputLine } from '../../output/outputLine.ts';

/** Notes, as the command line names them, that are never to be proposed for a note again, and those that are. */
export interface DismissOptions {
	readonly never: readonly string[];
	readonly again: readonly string[];
}

/** `dossier related VAULT NOTE --never NOTE`: dismisses notes for one note, or lifts that, in the same file as the plugin. */
export async function runDismiss(io: Io, vault: string, wanted: readonly string[], { never, again }: DismissOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const [given] = wanted;
	if (given === undefined || wanted.length > 1) throw new OperatorError('--never and --again are about one note; give it after VAULT');
	const note = selectNote(folder, given, io.cwd);
	const known = dismissedFor(stored.dismissed, note);
	const dismissed = never.map((name) => selectNote(folder, name, io.cwd));
	if (dismissed.includes(note)) throw new OperatorError(`${note} is never proposed for itself`);
	// A note that is gone can be lifted by its path.
	const lifted = again.map((name) => (known.includes(name) ? name : selectNote(folder, name, io.cwd)));
	const change = (all: Dismissals): Dismissals => {
		const ofNote = (path: string): DismissiblePair => ({ note, path });
		return undismiss(dismiss(all, dismissed.map(ofNote)), lifted.map(ofNote));
	};
	changeStoredDecisions(io, folder.root, ({ dismissals }) => ({ dismissals: change(dismissals) }));
	for (const path of dismissed) io.stdout.write(outputLine`${path} is never proposed for ${note}`);
	for (const path of lifted) io.stdout.write(outputLine`${path} may be proposed for ${note} again`);
	return EXIT_CODE.fine;
}
