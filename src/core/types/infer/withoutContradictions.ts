import { parseNote } from '../../note/parseNote.ts';
import type { Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../../vault/vaultIndex.ts';
import type { Field, NoteTypes } from '../noteType.ts';
import { noteTypesFrom } from '../noteTypesFrom.ts';
import type { TypedNote } from './fieldEvidence.ts';
import { typeNamed } from './parentsByNames.ts';
import { ownValue } from '../../text/ownValue.ts';

interface LearnedType {
	readonly name: string;
	readonly path: string;
	readonly text: string;
	readonly definition: { readonly extends?: string };
}

/** What the types that are there are asked of, and the vault. */
interface Known {
	readonly index: Pick<VaultIndex, 'resolveName' | 'resolveLink' | 'record'>;
	readonly types: NoteTypes;
	readonly settings: { readonly typeKey: string };
}

/** A note of one type that names, in a field, a note of another. */
interface Naming {
	readonly type: string;
	readonly field: string;
	readonly named: string;
}

/**
 * Those of `inferred` under which no field leads to a note of another type than it asks for: as long as a type is not known
 * its notes may stand anywhere. Of two types that contradict each other the one that is named is left as unknown as it was.
 */
export function* withoutContradictions<Type extends LearnedType>(
	inferred: readonly Type[],
	byType: ReadonlyMap<string, readonly TypedNote[]>,
	known: Known,
): Steps<readonly Type[]> {
	let left = inferred;
	const namings = yield* namingsIn(left, byType, known);
	for (;;) {
		const judge = judgeOf(left, known);
		const names = new Set(left.map(({ name }) => name));
		const wrong = namings.find((naming) => (names.has(naming.named) || names.has(naming.type)) && !judge.mayName(naming));
		if (wrong === undefined) return left;
		const blamed = names.has(wrong.named) ? wrong.named : wrong.type;
		left = left.filter(({ name }) => name !== blamed);
		yield;
	}
}

interface Judge {
	/** The fields of a type that ask for notes of certain types. */
	readonly fieldsOf: (type: string) => readonly Field[];
	readonly mayName: (naming: Naming) => boolean;
}

function judgeOf(inferred: readonly LearnedType[], { types, settings }: Known): Judge {
	const { types: learned } = noteTypesFrom(
		inferred.map(({ path, text }) => parseNote(path, text)),
		settings,
	);
	const parents = new Map(inferred.map(({ name, definition }) => [name, definition.extends]));
	const ofName = (name: string) => (parents.has(name) ? learned : types).get(name);
	const isA = (name: string, wanted: string): boolean => {
		const parent = parents.get(name);
		return learned.isA(name, wanted) || types.isA(name, wanted) || (parent !== undefined && types.isA(parent, wanted));
	};
	const fieldsOf = (type: string): readonly Field[] => {
		const parent = parents.get(type);
		const inherited = parent === undefined ? undefined : types.get(parent);
		return [...new Map([...(inherited?.fields ?? []), ...(ofName(type)?.fields ?? [])]).values()].filter(({ of }) => of.length > 0);
	};
	return {
		fieldsOf,
		mayName: ({ type, field, named }) => {
			const wanted = fieldsOf(type).find(({ name }) => name === field)?.of ?? [];
			return wanted.length === 0 || ofName(named) === undefined || wanted.some((one) => isA(named, one));
		},
	};
}

/** Which types the fields of which types lead to, each once. */
function* namingsIn(
	inferred: readonly LearnedType[],
	byType: ReadonlyMap<string, readonly TypedNote[]>,
	known: Known,
): Steps<readonly Naming[]> {
	const { fieldsOf } = judgeOf(inferred, known);
	const namings = new Map<string, Naming>();
	for (const [type, notes] of byType) {
		const fields = fieldsOf(type);
		for (const { path, data } of fields.length === 0 ? [] : notes) {
			yield;
			for (const { name: field } of fields) {
				const value = ownValue(data, field);
				const values: readonly unknown[] = Array.isArray(value) ? value : [value];
				for (const item of values) {
					const named = typeof item === 'string' ? typeNamed(item, path, known.index) : undefined;
					if (named !== undefined) namings.set(JSON.stringify([type, field, named]), { type, field, named });
				}
			}
		}
	}
	return [...namings.values()];
}
