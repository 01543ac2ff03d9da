import { headingName } from '../note/read/findSection.ts';
import type { BuiltinDemand } from '../note/finding.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { sectionNames } from '../rules/shared/sectionNames.ts';
import type { Settings } from '../settings/settings.ts';
import { isEmptyValue } from '../types/isRequiredIn.ts';
import { isChecked } from '../vault/noteRole/noteRoleOf.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A type is taken up where so many of its notes have what it asks for. */
const SHARE = 0.5;

/** Whether the vault took up what a built-in type asks for, at one go or, before that, in steps. */
export interface TakenUp {
	isTakenUp(demand: BuiltinDemand): boolean;
	workOut(demand: BuiltinDemand): Steps<void>;
}

/** The front matter of so many notes is looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 200;

/**
 * Tells whether the vault took up what a built-in type asks for: the field has a value, or the section stands, in half of
 * its notes of that type. It holds for as long as no note changes.
 */
export function takenUpIn(index: Pick<VaultIndex, 'notesOfType' | 'record'>, settings: Settings): TakenUp {
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

	function* answerTo({ type, part, name }: BuiltinDemand): Steps<boolean> {
		const key = JSON.stringify([type, part, name]);
		let answer = known.get(key);
		if (answer === undefined) {
			answer = yield* hasShare(recordsOf(type), part === 'field' ? hasField(name) : hasSection(name, settings));
			known.set(key, answer);
		}
		return answer;
	}

	return {
		isTakenUp: (demand) => finish(answerTo(demand)),
		*workOut(demand) {
			yield* answerTo(demand);
		},
	};
}

/** `diagnostic` with the severity that it has in a vault which did or did not take up what is asked for; asking again changes nothing. */
export function settled(diagnostic: Diagnostic, { isTakenUp }: Pick<TakenUp, 'isTakenUp'>): Diagnostic {
	const { demand } = diagnostic;
	if (demand === undefined) return diagnostic;
	const severity = isTakenUp(demand) ? demand.severity : 'info';
	return severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity };
}

function* hasShare(notes: readonly NoteRecord[], test: (record: NoteRecord) => boolean): Steps<boolean> {
	const enough = notes.length * SHARE;
	let having = 0;
	for (const [at, record] of notes.entries()) {
		if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
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
