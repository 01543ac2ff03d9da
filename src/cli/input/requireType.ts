import { nearestWord } from '../../core/text/nearestWord.ts';
import type { NoteType, NoteTypes } from '../../core/types/noteType.ts';
import { OperatorError } from '../operatorError.ts';

/**
 * The type that the command line names.
 *
 * @throws {OperatorError} for one that there is not, with those that there are.
 */
export function requireType(name: string, types: NoteTypes): NoteType {
	const type = types.get(name);
	if (type) return type;
	throw new OperatorError(unknownType(name, types));
}

/** That there is no type called `name`, with the one that may be meant, or all that there are. */
export function unknownType(name: string, types: NoteTypes): string {
	const names = types.all().map((each) => each.name);
	const near = nearestWord(name, names);
	return `"${name}" is no type of this vault; ${near === undefined ? `one of: ${names.join(', ')}` : `did you mean ${near}?`}`;
}
