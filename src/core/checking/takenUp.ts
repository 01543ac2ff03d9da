import { headingName } from '../note/read/findSection.ts';
import type { BuiltinDemand } from '../note/finding.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { sectionNames } from '../rules/shared/sectionNames.ts';
import type { Settings } from '../settings/settings.ts';
import { isEmptyValue } from '../types/isRequiredIn.ts';
import { isChecked } from '../vault/noteRole/noteRoleOf.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A type is taken up where so many of its notes have what it asks for. */
const SHARE = 0.5;

/**
 * Tells whether the vault took up what a built-in type asks for: the field has a value, or the section stands, in half of
 * its notes of that type. It holds for as long as no note changes.
 */
export function takenUpIn(index: Pick<VaultIndex, 'notesOfType' | 'record'>, settings: Settings): (demand: BuiltinDemand) => boolean {
	const known = new Map<string, boolean>();
	const records = new Map<string, readonly NoteRecord[]>();

	function recordsOf(type: string): readonly NoteRecord[] {
		let found = records.get(type);
		if (found === undefined) {
			const paths = index.notesOfType(type).filter((path) => isChecked(path, settings));
			found = paths.flatMap((path) => index.record(path) ?? []);
			records.set(type, found);
		}
		return found;
	}

	return (demand) => {
		const key = JSON.stringify([demand.type, demand.part, demand.name]);
		let answer = known.get(key);
		if (answer === undefined) {
			const notes = recordsOf(demand.type);
			answer = hasShare(notes, demand.part === 'field' ? hasField(demand.name) : hasSection(demand.name, settings));
			known.set(key, answer);
		}
		return answer;
	};
}

/** `diagnostic` with the severity that it has in a vault which did or did not take up what is asked for; asking again changes nothing. */
export function settled(diagnostic: Diagnostic, isTakenUp: (demand: BuiltinDemand) => boolean): Diagnostic {
	const { demand } = diagnostic;
	if (demand === undefined) return diagnostic;
	const severity = isTakenUp(demand) ? demand.severity : 'info';
	return severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity };
}

function hasShare(notes: readonly NoteRecord[], test: (record: NoteRecord) => boolean): boolean {
	const enough = notes.length * SHARE;
	let having = 0;
	for (const record of notes) {
		if (test(record)) having += 1;
		if (having > 0 && having >= enough) return true;
	}
	return false;
}

function hasField(name: string): (record: NoteRecord) => boolean {
	return ({ data }) => Object.hasOwn(data, name) && !isEmptyValue(data[name]);
}

function hasSection(wanted: string, settings: Settings): (record: NoteRecord) => boolean {
	const names = new Set(sectionNames(wanted, settings).map(headingName));
	return ({ headings }) => headings.some(({ text }) => names.has(headingName(text)));
}
