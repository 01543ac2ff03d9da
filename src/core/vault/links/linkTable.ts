import { TextTable } from '../../text/textTable.ts';
import { LinkResolver, linkKeyOf } from './linkResolver.ts';
import { looksLikePath, nameKeysOf } from '../names/nameResolver.ts';
import { VaultNames } from '../names/vaultNames.ts';
import { folderOf, isNotePath } from '../paths/pathParts.ts';
import { LaterSpelling } from './laterSpelling.ts';
import { newSpelling, type Spelling, type VaultFile } from './spelling.ts';
import { endingInAny, hashOfWord, SpellingWords } from './spellingWords.ts';
import { copyOfPart } from '../../text/interner.ts';
import { finish, type Steps } from '../../text/steps.ts';
import type { Resolution } from './resolution.ts';
import { NO_USES, type UseTable, usesOf, useTableOf } from './useTable.ts';
import type { KeptTargets } from '../records/keptTargets.ts';

/** What changes of the index have cost so far. */
export interface IndexCounts {
	/** Additions to and removals from the sets of notes that use a spelling. */
	setOperations: number;
}

type Kind = Spelling['kind'];

/** The number of none: of a link into its own note. */
export const NO_SPELLING = -2;

const NONE: readonly Spelling[] = [];
const NO_ALIASES: readonly string[] = [];

/** So many spellings are taken in at a step: a few milliseconds. */
const ITEMS_A_STEP = 500;

/**
 * Every spelling of a link or a name in the vault, which notes use it, and which file it leads to.
 *
 * A vault is taken in at once: as long as nothing was asked, a note only leaves its list of spellings, and which notes use
 * each is worked out for all together by a counting sort. From then on it is kept up to date: a spelling has a set of its
 * notes from its first change on, and spellings are kept by last word, so that a file that comes or goes makes only those
 * that end in its name forget where they lead.
 *
 * Longer than files are elsewhere, since both ways, and going over from the first to the second, read and write the same fields.
 */
export class LinkTable {
	readonly #links = new LinkResolver();
	readonly #names = new VaultNames();
	readonly #spellings: Readonly<Record<Kind, TextTable<Spelling, LaterSpelling>>> = { link: new TextTable(), name: new TextTable() };
	/** How many spellings were ever made. */
	#made = 0;
	/** Spellings by last word, folded as links or as names are; one that is written as a path and is a name is in both. `undefined` until needed. */
	#byWord: SpellingWords | undefined;
	/** Notes taken in since the vault was empty, each once however often it came; `undefined` once the table of uses was made of them. */
	#loaded: Set<VaultFile> | undefined = new Set();
	#table: UseTable = NO_USES;
	/** What was worked out of the notes that somebody asked about, in place of both for all notes: it holds until something changes. */
	#asked: AskedLinks | undefined;
	/** Whether somebody was told where a spelling leads. */
	#isAsked = false;
	readonly #counts: IndexCounts;
	/** How many spellings were forgotten. */
	dropped = 0;
	/** Grows with every change, so that an answer can be told from a later one. */
	revision = 0;

	constructor(counts: IndexCounts = { setOperations: 0 }) {
		this.#counts = counts;
	}

	/** Makes a file without aliases known as something that links and, if it is a note, names may lead to. */
	addTarget(file: VaultFile): void {
		const { path } = file;
		this.#links.add(path);
		this.#forget('link', () => [linkKeyOf(path)]);
		if (!isNotePath(path)) return;
		this.#names.add(file);
		this.#forget('name', () => nameKeysOf(path, NO_ALIASES));
	}

	removeTarget(path: string, aliases: readonly string[]): void {
		this.#names.takeAll();
		this.#links.remove(path);
		this.#forget('link', () => [linkKeyOf(path)]);
		if (!isNotePath(path)) return;
		this.#names.remove(path, aliases);
		this.#forget('name', () => nameKeysOf(path, aliases));
	}

	/** Takes note that the aliases of the note at `path` changed. */
	replaceAliases(path: string, before: readonly string[], after: readonly string[]): void {
		if (before.length === after.length && before.every((alias, at) => alias === after[at])) return;
		this.#names.replaceAliases(path, before, after);
		this.#forget('name', () => {
			const old = nameKeysOf(path, before);
			const now = nameKeysOf(path, after);
			return [...[...old].filter((key) => !now.has(key)), ...[...now].filter((key) => !old.has(key))];
		});
	}

	/** The spelling of a link, or of a name, with this target; made where it is new, for `replaceLinks` to use. `undefined` for a link into its own note. */
	spelling(target: string, isName: boolean): Spelling | undefined {
		return this.spellingIn(target, 0, target.length, isName);
	}

	/** The same of the target that stands in `inside` from `start` to `end`. */
	spellingIn(inside: string, start: number, end: number, isName: boolean): Spelling | undefined {
		if (start === end) return undefined;
		const kind = isName ? 'name' : 'link';
		const known = this.#spellings[kind].get(inside, start, end);
		if (known !== undefined) return known;
		const made = newSpelling(this.#made, kind, copyOfPart(inside, start, end));
		this.#made += 1;
		this.#spellings[kind].add(made);
		this.#byWord?.add(made);
		return made;
	}

	/** Says that so many targets may come that an earlier session kept. */
	expect(targets: number): void {
		this.#spellings.link.reserve(targets);
	}

	/** The number of the spelling of a target that an earlier session kept; it is made when somebody asks for it. */
	idOfKept(targets: KeptTargets, number: number): number {
		const isName = targets.isName(number);
		if (this.#byWord === undefined && targets.textLength(number) > 0) {
			const later = new LaterSpelling(this.#made, targets, number);
			if (this.#spellings[later.kind].addLater(later)) {
				this.#made += 1;
				return later.id;
			}
		}
		return this.spelling(targets.text(number), isName)?.id ?? NO_SPELLING;
	}

	/** Whether a note without links may yet be taken in with links of which nobody asked for the spellings (`load`). */
	get isLoading(): boolean {
		return this.#loaded !== undefined;
	}

	/** Takes in the links of a note that had none, of a vault of which nobody asked who uses a spelling. */
	load(file: VaultFile, links: number): void {
		if (links > 0) this.#loaded?.add(file);
		this.revision += 1;
	}

	/** Takes note that `file` now has the links `after` instead of those it had: one set operation for each that came or went. */
	replaceLinks(file: VaultFile, after: readonly (Spelling | undefined)[]): void {
		if (this.#loaded !== undefined && file.spellings.length === 0) {
			file.spellings = after;
			this.load(file, after.length);
			return;
		}
		const gone = file.spellings.length === 0 ? undefined : new Set(file.spellings);
		for (const spelling of after) {
			if (spelling === undefined || gone?.delete(spelling) === true) continue;
			const files = this.#setOf(spelling);
			const { size } = files;
			if (files.add(file).size === size) continue;
			this.#counts.setOperations += 1;
			this.#touch(spelling);
		}
		file.spellings = after;
		for (const spelling of gone ?? NONE) {
			if (spelling === undefined) continue;
			const files = this.#setOf(spelling);
			files.delete(file);
			this.#counts.setOperations += 1;
			this.#touch(spelling);
			if (files.size === 0) this.#drop(spelling);
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
		return this.revision;
	}

	/** How many spellings were ever made: each has a number below it. */
	get made(): number {
		return this.#made;
	}

	/** Where a spelling leads from the note at `from`. */
	resolve(spelling: Spelling, from: string): Resolution {
		return this.resolveEverywhere(spelling) ?? this.#resolveIn(folderOf(from), spelling, from);
	}

	/** Where each of these spellings leads from the note at `from`; a link into its own note has none and leads there. */
	resolveAll(spellings: VaultFile['spellings'], from: string): readonly Resolution[] {
		const self: Resolution = { kind: 'found', path: from, ambiguous: false };
		// One text for all, whose hash is worked out once.
		const folder = folderOf(from);
		return spellings.map((spelling) =>
			spelling === undefined ? self : (spelling.everywhere ?? this.resolveEverywhere(spelling) ?? this.#resolveIn(folder, spelling, from)),
		);
	}

	/** Where a spelling leads whichever note it stands in; `undefined` where that depends on the note's folder. */
	resolveEverywhere(spelling: Spelling): Resolution | undefined {
		if (spelling.everywhere !== undefined || spelling.byFolder !== undefined) return spelling.everywhere;
		this.#isAsked = true;
		if (spelling.kind === 'name') spelling.everywhere = this.#meaningOf(spelling.text);
		else {
			spelling.everywhere = this.#links.resolveEverywhere(spelling.text);
			if (spelling.everywhere === undefined) spelling.byFolder = new Map();
		}
		return spelling.everywhere;
	}

	/** All spellings in use; of those that nobody asked for yet only the ones that `mayBe` meant. */
	*all(mayBe?: (later: LaterSpelling) => boolean): Iterable<Spelling> {
		yield* this.#spellings.link.values(mayBe);
		yield* this.#spellings.name.values(mayBe);
	}

	/** The notes that use a spelling. */
	*filesOf(spelling: Spelling): Iterable<VaultFile> {
		if (spelling.files !== undefined) {
			yield* spelling.files;
			return;
		}
		const asked = this.#askedNow()?.uses.get(spelling);
		if (asked !== undefined) {
			yield* asked;
			return;
		}
		const { files, starts, uses } = this.#uses();
		for (let at = starts[spelling.id] ?? 0; at < (starts[spelling.id + 1] ?? 0); at += 1) {
			const file = files[uses[at] ?? 0];
			if (file !== undefined) yield file;
		}
	}

	/** The spellings that may lead to the file at `path`, each once: those that end in its name or in one of its aliases. */
	candidates(path: string, aliases: readonly string[]): readonly Spelling[] {
		const asked = this.#askedNow()?.words;
		return [...new Set(wordsOf(path, aliases).flatMap(([kind, key]) => asked?.get(kind + key) ?? this.#words().endingIn(kind, key)))];
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

	/** Forgets a spelling that no note uses any more. */
	#drop(spelling: Spelling): void {
		this.#spellings[spelling.kind].delete(spelling.text);
		this.#byWord?.remove(spelling);
		this.dropped += 1;
	}

	#words(): SpellingWords {
		return this.#byWord ?? finish(this.#wordsSteps());
	}

	*#wordsSteps(): Steps<SpellingWords> {
		if (this.#byWord !== undefined) return this.#byWord;
		const made = new SpellingWords();
		const { revision } = this;
		let met = 0;
		for (const spelling of this.all()) {
			if (++met % ITEMS_A_STEP === 0) yield;
			made.add(spelling);
		}
		if (this.revision !== revision || this.#byWord !== undefined) return this.#words();
		this.#byWord = made;
		return made;
	}

	/** Makes all spellings that end in one of the keys forget where they lead; as long as nobody asked, there is nothing to forget. */
	#forget(kind: Kind, keysOf: () => Iterable<string>): void {
		if (!this.#isAsked) {
			this.revision += 1;
			return;
		}
		const words = this.#words();
		for (const key of keysOf()) {
			for (const spelling of words.endingIn(kind, key)) {
				spelling.everywhere = undefined;
				spelling.byFolder = undefined;
				this.#touch(spelling);
			}
		}
	}

	#touch(spelling: Spelling): void {
		this.revision += 1;
		spelling.changedAt = this.revision;
	}

	/** The notes of a spelling as a set that can change. From then on a note that comes is no longer only listed: it has to come into the set. */
	#setOf(spelling: Spelling): Set<VaultFile> {
		this.#uses();
		return (spelling.files ??= new Set(this.filesOf(spelling)));
	}

	/** Works out in steps what would be worked out at one go when somebody first asks who uses a spelling, or what may mean a note: any, or those that are `asked` about. */
	*workOut(asked?: readonly VaultFile[]): Steps<void> {
		const needNames = asked === undefined || asked.some(usesName);
		if (needNames) yield* this.#names.steps();
		if (asked !== undefined && this.#byWord === undefined && this.#loaded !== undefined) {
			yield* this.#askedSteps(asked, this.#loaded);
			return;
		}
		const words = yield* this.#wordsSteps();
		if (asked === undefined) yield* words.workOut();
		for (const { path, aliases } of asked ?? []) for (const [kind, key] of wordsOf(path, aliases)) yield* words.workOut(kind, key);
		yield* this.#usesSteps();
	}

	*#askedSteps(asked: readonly VaultFile[], loaded: ReadonlySet<VaultFile>): Steps<void> {
		const { revision } = this;
		const keys = asked.flatMap(({ path, aliases }) => wordsOf(path, aliases));
		const hashes = new Set([0, ...keys.map(([, key]) => hashOfWord(key))]);
		const words = yield* endingInAny(
			keys,
			this.all((later) => hashes.has(later.wordHash)),
		);
		const uses = yield* usesOf(new Set([...words.values()].flat()), [...loaded], this.#made);
		if (this.revision === revision) this.#asked = { revision, words, uses };
	}

	#askedNow(): AskedLinks | undefined {
		return this.#asked?.revision === this.revision ? this.#asked : undefined;
	}

	/** The notes that used each spelling when this was first asked for; what changes from then on is kept by the spellings. */
	#uses(): UseTable {
		return this.#loaded === undefined ? this.#table : finish(this.#usesSteps());
	}

	*#usesSteps(): Steps<UseTable> {
		const files = this.#loaded;
		if (files === undefined) return this.#table;
		const { revision } = this;
		const table = yield* useTableOf([...files], this.#made);
		// Somebody asked, or something changed, between two steps.
		if (this.revision !== revision || this.#loaded !== files) return this.#uses();
		this.#loaded = undefined;
		this.#table = table;
		return table;
	}
}

/** What may lead to some notes, by kind and last word, and the notes that use it. */
interface AskedLinks {
	readonly revision: number;
	readonly words: ReadonlyMap<string, readonly Spelling[]>;
	readonly uses: ReadonlyMap<Spelling, readonly VaultFile[]>;
}

/** Whether a field of a note names another one. */
function usesName({ spellings }: VaultFile): boolean {
	return spellings.some((spelling) => spelling?.kind === 'name');
}

/** The last words of what may mean the file at `path`. */
function wordsOf(path: string, aliases: readonly string[]): readonly (readonly [kind: Kind, key: string])[] {
	const names = isNotePath(path) ? nameKeysOf(path, aliases) : [];
	return [['link', linkKeyOf(path)], ...Array.from(names, (key) => ['name', key] as const)];
}
