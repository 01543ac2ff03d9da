import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { finish } from '../../../core/text/steps.ts';
import { openFolder } from '../../disk/folderVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { knownDeleted } from '../deletedNotes.ts';
import { mayLieInRepository } from '../mayLieInRepository.ts';

/** The program of the thread, beside the parts of the command. */
const PROGRAM = new URL('./deletedReader.js', import.meta.url);

/**
 * The paths of notes of the vault at `root` that git knows to have been deleted, as `knownDeleted` has them, asked in another thread: git takes its time, and
 * goes through a history that may be long. Where the thread breaks down nothing is known; where the command is run from its sources there is none.
 */
export async function deletedInThread(root: string, signal: AbortSignal): Promise<readonly string[]> {
	if (!mayLieInRepository(root)) return [];
	if (!existsSync(PROGRAM)) {
		await setImmediate();
		try {
			return signal.aborted ? [] : knownDeleted(finish(openFolder(root)));
		} catch (error) {
			if (error instanceof OperatorError) return [];
			throw error;
		}
	}
	const worker = new Worker(PROGRAM, { workerData: root, execArgv: [] });
	worker.unref();
	return new Promise((resolve) => {
		worker.once('message', (deleted: readonly string[]) => resolve(deleted));
		for (const event of ['error', 'exit']) worker.once(event, () => resolve([]));
		signal.addEventListener('abort', () => void worker.terminate(), { once: true });
	});
}
