import { CommanderError } from 'commander';
import { EXIT_CODE } from './exitCode.ts';
import type { Io } from './io.ts';
import { OperatorError, operatorMessage } from './operatorError.ts';
import { createProgram } from './program.ts';
import { StoppedError, stoppedCode } from './stopped.ts';
import { normalizeArgv } from './input/normalizeArgv.ts';
import { escapingOutput } from './output/escapingOutput.ts';

/**
 * Runs one command line and resolves to the exit code: `EXIT_CODE`, or that of the signal which stopped it.
 *
 * Faults in notes are findings and belong to the command; what lands here is a command line that cannot be carried out,
 * which is told in one line on stderr, or a bug, whose stack is shown.
 */
export async function run(given: readonly string[], outer: Io): Promise<number> {
	const { argv, color } = normalizeArgv(given);
	const env = color === undefined ? outer.env : { ...outer.env, NO_COLOR: color ? '' : '1', FORCE_COLOR: color ? '1' : '' };
	const io: Io = { ...outer, env, stdout: escapingOutput(outer.stdout), stderr: escapingOutput(outer.stderr) };
	let code: number = EXIT_CODE.fine;
	const program = createProgram(io, (ended) => (code = ended));
	try {
		await program.parseAsync(argv, { from: 'user' });
		return io.signal.aborted ? stoppedCode(io.signal) : code;
	} catch (error) {
		if (error instanceof StoppedError) {
			io.stderr.write('dossier: stopped; nothing was written\n');
			return stoppedCode(io.signal);
		}
		if (error instanceof CommanderError) return endOf(error);
		if (error instanceof OperatorError) {
			io.stderr.write(`dossier: ${operatorMessage(error)}\n`);
			return EXIT_CODE.failed;
		}
		io.stderr.write(`dossier: this is a fault of dossier's own; nothing else is written\n${describe(error)}\n`);
		return EXIT_CODE.failed;
	}
}

/** Help and version end well; every other end of commander's is a command line that it could not read, and has been said. */
function endOf(error: CommanderError): number {
	return error.code === 'commander.helpDisplayed' || error.code === 'commander.version' ? EXIT_CODE.fine : EXIT_CODE.failed;
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
