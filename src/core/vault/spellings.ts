import { foldName } from './foldName.ts';
import { LinkResolver, linkKeyOf } from './linkResolver.ts';
import { looksLikePath, NameResolver, nameKeysOf } from './nameResolver.ts';
import type { LinkRecord } from './noteRecord.ts';
import { folderOf, isNotePath } from './pathParts.ts';
import type { Bucket, Spelling, VaultFile } from './spelling.ts';
import type { Resolution } from './vaultIndex.ts';

/** What changes of the index have cost so far. */
export interface IndexCounts {
	/** Additions to and removals from the sets of notes that use a spelling. */
	setOperations: number;
}

const NO_LINKS: readonly LinkRecord[] = [];
const NO_BUCKETS: readonly Bucket[] = [];

/**
 * Every spelling of a link or a name in the vault, which notes use it, and which file it leads to.
 *
 * Kept by last word: a file that comes or goes makes only the spellings that end in its name forget where they lead.
 */
export class Spellings {
	readonly #links = new LinkResolver();
	readonly #names = new NameResolver();
	readonly #spellings = { link: new Map<string, Spelling>(), name: new Map<string, Spelling>() };
	readonly #buckets = { link: new Map<string, Bucket>(), name: new Map<string, Bucket>() };
	readonly #counts: IndexCounts;
	/** Grows with every change, so that an answer can be told from a later one. */
	#clock = 0;

	constructor(counts: IndexCounts = { setOperations: 0 }) {
		this.#counts = counts;
	}

	/** Makes a file known as something that links and, if it is a note, names may lead to. */
	addTarget(path: string, aliases: readonly string[]): void {
		this.#links.add(path);
		this.#forget('link', linkKeyOf(path));
		if (!isNotePath(path)) return;
		this.#names.add(path, aliases);
		for (const key of nameKeysOf(path, aliases)) this.#forget('name', key);
	}

	removeTarget(path: string, aliases: readonly string[]): void {
		this.#links.remove(path);
		this.#forget('link', linkKeyOf(path));
		if (!isNotePath(path)) return;
		this.#names.remove(path, aliases);
		for (const key of nameKeysOf(path, aliases)) this.#forget('name', key);
	}

	/** Takes note that the aliases of the note at `path` changed. */
	replaceAliases(path: string, before: readonly string[], after: readonly string[]): void {
		if (before.length === after.length && before.every((alias, at) => alias === after[at])) return;
		this.#names.remove(path, before);
		this.#names.add(path, after);
		const old = nameKeysOf(path, before);
		const now = nameKeysOf(path, after);
		for (const key of old) if (!now.has(key)) this.#forget('name', key);
		for (const key of now) if (!old.has(key)) this.#forget('name', key);
	}

	/** Takes note that `file` now has the links `after` instead of `before`: one set operation for each that came or went. */
	replaceLinks(file: VaultFile, before: readonly LinkRecord[] = NO_LINKS, after: readonly LinkRecord[] = NO_LINKS): void {
		const now = new Set<Spelling>();
		for (const link of after) if (link.target !== '') now.add(this.#spellingOf(link));
		const old = this.#known(before);
		for (const spelling of now) {
			if (old.has(spelling)) continue;
			spelling.files.add(file);
			this.#counts.setOperations += 1;
			this.#touch(spelling);
		}
		for (const spelling of old) {
			if (now.has(spelling)) continue;
			spelling.files.delete(file);
			this.#counts.setOperations += 1;
			this.#touch(spelling);
			if (spelling.files.size === 0) this.#drop(spelling);
		}
	}

	/** Takes note that a note with these links stands elsewhere: what it leads to has a source of another path. */
	moveLinks(links: readonly LinkRecord[]): void {
		for (const spelling of this.#known(links)) this.#touch(spelling);
	}

	resolveLink(target: string, from: string): Resolution {
		const spelling = this.#spellings.link.get(target);
		return spelling === undefined ? this.#links.resolve(target, from) : this.resolve(spelling, from);
	}

	resolveName(name: string): Resolution {
		const spelling = this.#spellings.name.get(name);
		return spelling === undefined ? this.#meaningOf(name) : this.resolve(spelling, '');
	}

	/** Where a spelling leads from the note at `from`. */
	resolve(spelling: Spelling, from: string): Resolution {
		if (spelling.everywhere !== undefined) return spelling.everywhere;
		if (spelling.kind === 'name') return (spelling.everywhere = this.#meaningOf(spelling.text));
		if (!this.#links.dependsOnFolder(spelling.text)) return (spelling.everywhere = this.#links.resolve(spelling.text, from));
		const folder = folderOf(from);
		spelling.byFolder ??= new Map();
		const known = spelling.byFolder.get(folder);
		if (known !== undefined) return known;
		const found = this.#links.resolve(spelling.text, from);
		spelling.byFolder.set(folder, found);
		return found;
	}

	/** All spellings in use. */
	*all(): Iterable<Spelling> {
		yield* this.#spellings.link.values();
		yield* this.#spellings.name.values();
	}

	/** The notes with a link or name that leads to the file at `path`, the file itself among them where it links itself. */
	filesLeadingTo(path: string, aliases: readonly string[]): ReadonlySet<VaultFile> {
		const files = new Set<VaultFile>();
		for (const bucket of this.#bucketsOf(path, aliases)) {
			for (const spelling of bucket.spellings) {
				for (const file of spelling.files) {
					const found = this.resolve(spelling, file.path);
					if (found.kind === 'found' && found.path === path) files.add(file);
				}
			}
		}
		return files;
	}

	/** The clock when what leads to the file at `path` last changed. */
	changedAt(path: string, aliases: readonly string[]): number {
		return Math.max(0, ...this.#bucketsOf(path, aliases).map((bucket) => bucket.changedAt));
	}

	/** The paths with this last word, best match of a bare link first. */
	pathsEndingIn(name: string): readonly string[] {
		return this.#links.pathsWithKey(linkKeyOf(name));
	}

	#meaningOf(name: string): Resolution {
		if (looksLikePath(name)) {
			const found = this.#links.resolve(name, '');
			if (found.kind === 'found' && isNotePath(found.path)) return found;
		}
		return this.#names.resolve(name);
	}

	#spellingOf(link: LinkRecord): Spelling {
		const kind = link.kind === 'name' ? 'name' : 'link';
		const known = this.#spellings[kind].get(link.target);
		if (known !== undefined) return known;
		const buckets = this.#bucketsFor(kind, link.target);
		const made: Spelling = { kind, text: link.target, buckets, files: new Set(), everywhere: undefined, byFolder: undefined };
		for (const bucket of buckets) bucket.spellings.push(made);
		this.#spellings[kind].set(link.target, made);
		return made;
	}

	#known(links: readonly LinkRecord[]): ReadonlySet<Spelling> {
		const found = new Set<Spelling>();
		for (const link of links) {
			const spelling = this.#spellings[link.kind === 'name' ? 'name' : 'link'].get(link.target);
			if (spelling !== undefined) found.add(spelling);
		}
		return found;
	}

	#bucketsFor(kind: 'link' | 'name', text: string): readonly Bucket[] {
		if (kind === 'link') return [this.#bucket('link', linkKeyOf(text))];
		const byName = this.#bucket('name', foldName(text));
		return looksLikePath(text) ? [byName, this.#bucket('link', linkKeyOf(text))] : [byName];
	}

	#bucket(kind: 'link' | 'name', key: string): Bucket {
		const known = this.#buckets[kind].get(key);
		if (known !== undefined) return known;
		const made: Bucket = { kind, key, spellings: [], changedAt: 0 };
		this.#buckets[kind].set(key, made);
		return made;
	}

	#bucketsOf(path: string, aliases: readonly string[]): readonly Bucket[] {
		const byLink = this.#buckets.link.get(linkKeyOf(path));
		const found = byLink === undefined ? [] : [byLink];
		if (!isNotePath(path)) return found.length === 0 ? NO_BUCKETS : found;
		for (const key of nameKeysOf(path, aliases)) {
			const byName = this.#buckets.name.get(key);
			if (byName !== undefined) found.push(byName);
		}
		return found;
	}

	/** Makes all spellings that end in `key` forget where they lead. */
	#forget(kind: 'link' | 'name', key: string): void {
		for (const spelling of this.#buckets[kind].get(key)?.spellings ?? []) {
			spelling.everywhere = undefined;
			spelling.byFolder = undefined;
			this.#touch(spelling);
		}
	}

	#touch(spelling: Spelling): void {
		this.#clock += 1;
		for (const bucket of spelling.buckets) bucket.changedAt = this.#clock;
	}

	/** Forgets a spelling that no note uses; its bucket stays as long as a file could ask when it last changed. */
	#drop(spelling: Spelling): void {
		this.#spellings[spelling.kind].delete(spelling.text);
		for (const bucket of spelling.buckets) {
			bucket.spellings.splice(bucket.spellings.indexOf(spelling), 1);
			const isAskedFor = bucket.kind === 'link' ? this.#links.has(bucket.key) : this.#names.has(bucket.key);
			if (bucket.spellings.length === 0 && !isAskedFor) this.#buckets[bucket.kind].delete(bucket.key);
		}
	}
}
