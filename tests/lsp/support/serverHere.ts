import { PassThrough } from 'node:stream';
import { CheckedReader } from '../../../src/lsp/checkedReader.ts';
import { createConnection, StreamMessageWriter } from '../../../src/lsp/protocol.ts';
import { serve } from '../../../src/lsp/serve.ts';

/** A server in this process, and what an editor writes to and reads from. */
export interface ServerHere {
	readonly input: PassThrough;
	readonly output: PassThrough;
	stop: () => void;
}

/** As `runLsp` starts one, but for what is of its process: signals, codes, and messages that cannot be read. */
export function serverHere(): ServerHere {
	const [input, output] = [new PassThrough(), new PassThrough()];
	const misread = (reason: string): never => {
		throw new Error(reason);
	};
	const reader = new CheckedReader(input, { answer: (_, __, message) => misread(message), leftOut: misread });
	const connection = createConnection(reader, new StreamMessageWriter(output));
	const stop = serve(connection, { now: () => new Date(), threads: undefined });
	connection.listen();
	return {
		input,
		output,
		stop() {
			stop();
			connection.dispose();
		},
	};
}
