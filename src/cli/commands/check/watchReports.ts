import { openFolder } from '../../disk/folderVault.ts';
import type { Io } from '../../io.ts';
import { OperatorError, operatorMessage } from '../../operatorError.ts';
import { inSteps } from '../../pace.ts';
import { watchFolder } from '../../vault/watchFolder.ts';
import { outputLine } from '../../output/outputLine.ts';

/**
 * Prints a report of the vault at `root`, and after each change another one where it says something else, until the command is stopped or
 * nobody reads on.
 *
 * @param once prints the report.
 * @throws {OperatorError} where the vault is gone, or cannot be reported on at the beginning.
 */
export async function watchReports(io: Io, root: string, once: (out: Io) => Promise<unknown>): Promise<void> {
	let shown = '';
	/** Prints a report that says something else than the one before it. */
	const report = async (changed?: readonly string[]) => {
		let said = '';
		await once({ ...io, stdout: { write: (text) => void (said += text) } });
		if (said === shown) return;
		if (changed !== undefined) io.stderr.write(`dossier: ${io.now().toLocaleTimeString()} ${namesOf(changed)} changed\n`);
		io.stdout.write(shown === '' ? said : `\n${said}`);
		shown = said;
	};
	await watchFolder(root, io.stdout.gone ? AbortSignal.any([io.signal, io.stdout.gone]) : io.signal, {
		async ready() {
			await report();
			io.stderr.write(outputLine`dossier: watching ${root}; Ctrl+C ends it`);
		},
		async changed(paths) {
			try {
				await report(paths);
			} catch (error) {
				if (!(error instanceof OperatorError)) throw error;
				// A vault that is gone ends it; settings that are half written, or about to be mended, are heard of again.
				await inSteps(openFolder(root), io.signal);
				io.stderr.write(`dossier: ${operatorMessage(error)}\n`);
			}
		},
	});
}

/** So many names tell a person what happened; a pull of a repository changes hundreds. */
const NAMES_SHOWN = 3;

function namesOf(paths: readonly string[]): string {
	const shown = paths.slice(0, NAMES_SHOWN).join(', ');
	return paths.length > NAMES_SHOWN ? `${shown} and ${paths.length - NAMES_SHOWN} more` : shown;
}
