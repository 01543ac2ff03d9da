import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import type { Buffer } from 'node:buffer';
import { parse } from 'node:path';
import process from 'node:process';
import { OperatorError } from '../operatorError.ts';

/**
 * Switches that take the teeth out of a repository's own configuration, given to every call. Beside them it matters what is
 * asked: only commands that look into the object database and the index. None of them runs a filter, a hook, a pager, a
 * text converter or a program that compares; none refreshes the index or asks another machine.
 */
const HARMLESS = [
	'--no-pager',
	'--no-optional-locks',
	'--no-replace-objects',
	...[
		'core.fsmonitor=false',
		'core.hooksPath=/dev/null',
		'core.pager=cat',
		'core.editor=false',
		'core.askPass=false',
		'core.sshCommand=false',
		'core.gitProxy=false',
		'core.alternateRefsCommand=false',
		'core.attributesFile=/dev/null',
		'core.excludesFile=/dev/null',
		'credential.helper=',
		'diff.external=',
		'interactive.diffFilter=',
		'protocol.allow=never',
		'uploadpack.packObjectsHook=false',
		'gc.auto=0',
		'maintenance.auto=false',
		'safe.bareRepository=explicit',
	].flatMap((setting) => ['-c', setting]),
];

/** Nothing of the caller's environment but what finds and runs git: GIT_DIR, GIT_EXTERNAL_DIFF and their like would be followed. */
const ENVIRONMENT = {
	PATH: process.env['PATH'],
	SystemRoot: process.env['SystemRoot'],
	// Who owns the repository is asked of the home of nobody; that others own it is the operator's to allow, in their own configuration.
	HOME: process.env['HOME'],
	LC_ALL: 'C',
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_ATTR_NOSYSTEM: '1',
	GIT_TERMINAL_PROMPT: '0',
	GIT_OPTIONAL_LOCKS: '0',
	// A partial clone would fetch what is missing through a program that the repository names.
	GIT_NO_LAZY_FETCH: '1',
	GIT_ALLOW_PROTOCOL: '',
	GIT_NO_REPLACE_OBJECTS: '1',
};

/** A repository that makes git wait (for a pipe in the place of its configuration) is given up; what goes through all of its history may take longer. */
const TIMEOUT_MS = 20_000;
const HISTORY_TIMEOUT_MS = 120_000;

/** A listing of a million notes has room in it many times over. */
const MOST_BYTES = 1 << 28;

/** How git is asked. */
export interface GitCall {
	/** The real folder in which it is asked. */
	readonly root: string;
	/** What `trustedFolders` gives. */
	readonly trusted: readonly string[];
	/** More for its environment than what finds and runs it. */
	readonly env?: Readonly<Record<string, string>>;
	readonly input?: Buffer | undefined;
	/** Whether all of a history may have to be gone through. */
	readonly isLong?: boolean;
}

/**
 * Asks git in such a way that nothing which the repository configures is run, whatever is asked.
 *
 * @throws {OperatorError} if git cannot be started or does not answer in time.
 */
export function runGit(args: readonly string[], { root, trusted, env, input, isLong = false }: GitCall): SpawnSyncReturns<Buffer> {
	// Not in the vault: where the current folder is searched for programs, a git.exe there would be the one.
	const ran = spawnSync('git', ['-C', root, ...HARMLESS, ...trusted, ...args], {
		cwd: parse(root).root,
		env: { ...ENVIRONMENT, ...env },
		maxBuffer: MOST_BYTES,
		timeout: isLong ? HISTORY_TIMEOUT_MS : TIMEOUT_MS,
		killSignal: 'SIGKILL',
		input: input ?? '',
	});
	if (ran.error) throw new OperatorError(`git is needed and cannot be started, or does not answer: ${ran.error.message}`);
	return ran;
}

/** Switches for the folders that the operator has told git to trust although somebody else owns them; all else of their configuration is left out. */
export function trustedFolders(): readonly string[] {
	const { status, stdout } = spawnSync('git', ['config', '--null', '--get-all', 'safe.directory'], {
		cwd: parse(process.cwd()).root,
		env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], HOME: process.env['HOME'], GIT_DIR: '/dev/null/none' },
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	if (status !== 0) return [];
	return stdout
		.split('\0')
		.slice(0, -1)
		.flatMap((folder) => ['-c', `safe.directory=${folder}`]);
}
