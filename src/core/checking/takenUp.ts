import { headingTest } from '../note/read/findSection.ts';
import type { BuiltinDemand } from '../note/finding.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { sectionNames } from '../vault/sections/sectionNames.ts';
import type { Settings } from '../settings/settings.ts';
import { isEmptyValue } from '../types/isRequiredIn.ts';
import { isChecked } from '../vault/noteRole/noteRoleOf.ts';
import { mayHaveField } from '../vault/records/mayHaveField.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { someHeading } from '../vault/records/someHeading.ts';
import { surelyHasValue } from '../vault/records/surelyHasValue.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A type is taken up where so many of its notes have what it asks for. */
const SHARE = 0.5;

/** So many notes with a key that is nearly a field are a habit, and no slips. */
const HABIT = 3;

/** Whether the vault took up what a built-in type asks for, at one go or, before that, in steps. */
export interface TakenUp {
	isTakenUp(demand: BuiltinDemand): boolean;
	workOut(demand: BuiltinDemand): Steps<void>;
	/** Takes in that a note changed; `undefined` for no note. What else happens to the vault asks for another one of these. */
	changed(before: NoteRecord | undefined, after: NoteRecord | undefined): void;
}

/** The front matter of so many notes is looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 200;

/** What is known of one demand. */
interface Known {
	readonly demand: BuiltinDemand;
	readonly has: (record: NoteRecord) => boolean;
	/** Which notes of the type it is about; absent: all. */
	readonly isAbout?: ((record: NoteRecord) => boolean) | undefined;
	/** How many notes it is about, and how many of them have it; absent where it was not counted to the end. */
	counts?: { notes: number; having: number } | undefined;
	/** Absent where a note has changed since. */
	answer?: boolean | undefined;
}

/**
 * Tells whether the vault took up what a built-in type asks for: the field has a value, or the section stands, in half of
 * its notes of that type. Where another key stands in the place of a field it is not, once three notes have that key and at least as many
 * as have the field. It is counted once, and kept up with every note that changes.
 */
export function takenUpIn(index: Pick<VaultIndex, 'notesOfType' | 'record'>, settings: Settings): TakenUp {
	const known = new Map<string, Known>();
	let records = new Map<string, readonly NoteRecord[]>();

	function recordsOf(type: string): readonly NoteRecord[] {
		let found = records.get(type);
		if (found === undefined) {
			const paths = index.notesOfType(type).filter((path) => isChecked(path, settings));
			found = paths.flatMap((path) => index.record(path) ?? []);
			records.set(type, found);
		}
		return found;
	}

	function* answerTo(demand: BuiltinDemand): Steps<boolean> {
		const key = [demand.type, demand.part, demand.name, demand.written].join('\n');
		const before = known.get(key);
		if (before?.answer !== undefined) return before.answer;
		if (before?.counts !== undefined) return (before.answer = isAnswered(before, before.counts));
		const one = before ?? questionOf(demand, settings);
		// In a vault that does not change counting ends where the answer is known; in one that does it goes to the end, once.
		if (before === undefined && demand.written === undefined) one.answer = yield* hasShare(recordsOf(demand.type), one.has);
		else one.answer = isAnswered(one, (one.counts = yield* countsOf(recordsOf(demand.type), one)));
		known.set(key, one);
		return one.answer;
	}

	return {
		isTakenUp: (demand) => finish(answerTo(demand)),
		*workOut(demand) {
			yield* answerTo(demand);
		},
		changed(before, after) {
			records = new Map();
			for (const one of known.values()) {
				one.answer = undefined;
				if (one.counts !== undefined) {
					count(one, before, -1, settings);
					count(one, after, 1, settings);
				}
			}
		},
	};
}

function questionOf(demand: BuiltinDemand, settings: Settings): Known {
	const { part, name, written } = demand;
	if (part === 'section') return { demand, has: hasSection(name, settings) };
	const has = hasField(name);
	if (written === undefined) return { demand, has };
	const hasWritten = hasField(written);
	return { demand, has: hasWritten, isAbout: (record) => hasWritten(record) || has(record) };
}

function count({ demand, has, isAbout, counts }: Known, record: NoteRecord | undefined, by: 1 | -1, settings: Settings): void {
	if (counts === undefined || record?.type !== demand.type || !isChecked(record.path, settings)) return;
	if (isAbout?.(record) === false) return;
	counts.notes += by;
	if (has(record)) counts.having += by;
}

function isAnswered({ demand }: Known, { notes, having }: { readonly notes: number; readonly having: number }): boolean {
	const isUsual = having >= notes * SHARE;
	return demand.written === undefined ? having > 0 && isUsual : having < HABIT || !isUsual;
}

/** `diagnostic` with the severity that it has in a vault which did or did not take up what is asked for; asking again changes nothing. */
export function settled(diagnostic: Diagnostic, { isTakenUp }: Pick<TakenUp, 'isTakenUp'>): Diagnostic {
	const { demand } = diagnostic;
	if (demand === undefined) return diagnostic;
	const severity = demand.isOwn === true || isTakenUp(demand) ? demand.severity : 'info';
	return severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity };
}

/** Whether nothing but a built-in type asks for this and the vault did not take it up: it is told, and mended only where that very rule is asked for. */
export function isUnasked({ demand, severity }: Diagnostic): boolean {
	return demand !== undefined && demand.isOwn !== true && severity === 'info';
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

function* countsOf(records: readonly NoteRecord[], { has, isAbout }: Known): Steps<{ notes: number; having: number }> {
	const counts = { notes: 0, having: 0 };
	for (const [at, record] of records.entries()) {
		if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
		if (isAbout?.(record) === false) continue;
		counts.notes += 1;
		if (has(record)) counts.having += 1;
	}
	return counts;
}

function hasField(name: string): (record: NoteRecord) => boolean {
	return (record) => {
		if (surelyHasValue(record, name)) return true;
		if (!mayHaveField(record, name)) return false;
		const { data } = record;
		return Object.hasOwn(data, name) && !isEmptyValue(data[name]);
	};
}

function hasSection(wanted: string, settings: Settings): (record: NoteRecord) => boolean {
	const isCalledSo = headingTest(sectionNames(wanted, settings));
	return (record) => someHeading(record, (text) => isCalledSo(text) !== -1);
}
