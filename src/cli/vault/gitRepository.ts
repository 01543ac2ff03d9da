import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from '../disk/isInside.ts';
import { readRegularFile } from '../disk/readRegularFile.ts';
import { OperatorError } from '../operatorError.ts';
import { runGit, trustedFolders } from './runGit.ts';

/** So many bytes of blobs are held at once. */
const BATCH_BYTES = 1 << 25;

/** The bytes of a blob as they are stored, or why they are not there. */
export type Blob =
	| { readonly kind: 'read'; readonly bytes: Buffer }
	| { readonly kind: 'absent' }
	/** `size` in bytes. */
	| { readonly kind: 'too-large'; readonly size: number };

/** What of a repository holds its objects, and where its branches are: a link there shows those of another one. */
const LEADING = ['HEAD', 'objects', 'refs', 'packed-refs', 'index'];

/** Asks git what lies in the object database and the index of the repository in which the folder `root` lies. Nothing that the repository configures is run. */
export class GitRepository {
	readonly #root: string;
	readonly #trusted = trustedFolders();
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
		const flags = ['--show-object-format', '--absolute-git-dir', '--git-common-dir'];
		const say = (...asked: string[]): string =>
			this.#ask(['rev-parse', ...asked], failed)
				.toString()
				.replace(/\r?\n$/, '');
		const lines = say(...flags).split(/\r?\n/);
		// A folder may have a line end in its name.
		const [format = '', gitFolder = '', common = ''] = lines.length === flags.length ? lines : flags.map((flag) => say(flag));
		this.#isSha256 = format === 'sha256';
		this.#refuseForeign(gitFolder, resolve(root, common));
		if (indexFile !== undefined && realPath(dirname(indexFile)) === realPath(gitFolder)) this.#indexFile = { GIT_INDEX_FILE: indexFile };
	}

	/** The full id of the commit that `ref` names, or `undefined` where it names none. */
	commit(ref: string): string | undefined {
		const { status, stdout } = this.#run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
		const id = stdout.toString().trim();
		return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
	}

	/** The last commit in the history of HEAD that was made before `moment`, or `undefined` for none. */
	commitBefore(moment: Date): string | undefined {
		// Git's own reading of dates takes what is no day of the calendar for today, and knows none after 2099.
		const seconds = Math.ceil(moment.getTime() / 1000) - 1;
		if (seconds < 0) return undefined;
		const { status, stdout } = this.#run(['rev-list', '-1', `--min-age=${seconds}`, 'HEAD', '--'], undefined, true);
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
		const listed = this.#ask(
			// How many files are compared for likeness, each with each, is not the repository's to say.
			[...asked, '-M', '-l1000', '--relative', '--end-of-options', id, '--', '.'],
			'git cannot list what was deleted',
			undefined,
			true,
		);
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

	/**
	 * The blobs `ids` in their order, some megabytes at a time: a few bytes in the object database may stand for gigabytes.
	 * No filter is run on them, and one of more than `maxBytes` is not read.
	 */
	*blobs(ids: readonly string[], maxBytes: number): Iterable<Blob> {
		const sizes = this.#sizesOf(ids);
		let batch: string[] = [];
		let held = 0;
		for (const [at, id] of ids.entries()) {
			const size = sizes[at];
			if (size !== undefined && size <= maxBytes) held += size;
			batch.push(id);
			if (held < BATCH_BYTES && at < ids.length - 1) continue;
			yield* this.#readBlobs(batch, sizes.slice(at + 1 - batch.length, at + 1), maxBytes);
			batch = [];
			held = 0;
		}
	}

	*#readBlobs(ids: readonly string[], sizes: readonly (number | undefined)[], maxBytes: number): Iterable<Blob> {
		const isRead = (size: number | undefined): boolean => size !== undefined && size <= maxBytes;
		const wanted = ids.filter((_, at) => isRead(sizes[at]));
		const out = wanted.length === 0 ? Buffer.alloc(0) : this.#catFile('--batch', wanted);
		let at = 0;
		for (const size of sizes) {
			if (size === undefined) yield { kind: 'absent' };
			else if (!isRead(size)) yield { kind: 'too-large', size };
			else {
				const begin = out.indexOf(10, at) + 1;
				at = begin + size + 1;
				yield { kind: 'read', bytes: out.subarray(begin, begin + size) };
			}
		}
	}

	/** The sizes of blobs in bytes; `undefined` for one that is not there. */
	#sizesOf(ids: readonly string[]): readonly (number | undefined)[] {
		if (ids.length === 0) return [];
		const told = this.#catFile('--batch-check', ids).toString('latin1').split('\n');
		return ids.map((_, at) => {
			const size = /^[0-9a-f]+ blob (\d+)$/.exec(told[at] ?? '')?.[1];
			return size === undefined ? undefined : Number(size);
		});
	}

	#catFile(what: string, ids: readonly string[]): Buffer {
		return this.#ask(['cat-file', what, '--buffer'], 'git cannot read what it holds', Buffer.from(`${ids.join('\n')}\n`), true);
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
	 * One that knows nothing of this folder is somebody else's, and what it holds is not shown. Nor is what another one holds
	 * to which a file `commondir` or a link leads.
	 */
	#refuseForeign(gitFolder: string, common: string): void {
		const own = realPath(gitFolder) ?? gitFolder;
		const top = this.#top();
		const isHere = top !== undefined && isInside(top, own);
		const shared = realPath(common) ?? common;
		const isOfOwn = shared === own || (isHere ? isInside(top, shared) : dirname(dirname(own)) === shared);
		const outside = isOfOwn ? LEADING.find((name) => !isInside(shared, realPath(join(shared, name)) ?? shared)) : 'commondir';
		if (outside !== undefined)
			throw new OperatorError(`the ${outside} of the repository of ${this.#root} leads to another repository; it is not read`);
		if (isHere) return;
		const back = readRegularFile(join(gitFolder, 'gitdir'), { maxBytes: 10_000 });
		if (back.kind === 'read' && realPath(dirname(back.bytes.toString().trim())) === top) return;
		const tree = this.#run(['config', '--no-includes', '--file', join(gitFolder, 'config'), '--get', 'core.worktree']);
		if (tree.status === 0 && top !== undefined && realPath(resolve(gitFolder, tree.stdout.toString().trim())) === top) return;
		throw new OperatorError(`the .git of ${this.#root} leads to ${gitFolder}, which knows nothing of this folder; it is not read`);
	}

	/** The real path of the folder whose `.git` it is. */
	#top(): string | undefined {
		const top = this.#run(['rev-parse', '--show-toplevel'])
			.stdout.toString()
			.replace(/\r?\n$/, '');
		return top === '' ? undefined : (realPath(top) ?? top);
	}

	#ask(args: readonly string[], failed: string, input?: Buffer, isLong = false): Buffer {
		const { status, stdout, stderr } = this.#run(args, input, isLong);
		if (status === 0) return stdout;
		const said = stderr
			.toString()
			.split('\n')
			.map((line) => line.trim())
			.join(' ')
			.trim();
		throw new OperatorError(said === '' ? failed : `${failed}: ${said}`);
	}

	#run(args: readonly string[], input?: Buffer, isLong = false) {
		return runGit(args, { root: this.#root, trusted: this.#trusted, env: this.#indexFile, input, isLong });
	}
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
