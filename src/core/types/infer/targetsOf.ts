import type { NoteTypes } from '../noteType.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import type { Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../../vault/vaultIndex.ts';
import type { NearNames } from '../../vault/names/nearNames.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import type { SeenValue } from './fieldEvidence.ts';

/** What is asked of the vault to see where names lead. */
export type NameIndex = Pick<VaultIndex, 'resolveName' | 'resolveLink' | 'record'> & {
	/** Names of notes that are nearly the one that was written; absent where nobody looks for near misses. */
	readonly near?: NearNames;
};

/** So many values are looked up in a step: a few milliseconds. */
const VALUES_A_STEP = 500;

/** A field that leads to more types than this leads anywhere. */
const MAX_TYPES = 3;

/** Fewer different names than this do not say that only their own type is meant. */
const ENOUGH_NAMES = 10;

/** The values of a field taken as names: how many of the different ones lead to a note, and to which types. */
export interface NameEvidence {
	readonly different: number;
	/** Of those, the ones that lead to a note. */
	readonly named: number;
	/** Whether one of the others is nearly the name of a note, which would be told as a slip. */
	readonly isNearMissed: boolean;
	/** Of the notes found, in code-unit order; notes without a type are not counted. */
	readonly types: readonly string[];
}

/** Where the texts among `values` lead. */
export function* nameEvidence(values: readonly SeenValue[], index: NameIndex): Steps<NameEvidence> {
	const names = new Set<string>();
	const types = new Set<string>();
	let named = 0;
	let isNearMissed = false;
	for (const [at, { value, from }] of values.entries()) {
		if (at % VALUES_A_STEP === VALUES_A_STEP - 1) yield;
		if (typeof value !== 'string' || names.has(value)) continue;
		names.add(value);
		const target = linkTarget(value);
		const resolved = target === undefined ? index.resolveName(value) : index.resolveLink(target, from);
		// A title that is the note's own name is the name of no other note.
		if (resolved.kind === 'found' && noteNameOf(resolved.path) === noteNameOf(from)) continue;
		if (resolved.kind === 'found') named += 1;
		// A link that misses its note is told of in any case.
		else if (target === undefined && index.near?.nearest(value) !== undefined) isNearMissed = true;
		const type = resolved.kind === 'found' ? index.record(resolved.path)?.type : undefined;
		if (type !== undefined) types.add(type);
	}
	return { different: names.size, named, isNearMissed, types: [...types].sort(compareCodeUnits) };
}

/**
 * What `of` may say so that every note of these types fits: one type where all are of its kind (`actor` for a country
 * and an organization, or for a few countries alone), else up to three types, else nothing.
 */
export function narrowestOf(seen: readonly string[], different: number, types: NoteTypes): readonly string[] {
	const [only] = seen;
	if (only === undefined) return [];
	if (seen.length === 1) return [different < ENOUGH_NAMES ? widest(only, types) : only];
	const ancestors = types.all().filter(({ name }) => seen.every((type) => types.isA(type, name)));
	const narrowest = ancestors.find((candidate) => ancestors.every((other) => types.isA(candidate.name, other.name)));
	if (narrowest) return [narrowest.name];
	return seen.length <= MAX_TYPES ? seen : [];
}

/** The type at the top of those that `name` extends: who names three countries may name a body next. */
function widest(name: string, types: NoteTypes): string {
	const tops = types.all().filter((type) => types.isA(name, type.name) && type.extends === undefined);
	return tops[0]?.name ?? name;
}

/** What `[[target#heading|shown]]` leads to, or `undefined` where `text` as a whole is no link. */
function linkTarget(text: string): string | undefined {
	if (!text.startsWith('[[') || !text.endsWith(']]')) return undefined;
	const [path = ''] = text.slice(2, -2).split(/[#|]/, 1);
	return path.trim();
}
