import { editDistance } from '../text/editDistance.ts';
import { initialsOf, looksLikeInitials } from '../text/initialsOf.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { addToList } from '../text/addToList.ts';
import { foldName } from '../text/foldName.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A note that is there already, or nearly. */
export interface ExistingNote {
	readonly path: string;
	/** The file name or alias that was recognised, as written. */
	readonly name: string;
	/** `same`: its very name but for case and accents; `alias`: another name of it; `initials`; `near`: within a typing error in six letters. */
	readonly how: 'same' | 'alias' | 'initials' | 'near';
}

/** More would be a list of the vault, not a warning. */
const MAX_SHOWN = 5;

/** Shorter names are near one another without meaning one another: `Iraq` is not `Iran`. */
const LETTERS_AN_ERROR = 6;

const ORDER: readonly ExistingNote['how'][] = ['same', 'alias', 'initials', 'near'];

/** So many names are taken in at a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/** A name as names are compared, with the letters in it. */
interface Folded extends Pick<ExistingNote, 'path' | 'name'> {
	readonly folded: string;
	readonly letters: number;
	readonly isAlias: boolean;
	/** Which one it is of all: of names that are as near, that of a note is told which comes first. */
	readonly at: number;
}

/** The notes that a new note called `title` may be one of already, the surest first, each once, at most five; for a warning. */
export function nearExisting(title: string, index: Pick<VaultIndex, 'names'>): readonly ExistingNote[] {
	return finish(existingNames(index))(title);
}

/** `nearExisting` for many titles: the names of the vault are gone through once, in steps. No name may come or go meanwhile. */
export function* existingNames(index: Pick<VaultIndex, 'names'>): Steps<(title: string) => readonly ExistingNote[]> {
	/** By their lengths: names of another length than that of the title, by more than a few letters, are none that is meant. */
	const byLength = new Map<number, Folded[]>();
	let met = 0;
	for (const { name, path, isAlias } of index.names()) {
		const folded = foldName(name);
		addToList(byLength, folded.length, { name, path, isAlias, folded, letters: lettersOf(folded), at: (met += 1) });
		if (met % NAMES_A_STEP === 0) yield;
	}
	let byInitials: Map<string, Folded[]> | undefined;
	return (title) => {
		const wanted = foldName(title);
		if (wanted === '') return [];
		const best = new Map<string, ExistingNote & { readonly at: number }>();
		const take = ({ path, name, at }: Folded, how: ExistingNote['how']): void => {
			const known = best.get(path);
			if (known === undefined || (ORDER.indexOf(how) - ORDER.indexOf(known.how) || at - known.at) < 0)
				best.set(path, { path, name, how, at });
		};
		const letters = lettersOf(wanted);
		const most = Math.floor(wanted.length / LETTERS_AN_ERROR);
		for (let length = wanted.length - most; length <= wanted.length + most; length += 1)
			for (const entry of byLength.get(length) ?? []) {
				const how = likeness(wanted, letters, entry);
				if (how !== undefined) take(entry, how);
			}
		if (looksLikeInitials(title)) {
			if (byInitials === undefined) {
				byInitials = new Map();
				for (const entries of byLength.values()) for (const entry of entries) addToList(byInitials, initialsOf(entry.name), entry);
			}
			for (const entry of byInitials.get(title.replaceAll('.', '')) ?? []) take(entry, 'initials');
		}
		return [...best.values()]
			.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || compareCodeUnits(a.path, b.path))
			.slice(0, MAX_SHOWN)
			.map(({ path, name, how }) => ({ path, name, how }));
	};
}

function likeness(wanted: string, letters: number, { folded, letters: own, isAlias }: Folded): ExistingNote['how'] | undefined {
	if (folded === wanted) return isAlias ? 'alias' : 'same';
	const errors = Math.floor(Math.min(wanted.length, folded.length) / LETTERS_AN_ERROR);
	// An error takes away one letter, and brings one, at most.
	if (countOf(letters & ~own) > errors || countOf(own & ~letters) > errors) return undefined;
	return editDistance(wanted, folded, errors) === undefined ? undefined : 'near';
}

/** Which of 32 kinds of letters are in a text. */
function lettersOf(text: string): number {
	let letters = 0;
	for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
	return letters;
}

/** How many bits are set. */
function countOf(bits: number): number {
	let count = 0;
	for (let left = bits; left !== 0; left &= left - 1) count += 1;
	return count;
}
