import type { NoteType, NoteTypes } from '../../core/types/noteType.ts';
import { unknownType } from '../../core/types/unknownType.ts';
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
