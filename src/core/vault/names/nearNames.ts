import type { Settings } from '../../settings/settings.ts';
import { isAscii } from '../../text/isAscii.ts';
import { initialsOf, looksLikeInitials } from '../../text/initialsOf.ts';
import { foldName } from '../../text/foldName.ts';
import { lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { misspellingsOf } from './misspellingsOf.ts';
import { isChecked } from '../noteRole/noteRoleOf.ts';

/** How a name that was written differs from one that is there. */
export type Difference =
	| 'place' // the same file name stands in another folder
	| 'accents'
	| 'punctuation' // blanks, dashes, full stops, quotes
	| 'alias'
	| 'plural' // what was written is the singular
	| 'singular'
	| 'initials'
	| 'spelling'; // a letter or two of a longer word

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
}

type Entry = ReturnType<VaultIndex['names']> extends Iterable<infer Name> ? Name : never;

/** A singular of fewer letters is as likely another word: ISI and ISIS. */
const MIN_SINGULAR = 4;

/** Near names among those of `index`; notes that are never checked (templates, types, daily notes) are not proposed. */
export function nearNamesOf(index: Pick<VaultIndex, 'names'>, settings: Settings): NearNames {
	const known = new Map<string, NearName | undefined>();
	const entries = lazy(() => [...index.names()].filter(({ path }) => isChecked(path, settings)));
	const forms = lazy(() => grouped(entries(), ({ name }) => bare(name)));
	const initials = lazy(() => grouped(entries(), ({ name }) => initialsOf(name)));
	const misspelled = lazy(() => misspellingsOf(entries()));

	function find(target: string): NearName | undefined {
		const name = noteNameOf(lastSegmentOf(target)).trim();
		const form = bare(name);
		if (form.length < 2) return undefined;
		const same = forms().get(form);
		if (same !== undefined) return only(same, (entry) => differenceOfForm(entry, name, target));
		const abbreviated = looksLikeInitials(name) ? initials().get(name.replaceAll('.', '')) : undefined;
		if (abbreviated !== undefined) return only(abbreviated, () => 'initials');
		const plural = otherNumbers(form).flatMap((other) => forms().get(other) ?? []);
		if (plural.length > 0) return only(plural, (entry) => (bare(entry.name).length > form.length ? 'plural' : 'singular'));
		return only(misspelled()(name), () => 'spelling');
	}

	return {
		nearest(target) {
			const answer = known.get(target);
			if (answer !== undefined || known.has(target)) return answer;
			const found = find(target);
			known.set(target, found);
			return found;
		},
	};
}

function differenceOfForm(entry: Entry, name: string, target: string): Difference {
	if (entry.isAlias) return 'alias';
	if (foldName(entry.name) !== foldName(name)) return 'punctuation';
	return target.includes('/') ? 'place' : 'accents';
}

/** The one note of `entries`, file names before aliases; `undefined` where several notes are meant equally. */
function only(entries: readonly Entry[], differenceOf: (entry: Entry) => Difference): NearName | undefined {
	const files = entries.filter(({ isAlias }) => !isAlias);
	const [first, ...others] = files.length > 0 ? files : entries;
	if (first === undefined || others.some(({ path }) => path !== first.path)) return undefined;
	return { path: first.path, name: first.name, difference: differenceOf(first) };
}

/** A folded name's letters and digits alone: `U.S.-Israel` and `us israel` are one. */
function bare(name: string): string {
	const folded = foldName(name);
	return folded.replace(isAscii(folded) ? /[^a-z\d]+/g : /[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** What a bare name would be in the plural, or in the singular. English only: other plurals are other words. */
function otherNumbers(form: string): readonly string[] {
	const others: string[] = [];
	if (form.length >= MIN_SINGULAR) others.push(`${form}s`, `${form}es`);
	if (form.length >= MIN_SINGULAR && form.endsWith('y')) others.push(`${form.slice(0, -1)}ies`);
	if (form.length > MIN_SINGULAR && form.endsWith('s')) others.push(form.slice(0, -1));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('es')) others.push(form.slice(0, -2));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('ies')) others.push(`${form.slice(0, -3)}y`);
	return others;
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		if (key === '') continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [entry]);
		else group.push(entry);
	}
	return groups;
}

function lazy<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
}
