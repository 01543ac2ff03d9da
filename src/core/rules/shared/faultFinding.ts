import type { Finding, Fix } from '../../note/finding.ts';
import type { Note } from '../../note/note.ts';
import type { FieldFault } from '../../types/fieldFault.ts';
import { placeOfValue } from './fieldPlaces.ts';
import { quoteFix, quoteInListFix, suggestionFix, wrapInListFix } from '../fixes/fieldFixes.ts';
import { nameOfPath } from '../../vault/paths/nameOfPath.ts';

/** The finding for a value that its field does not take: what it is, what is expected, and what is probably meant. */
export function faultFinding(note: Note, fault: FieldFault): Finding {
	const isUnquotedLink = fault.quote === true && fault.shown.startsWith('[[');
	const hint = isUnquotedLink ? ', because a link needs quotes in YAML' : '';
	return {
		range: placeOfValue(note, fault.path),
		message: `${nameOfPath(fault.path)} is \`${fault.shown}\`${hint}; expected ${fault.expected}`,
		fixes: fixesOf(note, fault),
	};
}

function fixesOf(note: Note, fault: FieldFault): readonly Fix[] {
	const { path, quote, wrapInList, suggestion } = fault;
	const fixes: Fix[] = [];
	if (quote) fixes.push(wrapInList ? quoteInListFix(note, path[0]) : quoteFix(note, path));
	else if (wrapInList) fixes.push(wrapInListFix(note, path));
	if (suggestion !== undefined) fixes.push(suggestionFix(fault, suggestion));
	return fixes;
}
