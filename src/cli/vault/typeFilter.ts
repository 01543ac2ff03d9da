import { nearestWord } from '../../core/text/nearestWord.ts';
import type { NoteType, NoteTypes } from '../../core/types/noteType.ts';
import { hasNoteThatIs } from '../../core/vault/notesThatAre.ts';
import { OperatorError } from '../operatorError.ts';
import type { LoadedVault } from './loadVault.ts';

/** Whether a type is one of those that `--type` names, or extends one; any is where it is not given. */
export function isOneOf(wanted: readonly string[] | undefined, type: NoteType | undefined, types: NoteTypes): boolean {
	return wanted === undefined || (type !== undefined && wanted.some((name) => types.isA(type.name, name)));
}

/** @throws {OperatorError} for a type that `--type` names and no note of the vault has: nothing would be looked at. */
export function requireNotesOf(
	wanted: readonly string[] | undefined,
	{ index, types, unreadable }: Pick<LoadedVault, 'index' | 'types' | 'unreadable'>,
): void {
	for (const name of wanted ?? []) {
		// What cannot be read may be of any type that there is.
		if (hasNoteThatIs(name, index, types) || (unreadable.length > 0 && types.get(name) !== undefined)) continue;
		const near = nearestWord(name, [...index.typeCounts().keys()]);
		throw new OperatorError(`--type "${name}" matches no note of the vault${near === undefined ? '' : `; did you mean ${near}?`}`);
	}
}
