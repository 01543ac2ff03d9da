import type { Command } from 'commander';
import type { ExitCode } from './exitCode.ts';
import type { Io } from './io.ts';

/** What a command is given when it is defined; what it does is loaded only when it is called. */
interface CommandHost {
	readonly io: Io;
	/** Told once, with the exit code. */
	readonly ended: (code: ExitCode) => void;
}

/**
 * What `commands/NAME/NAME.ts` exports: one command of the command line, described once. What it does stands beside it, in a file
 * that is loaded only when the command is called: `--help` costs hardly more than starting Node.
 */
export type CommandFile = (host: CommandHost) => Command;
