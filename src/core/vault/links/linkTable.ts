import { foldName } from '../../text/foldName.ts';
import { LinkResolver, linkKeyOf } from './linkResolver.ts';
import { looksLikePath, NameResolver, nameKeysOf } from '../names/nameResolver.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import { folderOf, isNotePath } from '../paths/pathParts.ts';
import type { Spelling, SpellingsState, VaultFile } from './spelling.ts';
import type { KeepText } from '../../text/interner.ts';
import type { Resolution } from '../vaultIndex.ts';

/** What changes of the index have cost so far. */
export interface IndexCounts {
	/** Additions to and removals from the sets of notes that use a spelling. */
	setOperations: number;
}

type Kind = Spelling['kind'];

const NONE: readonly Spelling[] = [];

/**
 * Every spelling of a link or a name in the vault, which notes use it, and which file it leads to.
 *
 * Kept by last word: a file that comes or goes makes only the spellings that end in its name forget where they lead.
 */
export class Spellings {
	readonly #links = new LinkResolver();
	readonly #names = new NameResolver();
	readonly #spellings: Readonly<Record<Kind, Map<string, Spelling>>> = { link: new Map(), name: new Map() };
	/** Spellings by last word, folded as links or as names are; one that is written as a path and is a name is in both. */
	readonly #byWord: Readonly<Record<Kind, Map<string, Spelling[]>>> = { link: new Map(), name: new Map() };
	readonly #keep: KeepText;
	readonly #counts: IndexCounts;
	/** Grows with every change, so that an answer can be told from a later one. */
	#clock = 0;

	/** `keep` gives a copy of a text that may be kept. */
	constructor(keep: KeepText, counts: IndexCounts = { setOperations: 0 }) {
		this.#keep = keep;
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

	/** The spelling of each link, `undefined` for a link into its own note; made where it is new, for `replaceLinks` to use. */
	spellingsOf(links: readonly LinkRecord[]): readonly (Spelling | undefined)[] {
		return links.map((link) => (link.target === '' ? undefined : this.#spellingOf(link)));
	}

	/** Takes note that `file` now has the links `after` instead of those it had: one set operation for each that came or went. */
	replaceLinks(file: VaultFile, after: readonly (Spelling | undefined)[]): void {
		const gone = file.spellings.length === 0 ? undefined : new Set(file.spellings);
		for (const spelling of after) {
			if (spelling === undefined || gone?.delete(spelling) === true) continue;
			const { size } = spelling.files;
			if (spelling.files.add(file).size === size) continue;
			this.#counts.setOperations += 1;
			this.#touch(spelling);
		}
		file.spellings = after;
		for (const spelling of gone ?? NONE) {
			if (spelling === undefined) continue;
			spelling.files.delete(file);
			this.#counts.setOperations += 1;
			this.#touch(spelling);
			if (spelling.files.size === 0) this.#drop(spelling);
		}
	}

	/** Takes note that a note with these links stands elsewhere: what it leads to has a source of another path. */
	moveLinks({ spellings }: VaultFile): void {
		for (const spelling of spellings) if (spelling !== undefined) this.#touch(spelling);
	}

	resolveLink(target: string, from: string): Resolution {
		const spelling = this.#spellings.link.get(target);
		return spelling === undefined ? this.#links.resolve(target, from) : this.resolve(spelling, from);
	}

	resolveName(name: string): Resolution {
		const spelling = this.#spellings.name.get(name);
		return spelling === undefined ? this.#meaningOf(name) : this.resolve(spelling, '');
	}

	/** Grows with every change. */
	get clock(): number {
		return this.#clock;
	}

	/** Where a spelling leads from the note at `from`. */
	resolve(spelling: Spelling, from: string): Resolution {
		return this.resolveEverywhere(spelling) ?? this.#resolveIn(folderOf(from), spelling, from);
	}

	/** Where a spelling leads whichever note it stands in; `undefined` where that depends on the note's folder. */
	resolveEverywhere(spelling: Spelling): Resolution | undefined {
		if (spelling.everywhere !== undefined || spelling.byFolder !== undefined) return spelling.everywhere;
		if (spelling.kind === 'name') spelling.everywhere = this.#meaningOf(spelling.text);
		else if (this.#links.dependsOnFolder(spelling.text)) spelling.byFolder = new Map();
		else spelling.everywhere = this.#links.resolve(spelling.text, '');
		return spelling.everywhere;
	}

	/** All spellings in use. */
	*all(): Iterable<Spelling> {
		yield* this.#spellings.link.values();
		yield* this.#spellings.name.values();
	}

	/** The spellings that may lead to the file at `path`, each once: those that end in its name or in one of its aliases. */
	near(path: string, aliases: readonly string[]): readonly Spelling[] {
		const byLink = this.#byWord.link.get(linkKeyOf(path)) ?? [];
		if (!isNotePath(path)) return byLink;
		const near = new Set(byLink);
		for (const key of nameKeysOf(path, aliases)) for (const spelling of this.#byWord.name.get(key) ?? []) near.add(spelling);
		return [...near];
	}

	/** The paths with this last word, best match of a bare link first. */
	pathsEndingIn(name: string): readonly string[] {
		return this.#links.pathsWithKey(linkKeyOf(name));
	}

	#resolveIn(folder: string, spelling: Spelling, from: string): Resolution {
		const known = spelling.byFolder?.get(folder);
		if (known !== undefined) return known;
		const found = this.#links.resolve(spelling.text, from);
		spelling.byFolder?.set(folder, found);
		return found;
	}

	#meaningOf(name: string): Resolution {
		if (looksLikePath(name)) {
			const found = this.#links.resolve(name, '');
			if (found.kind === 'found' && isNotePath(found.path)) return found;
		}
		return this.#names.resolve(name);
	}

	#spellingOf(link: LinkRecord): Spelling {
		const kind = kindOf(link);
		const known = this.#spellings[kind].get(link.target);
		if (known !== undefined) return known;
		const text = this.#keep(link.target);
		const made: Spelling = { kind, text, files: new Set(), everywhere: undefined, byFolder: undefined, changedAt: 0 };
		this.#spellings[kind].set(text, made);
		for (const [words, word] of this.#wordsOf(made)) {
			const spellings = words.get(word);
			if (spellings === undefined) words.set(word, [made]);
			else spellings.push(made);
		}
		return made;
	}

	/** Forgets a spelling that no note uses any more. */
	#drop(spelling: Spelling): void {
		this.#spellings[spelling.kind].delete(spelling.text);
		for (const [words, word] of this.#wordsOf(spelling)) {
			const others = (words.get(word) ?? []).filter((other) => other !== spelling);
			if (others.length === 0) words.delete(word);
			else words.set(word, others);
		}
	}

	#wordsOf({ kind, text }: Spelling): readonly (readonly [Map<string, Spelling[]>, string])[] {
		const asLink = [this.#byWord.link, linkKeyOf(text)] as const;
		if (kind === 'link') return [asLink];
		const asName = [this.#byWord.name, foldName(text)] as const;
		return looksLikePath(text) ? [asName, asLink] : [asName];
	}

	/** Makes all spellings that end in `key` forget where they lead. */
	#forget(kind: Kind, key: string): void {
		for (const spelling of this.#byWord[kind].get(key) ?? []) {
			spelling.everywhere = undefined;
			spelling.byFolder = undefined;
			this.#touch(spelling);
		}
	}

	#touch(spelling: Spelling): void {
		this.#clock += 1;
		spelling.changedAt = this.#clock;
	}
}

/** What has to be equal for an answer about these spellings still to hold. */
export function stateOf(spellings: readonly Spelling[]): SpellingsState {
	return { changedAt: spellings.reduce((latest, spelling) => Math.max(latest, spelling.changedAt), 0), count: spellings.length };
}

function kindOf(link: LinkRecord): Kind {
	return link.kind === 'name' ? 'name' : 'link';
}
