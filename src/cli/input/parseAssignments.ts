import type { NoteType } from '../../core/types/noteType.ts';
import { type FieldTextValue, readFieldText } from '../../core/types/readFieldText.ts';
import { OperatorError } from '../operatorError.ts';

/** `field=value` as the command line has it, the value read as the field's type wants it; `undefined`: the field goes. */
export interface Assignment {
	readonly field: string;
	readonly value: FieldTextValue;
}

/**
 * Reads `field=value` arguments, each value as `readFieldText` has it.
 *
 * @throws {OperatorError} for an argument without a field or an equals sign, and for a list that is not closed.
 */
export function parseAssignments(
	given: readonly string[],
	type: NoteType | undefined,
	isName?: (text: string) => boolean,
): readonly Assignment[] {
	return given.map((argument) => {
		const equals = argument.indexOf('=');
		const field = argument.slice(0, Math.max(0, equals)).trim();
		if (field === '') throw new OperatorError(`"${argument}" sets nothing; give FIELD=VALUE, such as status="in force"`);
		const text = argument.slice(equals + 1).trim();
		const read = readFieldText(text, type?.fields.get(field), isName);
		if (read.kind === 'unclosed') throw new OperatorError(`${field}="${text}" is a list that is not closed; give ${field}="${text}]"`);
		return { field, value: read.value };
	});
}
