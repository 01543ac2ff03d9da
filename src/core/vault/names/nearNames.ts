import { addToList } from '../../text/addToList.ts';
import { initialsOf, looksLikeInitials } from '../../text/initialsOf.ts';
import { foldName } from '../../text/foldName.ts';
import { foldPath } from '../../text/foldPath.ts';
import { folderOf } from '../paths/pathParts.ts';
import { done, type LazyValue, lazySteps, type Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { bare, bareCased, bareOf } from './bareName.ts';
import { misspellingsOf } from './misspellingsOf.ts';
import { namesLike } from './namesLike.ts';
import { type Name, namesOfNote } from './namesOfNote.ts';
import { namesIn, noteNameWithSlashes, partsOf } from './targetNames.ts';
import { signCounts, signOf, USUAL_SIGN } from './nameSigns.ts';
import { otherNumbers } from './otherNumbers.ts';
import { isChecked, type RoleSettings } from '../noteRole/noteRoleOf.ts';

/** How a name that was written differs from one that is there. */
export type Difference =
	| 'place' // the same file name stands in another folder
	| 'accents'
	| 'blanks' // two of them, one that does not break at an end, or none
	| 'dashes'
	| 'punctuation' // blanks, full stops, quotes, a dash for something else
	| 'alias'
	| 'plural' // what was written is the singular
	| 'singular'
	| 'initials'
	| 'spelling'; // a letter, or two changed about

/** A note that is surely meant by a name which leads nowhere. */
export interface NearName {
	readonly path: string;
	/** The file name or the alias that is near. */
	readonly name: string;
	readonly difference: Difference;
}

/** The names of a vault, asked for what somebody may have meant. Worked out when first asked, and kept. */
export interface NearNames {
	/** The one note that `target`, which leads nowhere, is surely meant to be; `undefined` where none is, or two are. */
	nearest(target: string): NearName | undefined;
	/**
	 * Works out in steps what `nearest` would work out at one go when it is first asked, for `targets` alone where they are given. No name may
	 * come or go between two steps.
	 */
	workOut(targets?: readonly string[]): Steps<void>;
	/**
	 * Takes in the names that the note at `path` has now, it being new or having others than before, at the cost of its own names.
	 * `false` where so many notes have changed that all names are better worked out anew.
	 */
	changed(path: string): boolean;
}

/** So many names are taken in at a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/** A name with its form as names are compared, and without what separates words. */
interface Entry extends Name {
	readonly folded: string;
	readonly bare: string;
}

/** Of more names alike none is surely meant, and looking at all of them for each of many links would take the square of their number. */
const MOST_ALIKE = 200;

/** No name is as long: a file's has 255 bytes at most, and of a longer alias nobody sees a slip. */
const MOST_CHARACTERS = 1000;

/** Each name that is asked for looks through so many changed ones. */
const MOST_CHANGED = 200;

/** Near names among those of `index`; notes that are never checked (templates, types, daily notes) are not proposed. */
export function nearNamesOf(index: Pick<VaultIndex, 'names' | 'record'>, settings: RoleSettings): NearNames {
	const known = new Map<string, NearName | undefined>();
	const all = lazySteps(() => allNames(index));
	const folders = lazySteps(() => foldersIn(all));
	const whole = lookupIn(all, index, settings);
	let before = whole;
	// Notes whose names came or changed since, with those that they have now.
	const changed = new Map<string, readonly Name[]>();
	let now = lookupIn(allOf([]), index, settings);
	let isWorkedOut = false;
	let signs: ReadonlyMap<string, number> | undefined;

	function formsOf(form: string): readonly Entry[] {
		return among(({ forms }) => forms.value().get(form)).slice(0, MOST_ALIKE);
	}

	function among(found: (lookup: Lookup) => readonly Entry[] | undefined): readonly Entry[] {
		const kept = found(before) ?? NONE;
		return changed.size === 0 ? kept : [...kept.filter(({ path }) => !changed.has(path)), ...(found(now) ?? NONE)];
	}

	function find(target: string): NearName | undefined {
		const { name, folder } = partsOf(target);
		// `C1/D2` is a name where `C1` is no folder.
		const isPath = folder === '' || folders.value().has(foldPath(folder));
		// `/C` says the top of the vault, `./C` the note's own folder.
		return isPath ? findName(name, folder !== '' || /^\.{0,2}\//.test(target)) : findName(noteNameWithSlashes(target), false);
	}

	function findName(name: string, hasPlace: boolean): NearName | undefined {
		const form = bare(name);
		if (form.length < 2) return undefined;
		const sign = signOf(name);
		const same = formsOf(form).filter(
			(entry) =>
				((hasPlace && entry.folded === foldName(name)) || haveLikeCapitals(entry.name, name)) &&
				(sign === '' || signOf(entry.name) === sign || !isUsual(sign)),
		);
		if (same.length > 0) return only(same, (entry) => differenceOfForm(entry, name, hasPlace));
		const abbreviated = looksLikeInitials(name) ? among(({ initials }) => initials.value().get(name.replaceAll('.', ''))) : NONE;
		if (abbreviated.length > 0) return only(abbreviated, () => 'initials');
		const cased = bareCased(name);
		const plural = otherNumbers(cased)
			.flatMap((other) => formsOf(bare(other)))
			.filter((entry) => otherNumbers(cased).includes(bareCased(entry.name)));
		if (plural.length > 0) return only(plural, (entry) => (entry.bare.length > form.length ? 'plural' : 'singular'));
		return only(
			among(({ misspelled }) => misspelled.value()(name)).filter((entry) => haveLikeCapitals(entry.name, name)),
			() => 'spelling',
		);
	}

	/** Whether a sign before names is a habit of the vault: `§Ports` is what it calls a list of notes, and `Ports` none. */
	function isUsual(sign: string): boolean {
		signs ??= signCounts([...all.value().filter(({ path }) => !changed.has(path)), ...[...changed.values()].flat()], settings);
		return (signs.get(sign) ?? 0) >= USUAL_SIGN;
	}

	function nearest(target: string): NearName | undefined {
		if (target.length > MOST_CHARACTERS) return undefined;
		const answer = known.get(target);
		if (answer !== undefined || known.has(target)) return answer;
		const found = find(target);
		known.set(target, found);
		return found;
	}

	return {
		nearest,
		*workOut(targets) {
			const isAll = isWorkedOut || targets === undefined;
			const lookup = isAll
				? whole
				: lookupIn(
						lazySteps(() => namesLike(targets.filter(({ length }) => length <= MOST_CHARACTERS).flatMap(namesIn), index)),
						index,
						settings,
					);
			if (isAll || targets.some((target) => target.includes('/'))) yield* folders.workOut();
			for (const part of [lookup.forms, lookup.initials, lookup.misspelled]) yield* part.workOut();
			if (isAll) isWorkedOut = true;
			else {
				before = lookup;
				targets.forEach(nearest);
				before = whole;
			}
		},
		changed(path) {
			const names = namesOfNote(path, index.record(path)?.aliases ?? NO_ALIASES);
			if (names.length === 0) return true;
			const folder = foldPath(folderOf(path));
			// Nothing is lost where nothing was worked out.
			if (!isWorkedOut || changed.size === MOST_CHANGED || (folder !== '' && !folders.value().has(folder))) return false;
			changed.set(path, names);
			now = lookupIn(allOf([...changed.values()].flat()), index, settings);
			known.clear();
			signs = undefined;
			return true;
		},
	};
}

/** Names by what a name may have in common with them. */
interface Lookup {
	readonly forms: LazyValue<ReadonlyMap<string, readonly Entry[]>>;
	readonly initials: LazyValue<ReadonlyMap<string, readonly Entry[]>>;
	readonly misspelled: LazyValue<(name: string) => readonly Entry[]>;
}

function lookupIn(all: LazyValue<readonly Name[]>, index: Pick<VaultIndex, 'record'>, settings: RoleSettings): Lookup {
	const entries = lazySteps(() => checkedNames(all, settings));
	return {
		forms: lazySteps(() => grouped(entries, (entry) => entry.bare)),
		initials: lazySteps(() => grouped(entries, ({ name, path }) => initialsSaid(name, index.record(path)?.ownInitials))),
		misspelled: lazySteps(function* () {
			yield* entries.workOut();
			return yield* misspellingsOf(entries.value());
		}),
	};
}

function allOf(names: readonly Name[]): LazyValue<readonly Name[]> {
	return lazySteps(() => done(names));
}

const NONE: readonly Entry[] = [];
const NO_ALIASES: readonly string[] = [];

/** The folders of the vault, each by its path and by every end of it: `A/B/C` is meant by `B/C` as well. */
function* foldersIn(all: LazyValue<readonly Name[]>): Steps<ReadonlySet<string>> {
	yield* all.workOut();
	const folders = new Set<string>();
	const met = new Set<string>();
	for (const [seen, { path }] of all.value().entries()) {
		if (seen % NAMES_A_STEP === NAMES_A_STEP - 1) yield;
		for (let folder = folderOf(path); folder !== '' && !met.has(folder); folder = folderOf(folder)) {
			met.add(folder);
			const folded = foldPath(folder);
			for (let at = 0; at !== -1 && folded.length - at > 0; at = nextPart(folded, at)) folders.add(folded.slice(at));
		}
	}
	return folders;
}

function nextPart(path: string, from: number): number {
	const slash = path.indexOf('/', from);
	return slash === -1 ? -1 : slash + 1;
}

/** The initials of a name, where its note says them itself; empty where it does not. */
function initialsSaid(name: string, said: readonly string[] | undefined): string {
	if (said === undefined) return '';
	const initials = initialsOf(name);
	return said.includes(initials) ? initials : '';
}

/** A name in capitals alone is an abbreviation, and meant by capitals alone: `aid` is not the agency AID. */
function haveLikeCapitals(name: string, written: string): boolean {
	return !isInCapitals(name) || !/\p{Ll}/u.test(written);
}

function isInCapitals(name: string): boolean {
	return /\p{Lu}.*\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

const DASHES = /[-\u2010-\u2015\u2212]+/gu;

function differenceOfForm(entry: Entry, name: string, hasPlace: boolean): Difference {
	if (entry.isAlias) return 'alias';
	if (hasPlace && foldPath(entry.name) === foldPath(name)) return 'place';
	const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
	if (plain(entry.name) === plain(name)) return 'blanks';
	const dashed = (text: string): string => plain(text).replace(DASHES, '-');
	if (dashed(entry.name) === dashed(name)) return 'dashes';
	const quoted = (text: string): string => dashed(text).replace(/[\u2018\u2019\u02bc'\u201c\u201d"]/gu, "'");
	if (quoted(entry.name) === quoted(name)) return 'punctuation';
	if (plain(entry.name).replaceAll(' ', '') === plain(name).replaceAll(' ', '')) return 'blanks';
	return entry.folded === foldName(name) ? 'accents' : 'punctuation';
}

/** The one note of `entries`, file names before aliases; `undefined` where several notes are meant equally. */
function only(entries: readonly Entry[], differenceOf: (entry: Entry) => Difference): NearName | undefined {
	const files = entries.filter(({ isAlias }) => !isAlias);
	const [first, ...others] = files.length > 0 ? files : entries;
	if (first === undefined || others.some(({ path }) => path !== first.path)) return undefined;
	return { path: first.path, name: first.name, difference: differenceOf(first) };
}

function* allNames(index: Pick<VaultIndex, 'names'>): Steps<readonly Name[]> {
	const entries: Name[] = [];
	for (const entry of index.names()) {
		entries.push(entry);
		if (entries.length % NAMES_A_STEP === 0) yield;
	}
	return entries;
}

function* checkedNames(all: LazyValue<readonly Name[]>, settings: RoleSettings): Steps<readonly Entry[]> {
	yield* all.workOut();
	const entries: Entry[] = [];
	for (const [met, entry] of all.value().entries()) {
		if (met % NAMES_A_STEP === NAMES_A_STEP - 1) yield;
		if (!isChecked(entry.path, settings)) continue;
		const folded = foldName(entry.name);
		entries.push({ name: entry.name, path: entry.path, isAlias: entry.isAlias, folded, bare: bareOf(folded) });
	}
	return entries;
}

function* grouped(entries: LazyValue<readonly Entry[]>, keyOf: (entry: Entry) => string): Steps<ReadonlyMap<string, readonly Entry[]>> {
	yield* entries.workOut();
	const groups = new Map<string, Entry[]>();
	for (const [met, entry] of entries.value().entries()) {
		if (met % NAMES_A_STEP === NAMES_A_STEP - 1) yield;
		const key = keyOf(entry);
		if (key === '') continue;
		addToList(groups, key, entry);
	}
	return groups;
}
