import process from 'node:process';
import { createConnection, type ResponseMessage, StreamMessageWriter } from './protocol.ts';
import type { Io } from '../cli/io.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { stoppedCode } from '../cli/stopped.ts';
import { CheckedReader } from './checkedReader.ts';
import { MessageLimits } from './messageLimits.ts';
import { serve } from './serve.ts';

/**
 * `dossier lsp`: answers the editor on standard input and output until it says that it ends, or is gone: the process then ends with
 * the code of the protocol, 0 after a shutdown and 1 without one. A signal ends it as it ends every command. So does, with 2, a header
 * that does not say how long its message is, since where the next one begins can then not be known and nothing would be answered any
 * more, and a header or a message that is longer than one can be.
 */
export async function runLsp(io: Io): Promise<never> {
	const writer = new StreamMessageWriter(process.stdout);
	const reader = new CheckedReader(process.stdin, {
		answer: (id, code, message) => void writer.write(errorAnswer(id, code, message)),
		leftOut: (reason) => connection.console.warn(`left out: ${reason}`),
	});
	const connection = createConnection(reader, writer);
	let hasShutDown = false;
	connection.onShutdown(() => {
		hasShutDown = true;
	});
	const editorLeft = (): never => process.exit(hasShutDown ? 0 : 1);
	process.stdin.once('end', editorLeft).once('close', editorLeft);
	const refuse = (reason: string): never => {
		io.stderr.write(`dossier: what the editor sends cannot be read: ${reason}\n`);
		process.exit(EXIT_CODE.failed);
	};
	reader.onError((error) => {
		// A message that is no JSON ends where its header says.
		if (error instanceof SyntaxError) return;
		const [reason = ''] = error.message.split('\n', 1);
		refuse(reason);
	});
	const limits = new MessageLimits();
	// Before the reader listens, which would keep the bytes.
	process.stdin.on('data', (chunk) => {
		const fault = limits.take(chunk);
		if (fault !== undefined) refuse(fault);
	});
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

function errorAnswer(id: string | number, code: number, message: string): ResponseMessage {
	return { jsonrpc: '2.0', id, error: { code, message } };
}
