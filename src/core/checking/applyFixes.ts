import { countUp } from '../text/countUp.ts';
import type { Fix } from '../note/finding.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Diagnostic } from '../rules/rule.ts';

/** A fix that was made, and where its finding stood when it was. */
export interface AppliedFix {
	readonly path: string;
	readonly rule: string;
	readonly title: string;
	readonly line: number;
}

/** A fix that was not made, and why. */
export interface RefusedFix extends AppliedFix {
	readonly reason: string;
}

/** What fixing came to: the note's text, the same where nothing was applied. */
export interface FixedNote {
	readonly text: string;
	readonly applied: readonly AppliedFix[];
	readonly refused: readonly RefusedFix[];
}

/** What is fixed, and how the note is looked at again. */
export interface FixOptions {
	/** Finds what is wrong with the note as it stands; asked again after every round. */
	readonly check: (note: Note) => readonly Diagnostic[];
	/** Ids of the only rules whose findings are fixed. */
	readonly only?: readonly string[];
	/** Ids of the rules whose first fix is made though it is not safe: somebody asked for it. */
	readonly unsafe?: readonly string[];
	/** The only fixes that are made: what was shown and ticked. Absent for all. */
	readonly chosen?: readonly ChosenFix[];
}

/** One safe fix of a note, told from those that are called alike by where its finding begins in the text that was shown. */
export interface ChosenFix {
	/** See `fixKey`. */
	readonly key: string;
	/** An offset of the text that was shown. */
	readonly start: number;
}

type EditFix = Extract<Fix, { kind: 'edit' }>;

/** A finding with the one fix of it that may be made. */
interface SafeFix {
	readonly diagnostic: Diagnostic;
	readonly fix: EditFix;
}

/** A safe fix whose edits are planned on the note as it stands. */
interface PlannedFix extends SafeFix {
	readonly edits: readonly TextEdit[];
}

interface Refusals {
	readonly unplanned: Map<string, RefusedFix>;
	readonly harmful: Map<string, RefusedFix>;
}

/** Every round makes at least one finding less, so this is never reached by a rule that mends what it reports. */
const MAX_ROUNDS = 1_000;

/** A note with more to mend has one fault that shows a thousand times; every single fix reads it again, so it would take minutes. */
const MAX_FIXES = 500;

/**
 * The fixes that may be made without asking: of each finding the safe one, where it has exactly one; of a finding of one of
 * the `unsafe` rules, which were asked for, its first edit where none is safe.
 */
export function safeFixesOf(diagnostics: readonly Diagnostic[], unsafe: readonly string[] = []): readonly SafeFix[] {
	const found: SafeFix[] = [];
	for (const diagnostic of diagnostics) {
		const edits = diagnostic.fixes.filter((one): one is EditFix => one.kind === 'edit');
		const [fix, another] = edits.filter(({ safe }) => safe);
		const [first] = edits;
		if (fix !== undefined && another === undefined) found.push({ diagnostic, fix });
		else if (fix === undefined && first !== undefined && unsafe.includes(diagnostic.rule)) found.push({ diagnostic, fix: first });
	}
	return found;
}

/**
 * Makes every safe fix of the note's findings, round after round, until none is left: a fix may bring to light what the fault hid.
 *
 * In one round no two edits touch. After it the note is read and checked again; where the findings that were fixed are
 * still there, or graver ones have come, the round's fixes are made one by one and those at fault refused.
 * Fixing the result again changes nothing.
 */
export function applyFixes(note: Note, options: FixOptions): FixedNote {
	// What could not be planned may be once something else is mended; what did harm when it was made is not tried again.
	const unplanned = new Map<string, RefusedFix>();
	const harmful = new Map<string, RefusedFix>();
	const applied: AppliedFix[] = [];
	let current = note;
	let diagnostics = options.check(note);
	let left = options.chosen;
	const tooMany = refusalOfTooMany(wantedFixesOf(diagnostics, options, left));
	if (tooMany !== undefined) return { text: note.text, applied, refused: [tooMany] };
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		unplanned.clear();
		const planned = plannedRound(current, wantedFixesOf(diagnostics, options, left), { unplanned, harmful });
		if (planned.length === 0) break;
		const next = made(current, diagnostics, planned, options);
		if (next !== undefined) {
			applied.push(...planned.map(entryOf));
			left = left && leftAfter(left, planned);
			({ current, diagnostics } = next);
			continue;
		}
		for (const one of planned) {
			const alone = made(current, diagnostics, [one], options);
			if (alone === undefined) refuse(harmful, one, 'the finding would still be there, or a graver one in its place');
			else {
				applied.push(entryOf(one));
				left = left && leftAfter(left, [one]);
				({ current, diagnostics } = alone);
				break; // The other plans were made for the text as it was.
			}
		}
	}
	return { text: current.text, applied, refused: [...harmful.values(), ...unplanned.values()] };
}

/** @param left the fixes that may still be made, at their places in the text as it stands; absent for all. */
function wantedFixesOf(
	diagnostics: readonly Diagnostic[],
	{ only, unsafe }: FixOptions,
	left: readonly ChosenFix[] | undefined,
): readonly SafeFix[] {
	const safe = safeFixesOf(diagnostics, unsafe);
	const ofRules = only === undefined ? safe : safe.filter(({ diagnostic }) => only.includes(diagnostic.rule));
	if (left === undefined) return ofRules;
	const places = new Set(left.map(placeOf));
	return ofRules.filter((one) => places.has(placeOf(chosenFix(one))));
}

function chosenFix(safe: SafeFix): ChosenFix {
	return { key: keyOf(safe), start: safe.diagnostic.range.start };
}

function placeOf({ key, start }: ChosenFix): string {
	return `${start}\n${key}`;
}

/** What is left of the fixes once these are made, moved with the text after their edits. */
function leftAfter(left: readonly ChosenFix[], made: readonly PlannedFix[]): readonly ChosenFix[] {
	const done = new Set(made.map((one) => placeOf(chosenFix(one))));
	const edits = made.flatMap((one) => one.edits);
	return left
		.filter((chosen) => !done.has(placeOf(chosen)))
		.map(({ key, start }) => {
			const before = edits.filter(({ range }) => range.end <= start);
			return { key, start: before.reduce((at, { range, newText }) => at + newText.length - (range.end - range.start), start) };
		});
}

function refusalOfTooMany(wanted: readonly SafeFix[]): RefusedFix | undefined {
	const [first] = wanted;
	if (first === undefined || wanted.length <= MAX_FIXES) return undefined;
	return { ...entryOf(first), reason: `${wanted.length} findings of the note could be mended, more than ${MAX_FIXES}; nothing was` };
}

/** What can be made at once: planned on the note as it stands, in the order of the findings, no two edits touching. */
function plannedRound(note: Note, wanted: readonly SafeFix[], { unplanned, harmful }: Refusals): readonly PlannedFix[] {
	const planned: PlannedFix[] = [];
	const taken: TextEdit[] = [];
	for (const safe of wanted) {
		if (harmful.has(keyOf(safe))) continue;
		const outcome = safe.fix.plan(note);
		if (outcome.kind === 'refused') refuse(unplanned, safe, outcome.reason);
		else if (outcome.kind === 'unchanged') refuse(unplanned, safe, 'there is nothing to change');
		else if (!outcome.edits.some((edit) => taken.some((other) => touch(edit, other)))) {
			planned.push({ ...safe, edits: outcome.edits });
			taken.push(...outcome.edits);
		}
	}
	return planned;
}

/** The note with the edits made, or `undefined` where it does not come out as it should. */
function made(
	note: Note,
	before: readonly Diagnostic[],
	planned: readonly PlannedFix[],
	{ check }: FixOptions,
): { readonly current: Note; readonly diagnostics: readonly Diagnostic[] } | undefined {
	const current = parseNote(
		note.path,
		applyEdits(
			note.text,
			planned.flatMap(({ edits }) => edits),
		),
	);
	const diagnostics = check(current);
	// What the front matter hid while it could not be read comes to light now and is nobody's fault.
	if (note.frontmatter.kind === 'malformed' && current.frontmatter.kind === 'parsed') return { current, diagnostics };
	const isWorse = gravityOf(diagnostics) > gravityOf(before);
	return isWorse || areStillThere(planned, before, diagnostics) ? undefined : { current, diagnostics };
}

/** Whether of what was fixed there is as much as before, or of several alike more than should be left. */
function areStillThere(planned: readonly PlannedFix[], before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
	const counts = countsByKind(after);
	const allowed = countsByKind(before);
	for (const { diagnostic } of planned) allowed.set(kindOf(diagnostic), (allowed.get(kindOf(diagnostic)) ?? 0) - 1);
	return planned.some(({ diagnostic }) => (counts.get(kindOf(diagnostic)) ?? 0) > (allowed.get(kindOf(diagnostic)) ?? 0));
}

function countsByKind(diagnostics: readonly Diagnostic[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const diagnostic of diagnostics) countUp(counts, kindOf(diagnostic));
	return counts;
}

/**
 * How bad it is: an error outweighs all warnings, a warning all suggestions, which do not count. A list of one actor is
 * less wrong than one actor that is no list, though another rule now says that one is too few.
 */
function gravityOf(diagnostics: readonly Diagnostic[]): number {
	let gravity = 0;
	for (const { severity } of diagnostics) {
		if (severity === 'error') gravity += MANY;
		else if (severity === 'warning') gravity += 1;
	}
	return gravity;
}

/** More than a note has findings. */
const MANY = 1_000_000;

function kindOf({ rule, message }: Diagnostic): string {
	return `${rule}\n${message}`;
}

function touch(a: TextEdit, b: TextEdit): boolean {
	return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

function refuse(refused: Map<string, RefusedFix>, safe: SafeFix, reason: string): void {
	refused.set(keyOf(safe), { ...entryOf(safe), reason });
}

/** What tells a fix of a note from its others, whatever lines they stand on; two findings that are told alike share it. */
export function fixKey(diagnostic: Diagnostic, fix: Fix): string {
	return `${kindOf(diagnostic)}\n${fix.title}`;
}

/** Lines move from round to round; what is refused once stays refused. */
function keyOf({ diagnostic, fix }: SafeFix): string {
	return fixKey(diagnostic, fix);
}

function entryOf({ diagnostic, fix }: SafeFix): AppliedFix {
	return { path: diagnostic.path, rule: diagnostic.rule, title: fix.title, line: diagnostic.line };
}
