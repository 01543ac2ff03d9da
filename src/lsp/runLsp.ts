import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import type { Io } from '../cli/io.ts';
import { stoppedCode } from '../cli/stopped.ts';
import { serve } from './serve.ts';

/**
 * `dossier lsp`: answers the editor on standard input and output until it says that it ends, or is gone: the process then ends with
 * the code of the protocol, 0 after a shutdown and 1 without one. A signal ends it as it ends every command.
 */
export async function runLsp(io: Io): Promise<never> {
	const connection = createConnection(process.stdin, process.stdout);
	const stop = serve(connection, { now: () => io.now(), threads: io.threads });
	connection.listen();
	await new Promise<void>((resolve) => {
		if (io.signal.aborted) resolve();
		else io.signal.addEventListener('abort', () => resolve(), { once: true });
	});
	stop();
	// The libraries go on looking whether the editor is still there.
	process.exit(stoppedCode(io.signal));
}
