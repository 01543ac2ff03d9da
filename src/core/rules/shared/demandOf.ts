import type { Finding } from '../../note/finding.ts';
import type { NoteType } from '../../types/noteType.ts';

/** The part of a finding that says what asks for it, where that is a built-in type; nothing where the vault itself asks. */
export function demandOf(type: NoteType | undefined, part: 'field', name: string): Pick<Finding, 'demand'> {
	return type?.origin.kind === 'built-in' ? { demand: { type: type.name, part, name } } : {};
}
