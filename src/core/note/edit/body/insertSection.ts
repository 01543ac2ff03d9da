import type { Note } from '../../note.ts';
import { refusalToWriteBody } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { headingName, headingsNamed } from '../../read/findSection.ts';
import { newSection } from './newSection.ts';
import { refuse } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/** The level of a section in a note that has no other to go by: below the title. */
const SECTION_LEVEL = 2;

/**
 * The insertion of an empty section: before the first that comes after it in `order` (the sections of the note's type,
 * by name), else after the nearest that comes before it, else at the note's end, before a footer. A note that has it stays as it is.
 */
export function insertSection(
	note: Note,
	heading: string,
	{ order, level = SECTION_LEVEL }: { readonly order: readonly string[]; readonly level?: number },
): EditOutcome {
	const refusal = refusalToWriteBody(note);
	if (refusal) return refusal;
	if (headingName(heading) === '' || /[\r\n]/.test(heading)) return refuse('BAD_VALUE', 'a heading is one line of text');
	if (headingsNamed(note, heading).length > 0) return { kind: 'unchanged' };
	const position = order.findIndex((name) => headingName(name) === headingName(heading));
	const place = {
		heading,
		level,
		before: position === -1 ? [] : order.slice(position + 1),
		after: position === -1 ? [] : order.slice(0, position).reverse(),
	};
	return verified(note, [newSection(note, place, [])], { kind: 'growth', links: [], heading });
}
