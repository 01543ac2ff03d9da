import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import type { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { parse } from 'node:path';
import process from 'node:process';
import { errorCode } from '../disk/disk.ts';
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

/**
 * What git may hold while it goes through a history, in kB: a commit that took out a million notes takes a third. A few trees that lead to
 * themselves ten times on each of ten levels stand for more paths than any machine holds.
 */
const MOST_MEMORY = 1_000_000;

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
	/** Other limits than the usual: of its answer in bytes, of the memory of a long call in kB. */
	readonly limits?: { readonly bytes: number; readonly memory: number };
}

/**
 * Asks git in such a way that nothing which the repository configures is run, whatever is asked.
 *
 * @throws {OperatorError} if git cannot be started, does not answer in time or answers more than a vault can have.
 */
export function runGit(
	args: readonly string[],
	{ root, trusted, env, input, isLong = false, limits: { bytes, memory } = { bytes: MOST_BYTES, memory: MOST_MEMORY } }: GitCall,
): SpawnSyncReturns<Buffer> {
	const words = ['git', '-C', root, ...HARMLESS, ...trusted, ...args];
	const [program = '', ...rest] =
		isLong && existsSync(SHELL) ? [SHELL, '-c', `ulimit -d ${memory} 2>/dev/null; exec "$0" "$@"`, ...words] : words;
	const timeout = isLong ? HISTORY_TIMEOUT_MS : TIMEOUT_MS;
	// Not in the vault: where the current folder is searched for programs, a git.exe there would be the one.
	const ran = spawnSync(program, rest, {
		cwd: parse(root).root,
		env: { ...ENVIRONMENT, ...env },
		maxBuffer: bytes,
		timeout,
		killSignal: 'SIGKILL',
		input: input ?? '',
	});
	const code = ran.error && errorCode(ran.error);
	if (code === 'ENOBUFS')
		throw new OperatorError(`git answers more than ${Math.round(bytes / 1e6)} MB, which no vault has; it is not asked further`);
	if (code === 'ETIMEDOUT') throw new OperatorError(`git does not answer within ${timeout / 1000} seconds`);
	if (ran.error) throw new OperatorError(`git is needed and cannot be started, or does not answer: ${ran.error.message}`);
	return ran;
}

/** Sets the limit of memory, which no system but Linux keeps; where it is missing there is the limit of time. */
const SHELL = '/bin/sh';

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
