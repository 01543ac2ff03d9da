import { spawnSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import process from 'node:process';
import { isInside } from '../disk/isInside.ts';
import { readRegularFile } from '../disk/readRegularFile.ts';
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

/** A repository that makes git wait (for a pipe in the place of its configuration) is given up. */
const TIMEOUT_MS = 120_000;

/** Asks git what lies in the object database and the index of the repository in which the folder `root` lies. Nothing that the repository configures is run. */
export class GitRepository {
	readonly #root: string;
	readonly #safeDirectories = safeDirectories();
	#indexFile: Readonly<Record<string, string>> = {};
	readonly #isSha256: boolean;

	/**
	 * @param root is the real path of the vault.
	 * @param failed says what cannot be done where `root` lies in no repository.
	 * @param indexFile is the absolute path of another index than the repository's own, which git makes for `commit -a` and `commit FILE` and names to its hooks.
	 * One that does not lie beside the repository's own belongs to another repository and is passed over.
	 * @throws {OperatorError} if there is no git, or `root` lies in no repository that git opens.
	 */
	constructor(root: string, failed: string, indexFile?: string) {
		this.#root = root;
		const [format = '', gitFolder = ''] = this.#ask(['rev-parse', '--show-object-format', '--absolute-git-dir'], failed)
			.toString()
			.split(/\r?\n/);
		this.#isSha256 = format === 'sha256';
		this.#refuseForeign(gitFolder);
		if (indexFile !== undefined && realPath(dirname(indexFile)) === realPath(gitFolder)) this.#indexFile = { GIT_INDEX_FILE: indexFile };
	}

	/** The full id of the commit that `ref` names, or `undefined` where it names none. */
	commit(ref: string): string | undefined {
		const { status, stdout } = this.#run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
		const id = stdout.toString().trim();
		return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
	}

	/** The last commit in the history of HEAD that was made before the end of `day` (`2026-03-14`, in the time zone of this machine), or `undefined` for none. */
	commitOfDay(day: string): string | undefined {
		const { status, stdout } = this.#run(['rev-list', '-1', `--before=${day}T23:59:59`, 'HEAD', '--']);
		const id = stdout.toString().trim();
		return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
	}

	/** Whether there is no commit yet. */
	isUnborn(): boolean {
		return this.commit('HEAD') === undefined && this.#run(['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0;
	}

	/** The blobs of the commit `id` below the vault, by path relative to it. Links and submodules are none. */
	filesOf(id: string): ReadonlyMap<string, string> {
		return blobsIn(this.#ask(['ls-tree', '-r', '-z', id], 'git cannot list the commit'), /^100\d{3} blob ([0-9a-f]+)\t/);
	}

	/**
	 * The paths below the vault that a commit in the history of `id` has deleted, relative to the vault; those that it moved
	 * are not among them. They may be there again. A merge is not asked what it took out.
	 */
	deletedPaths(id: string): readonly string[] {
		const asked = ['log', '--no-ext-diff', '--no-textconv', '--no-show-signature', '-z', '--format=', '--name-only', '--diff-filter=D'];
		const listed = this.#ask([...asked, '-M', '--relative', '--end-of-options', id, '--', '.'], 'git cannot list what was deleted');
		return listed
			.toString()
			.split('\0')
			.map((path) => path.replace(/^\n+/, ''))
			.filter((path) => path !== '');
	}

	/** The blobs that the index holds below the vault, by path relative to it. A path in conflict has its own version. */
	stagedFiles(): ReadonlyMap<string, string> {
		return blobsIn(this.#ask(['ls-files', '--stage', '-z'], 'git cannot list the index'), /^100\d{3} ([0-9a-f]+) [02]\t/);
	}

	/**
	 * Of `paths` those that an attribute lets git change on their way into a blob: with a filter, or with keywords that are put in.
	 * What such a file says cannot be compared without running the program.
	 */
	filteredPaths(paths: readonly string[]): ReadonlySet<string> {
		const filtered = new Set<string>();
		if (paths.length === 0) return filtered;
		const input = Buffer.from(paths.map((path) => `${path}\0`).join(''));
		const told = this.#ask(
			['check-attr', '-z', '--stdin', 'filter', 'ident', 'working-tree-encoding'],
			'git cannot tell the attributes',
			input,
		);
		const parts = told.toString().split('\0');
		for (let at = 0; at + 2 < parts.length; at += 3) {
			const [path = '', , value = ''] = parts.slice(at, at + 3);
			if (value !== 'unspecified' && value !== 'unset') filtered.add(path);
		}
		return filtered;
	}

	/** Of `paths`, which git does not know yet, those that it is told to leave alone. */
	ignoredPaths(paths: readonly string[]): ReadonlySet<string> {
		if (paths.length === 0) return new Set();
		// A name that begins with a colon would be taken for a pattern.
		const { status, stdout } = this.#run(['check-ignore', '-z', '--stdin'], Buffer.from(paths.map((path) => `./${path}\0`).join('')));
		// 1 is "none of them".
		const ignored = status === 0 ? stdout.toString().split('\0') : [];
		return new Set(ignored.map((path) => path.slice('./'.length)));
	}

	/** The bytes of blobs as they are stored, in the order of `ids`; `undefined` for one that is not there. No filter is run on them. */
	blobs(ids: readonly string[]): readonly (Buffer | undefined)[] {
		if (ids.length === 0) return [];
		const out = this.#ask(['cat-file', '--batch', '--buffer'], 'git cannot read what is staged', Buffer.from(`${ids.join('\n')}\n`));
		const found: (Buffer | undefined)[] = [];
		let at = 0;
		while (found.length < ids.length) {
			const end = out.indexOf(10, at);
			if (end === -1) break;
			const size = /^[0-9a-f]+ blob (\d+)$/.exec(out.toString('latin1', at, end))?.[1];
			at = end + 1;
			if (size === undefined) {
				found.push(undefined);
				continue;
			}
			found.push(out.subarray(at, at + Number(size)));
			at += Number(size) + 1;
		}
		return ids.map((_, index) => found[index]);
	}

	/** The ids that a file of these bytes may have in the object database: as it is, and with its line ends as git may have stored them. */
	idsOf(bytes: Uint8Array): readonly string[] {
		const ids = [this.#idOf(bytes)];
		if (bytes.includes(13)) ids.push(this.#idOf(withoutCarriageReturns(bytes)));
		return ids;
	}

	/** A blob's name: the hash of its length and its bytes (gitformat-objects(5)). */
	#idOf(bytes: Uint8Array): string {
		return createHash(this.#isSha256 ? 'sha256' : 'sha1')
			.update(`blob ${bytes.length}\0`)
			.update(bytes)
			.digest('hex');
	}

	/**
	 * A `.git` that is a file leads to a repository elsewhere: a work tree or a submodule, of which that repository knows.
	 * One that knows nothing of this folder is somebody else's, and what it holds is not shown.
	 */
	#refuseForeign(gitFolder: string): void {
		const top = this.#run(['rev-parse', '--show-toplevel'])
			.stdout.toString()
			.replace(/\r?\n$/, '');
		if (top !== '' && isInside(realPath(top) ?? top, realPath(gitFolder) ?? gitFolder)) return;
		const back = readRegularFile(join(gitFolder, 'gitdir'), { maxBytes: 10_000 });
		if (back.kind === 'read' && realPath(dirname(back.bytes.toString().trim())) === realPath(top)) return;
		const tree = this.#run(['config', '--no-includes', '--file', join(gitFolder, 'config'), '--get', 'core.worktree']);
		if (tree.status === 0 && realPath(resolve(gitFolder, tree.stdout.toString().trim())) === realPath(top) && top !== '') return;
		throw new OperatorError(`the .git of ${this.#root} leads to ${gitFolder}, which knows nothing of this folder; it is not read`);
	}

	#ask(args: readonly string[], failed: string, input?: Buffer): Buffer {
		const { status, stdout, stderr } = this.#run(args, input);
		if (status === 0) return stdout;
		const said = stderr
			.toString()
			.split('\n')
			.map((line) => line.trim())
			.join(' ')
			.trim();
		throw new OperatorError(said === '' ? failed : `${failed}: ${said}`);
	}

	#run(args: readonly string[], input?: Buffer) {
		// Not in the vault: where the current folder is searched for programs, a git.exe there would be the one.
		const ran = spawnSync('git', ['-C', this.#root, ...HARMLESS, ...this.#safeDirectories, ...args], {
			cwd: parse(this.#root).root,
			env: { ...ENVIRONMENT, ...this.#indexFile },
			maxBuffer: 1 << 30,
			timeout: TIMEOUT_MS,
			killSignal: 'SIGKILL',
			input: input ?? '',
		});
		if (ran.error) throw new OperatorError(`git is needed and cannot be started, or does not answer: ${ran.error.message}`);
		return ran;
	}
}

/** The folders that the operator has told git to trust although somebody else owns them; all else of their configuration is left out. */
function safeDirectories(): readonly string[] {
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

/** The blobs of a listing by path; links and submodules are none. */
function blobsIn(listed: Buffer, entry: RegExp): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	for (const line of listed.toString().split('\0')) {
		const [head = '', id] = entry.exec(line) ?? [];
		if (id !== undefined) files.set(line.slice(head.length), id);
	}
	return files;
}

function realPath(path: string): string | undefined {
	try {
		return realpathSync(path);
	} catch {
		return undefined;
	}
}

function withoutCarriageReturns(bytes: Uint8Array): Buffer {
	const kept = Buffer.allocUnsafe(bytes.length);
	let length = 0;
	for (const [at, byte] of bytes.entries()) {
		if (byte === 13 && bytes[at + 1] === 10) continue;
		kept[length] = byte;
		length += 1;
	}
	return kept.subarray(0, length);
}
