import { Command } from 'commander';
import { version } from '../../package.json';
import type { CommandFile } from './commandFile.ts';
import { backlinks } from './commands/backlinks/backlinks.ts';
import { changed } from './commands/changed/changed.ts';
import { check } from './commands/check/check.ts';
import { config } from './commands/config/config.ts';
import { fix } from './commands/fix/fix.ts';
import { inspect } from './commands/inspect/inspect.ts';
import { lsp } from './commands/lsp/lsp.ts';
import { matrix } from './commands/matrix/matrix.ts';
import { merge } from './commands/merge/merge.ts';
import { newNote } from './commands/new/new.ts';
import { related } from './commands/related/related.ts';
import { rename } from './commands/rename/rename.ts';
import { set } from './commands/set/set.ts';
import { sources } from './commands/sources/sources.ts';
import { timeline } from './commands/timeline/timeline.ts';
import { types } from './commands/types/types.ts';
import { undo } from './commands/undo/undo.ts';
import { wanted } from './commands/wanted/wanted.ts';
import type { ExitCode } from './exitCode.ts';
import type { Io } from './io.ts';

/** Every command, in the order in which help lists them. */
const COMMANDS: readonly CommandFile[] = [
	check,
	fix,
	set,
	related,
	backlinks,
	sources,
	newNote,
	rename,
	merge,
	types,
	wanted,
	matrix,
	timeline,
	changed,
	inspect,
	config,
	undo,
	lsp,
];

/**
 * The command line as commander reads it. Defining it loads none of the commands themselves.
 *
 * @param ended is told how a command ended.
 */
export function createProgram(io: Io, ended: (code: ExitCode) => void): Command {
	const program = new Command('dossier')
		.description('Checks and mends the notes of a research vault: types, related notes, sources.')
		.usage('COMMAND VAULT [...]')
		.version(version, '-v, --version', 'print the version')
		.helpOption('-h, --help', 'print this help')
		.addHelpText(
			'after',
			'\nVAULT is any folder of notes; notes and paths after it are relative to it.\n`dossier help COMMAND` says more about a command; --color and --no-color decide about colours.\n',
		);
	for (const command of COMMANDS) program.addCommand(command({ io, ended }));
	prepare(program, io);
	return program;
}

/** Gives `command` and everything below it our way of ending, of speaking and of helping. */
function prepare(command: Command, io: Io): void {
	command
		.exitOverride()
		.helpCommand(false)
		.helpOption('-h, --help', 'print this help')
		.configureOutput({
			writeOut: (text) => io.stdout.write(text),
			writeErr: (text) => io.stderr.write(text),
			outputError: (text, write) => write(`dossier: ${wayOut(text, command)}\n`),
			getOutHelpWidth: () => HELP_WIDTH,
			getErrHelpWidth: () => HELP_WIDTH,
		})
		.configureHelp({ commandUsage: usageOf, subcommandTerm: termOf });
	for (const child of command.commands) prepare(child, io);
}

/** What commander says of a command line that it cannot read, in our words: one line that ends with what would do. */
function wayOut(text: string, command: Command): string {
	const said = text
		.replace(/^error: /, '')
		.trim()
		.replaceAll('\n', ' ');
	const near = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(said)?.[1];
	const nearest = near === undefined ? '' : `; did you mean ${near}?`;
	const names = command.commands.map((child) => child.name()).join(', ');
	const path = pathOf(command);
	const help = `dossier help${path === '' ? '' : ` ${path}`} lists them`;
	const [, named = ''] = /'([^']*)'/.exec(said) ?? [];
	if (said.startsWith('unknown command')) return `there is no command ${named}${nearest === '' ? ';' : `${nearest} There are:`} ${names}`;
	if (said.startsWith('unknown option')) return `there is no option ${named}${nearest === '' ? `; ${help}` : nearest}`;
	if (said.startsWith('missing required argument')) return `${named} is missing: dossier ${path} ${argumentsOf(command)}`;
	if (said.startsWith('option')) return `${named.replace(' ', ' needs a value: ')}`;
	if (said.startsWith('too many arguments')) return `there are more arguments than this takes: dossier ${path} ${argumentsOf(command)}`;
	return `${said}; see dossier ${path === '' ? '' : `${path} `}--help`;
}

/** `dossier check VAULT [GLOB...] [options]`; a word such as `show` stands after VAULT, which is always first. */
export function usageOf(command: Command): string {
	if (!command.parent) return `dossier ${command.usage()}`;
	const [vault = '', ...others] = argumentsOf(command).split(' ');
	const word = command.parent.parent ? [command.name()] : [];
	const name = command.parent.parent ? command.parent.name() : command.name();
	const options = command.options.some((option) => !option.hidden) ? ['[options]'] : [];
	return ['dossier', name, command.commands.length > 0 ? 'VAULT [...]' : vault, ...word, ...others, ...options]
		.filter((part) => part !== '')
		.join(' ');
}

/** How a command is listed: its name and what has to stand after it. */
function termOf(command: Command): string {
	const isBelow = command.parent?.parent !== null && command.parent?.parent !== undefined;
	return isBelow
		? `VAULT ${command.name()} ${argumentsOf(command).split(' ').slice(1).join(' ')}`.trim()
		: `${command.name()} ${command.commands.length > 0 ? 'VAULT [...]' : argumentsOf(command)}`;
}

function argumentsOf(command: Command): string {
	const shown = command.registeredArguments.map((argument) => {
		const name = argument.variadic ? `${argument.name()}...` : argument.name();
		return argument.required ? name : `[${name}]`;
	});
	return shown.join(' ');
}

/** The words that lead to a command, without `dossier`; empty for the program itself. */
function pathOf(command: Command): string {
	if (!command.parent) return '';
	return `${pathOf(command.parent)} ${command.name()}`.trimStart();
}

/** The same on every terminal and in the pages made from it. */
const HELP_WIDTH = 120;
