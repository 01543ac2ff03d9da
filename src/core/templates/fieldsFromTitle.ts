import { initialsOf, looksLikeInitials } from '../text/initialsOf.ts';
import type { Field, NoteType, NoteTypes } from '../types/noteType.ts';
import { foldName } from '../text/foldName.ts';
import { lowerBound } from '../text/lowerBound.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** What is asked of the vault to recognise names in a title. */
type NameIndex = Pick<VaultIndex, 'resolveName' | 'record' | 'names'>;

/** Words at the end of a title that say what the note is about its actors, and are no part of a name. */
const MAX_WORDS_AFTER = 2;

/** Titles with more parts are sentences. */
const MAX_PARTS = 5;

/**
 * The values that a title gives the fields of its type: `US-China Relations` gives a relationship both its actors, each
 * by the name of its note, known by file name, alias, initials or the beginning of its name (`Saudi`). A part that names
 * no note stays as written. Empty unless two parts or more stand side by side and one of them is known.
 *
 * @param known what was looked up for earlier titles; no note may come or go between them.
 */
export function fieldsFromTitle(
	title: string,
	type: NoteType,
	index: NameIndex,
	types: NoteTypes,
	known = new Map<Field, KnownNames>(),
): Readonly<Record<string, readonly string[]>> {
	const field = [...type.fields.values()].find(({ kind, many, required }) => kind === 'note' && many && required);
	if (field === undefined) return {};
	let names = known.get(field);
	if (names === undefined) known.set(field, (names = new KnownNames(index, types, field)));
	const words = title.trim().split(/\s+/);
	for (let after = 0; after <= MAX_WORDS_AFTER && after < words.length; after += 1) {
		const parts = bestSplit(words.slice(0, words.length - after).join(' '), names);
		if (parts !== undefined) return { [field.name]: parts };
	}
	const parts = splitAll(words.slice(0, -1).join(' '));
	// Before any name is looked for: all names of the vault are gone through for one that is none.
	if (parts.length < 2 || parts.length > MAX_PARTS) return {};
	const found = parts.map((part) => names.find(part));
	return found.every((name) => name === undefined) ? {} : { [field.name]: parts.map((part, at) => found[at] ?? part) };
}

/** The parts of `text` as names of notes, where every part is one; a name may hold the mark between parts (`Guinea-Bissau`). */
function bestSplit(text: string, names: KnownNames): readonly string[] | undefined {
	const marks = [...text.matchAll(SEPARATOR)];
	if (marks.length === 0 || marks.length >= MAX_PARTS) return undefined;
	let best: readonly string[] | undefined;
	for (let chosen = 1; chosen < 1 << marks.length; chosen += 1) {
		const parts: string[] = [];
		let at = 0;
		marks.forEach((mark, position) => {
			if ((chosen & (1 << position)) === 0) return;
			parts.push(text.slice(at, mark.index));
			at = mark.index + mark[0].length;
		});
		parts.push(text.slice(at));
		const found = parts.map((part) => names.find(part));
		if (found.every((name) => name !== undefined) && (best === undefined || found.length > best.length)) best = found;
	}
	return best;
}

/** What stands between two names in a title. */
const SEPARATOR = /[-–—/&,]|\s(?:and|with|vs\.?|versus|against)\s/g;

/** What stands side by side in a title, each with the mark that follows it. */
export function partsOfTitle(title: string): readonly { readonly name: string; readonly mark: string }[] {
	const parts: { name: string; mark: string }[] = [];
	let at = 0;
	for (const mark of title.matchAll(SEPARATOR)) {
		parts.push({ name: title.slice(at, mark.index).trim(), mark: mark[0] });
		at = mark.index + mark[0].length;
	}
	return [...parts, { name: title.slice(at).trim(), mark: '' }];
}

function splitAll(text: string): string[] {
	return text
		.split(SEPARATOR)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** A name, as names are compared, and its note. */
interface Folded {
	readonly folded: string;
	readonly path: string;
}

/** The notes that may stand in a field, by every name they go by. */
export class KnownNames {
	readonly #index: NameIndex;
	readonly #types: NoteTypes;
	readonly #field: Field;
	/** Sorted, so that a beginning is found without going through all. */
	#folded: readonly Folded[] | undefined;
	#initials: ReadonlyMap<string, ReadonlySet<string>> | undefined;

	constructor(index: NameIndex, types: NoteTypes, field: Field) {
		this.#index = index;
		this.#types = types;
		this.#field = field;
	}

	/** The name of the note that `part` means, or `undefined` for none or several. */
	find(part: string): string | undefined {
		const name = part.trim();
		if (name === '') return undefined;
		const resolved = this.#index.resolveName(name);
		if (resolved.kind === 'found') return this.#isAllowed(resolved.path) ? noteNameOf(resolved.path) : undefined;
		const paths = looksLikeInitials(name) ? this.#withInitials(name.replaceAll('.', '')) : this.#beginningWith(`${foldName(name)} `);
		const [only, other] = paths;
		return only === undefined || other !== undefined ? undefined : noteNameOf(only);
	}

	/** The notes with a name that begins so, two at most. */
	#beginningWith(folded: string): ReadonlySet<string> {
		const names = (this.#folded ??= this.#allowedNames()
			.map(({ name, path }) => ({ folded: foldName(name), path }))
			.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0)));
		const paths = new Set<string>();
		const first = lowerBound(names.length, (at) => (names[at]?.folded ?? folded) < folded);
		for (let at = first; paths.size < 2 && names[at]?.folded.startsWith(folded) === true; at += 1) paths.add(names[at]?.path ?? '');
		return paths;
	}

	#withInitials(initials: string): ReadonlySet<string> {
		if (this.#initials === undefined) {
			const all = new Map<string, Set<string>>();
			for (const { name, path } of this.#allowedNames()) {
				const own = initialsOf(name);
				all.set(own, (all.get(own) ?? new Set<string>()).add(path));
			}
			this.#initials = all;
		}
		return this.#initials.get(initials) ?? NOBODY;
	}

	#allowedNames(): readonly { readonly name: string; readonly path: string }[] {
		return [...this.#index.names()].filter(({ path }) => this.#isAllowed(path));
	}

	/** A note without a known type may stand anywhere. */
	#isAllowed(path: string): boolean {
		const type = this.#index.record(path)?.type;
		if (type === undefined || this.#types.get(type) === undefined || this.#field.of.length === 0) return true;
		return this.#field.of.some((ancestor) => this.#types.isA(type, ancestor));
	}
}

const NOBODY: ReadonlySet<string> = new Set();
