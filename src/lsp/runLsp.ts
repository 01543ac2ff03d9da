import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import { EXIT_CODE, type ExitCode } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { serve } from './serve.ts';

/**
 * `dossier lsp`: answers the editor on standard input and output until it says that it ends, or is gone: the process then ends with
 * the code of the protocol, 0 after a shutdown and 1 without one. A signal ends it as it ends every command.
 */
export async function runLsp(io: Io): Promise<ExitCode> {
	const connection = createConnection(process.stdin, process.stdout);
	const stop = serve(connection, { now: () => io.now(), threads: io.threads });
	connection.listen();
	await new Promise<void>((resolve) => {
		if (io.signal.aborted) resolve();
		else io.signal.addEventListener('abort', () => resolve(), { once: true });
	});
	stop();
	connection.dispose();
	process.stdin.destroy();
	return EXIT_CODE.fine;
}
