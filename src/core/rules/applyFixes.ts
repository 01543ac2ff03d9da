import type { Fix } from '../note/finding.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Diagnostic } from './rule.ts';

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
}

type EditFix = Extract<Fix, { kind: 'edit' }>;

/** A finding with its one safe fix. */
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
const MAX_ROUNDS = 100;

/** The fixes that may be made without asking: of each finding the safe one, where it has exactly one. */
export function safeFixesOf(diagnostics: readonly Diagnostic[]): readonly SafeFix[] {
	const found: SafeFix[] = [];
	for (const diagnostic of diagnostics) {
		const [fix, another] = diagnostic.fixes.filter((one): one is EditFix => one.kind === 'edit' && one.safe);
		if (fix !== undefined && another === undefined) found.push({ diagnostic, fix });
	}
	return found;
}

/**
 * Makes every safe fix of the note's findings, round after round, until none is left: a fix may bring to light what the fault hid.
 *
 * In one round no two edits touch. After it the note is read and checked again; where the findings that were fixed are
 * still there, or there are others that were not before, the round's fixes are made one by one and those at fault refused.
 * Fixing the result again changes nothing.
 */
export function applyFixes(note: Note, options: FixOptions): FixedNote {
	// What could not be planned may be once something else is mended; what did harm when it was made is not tried again.
	const unplanned = new Map<string, RefusedFix>();
	const harmful = new Map<string, RefusedFix>();
	const applied: AppliedFix[] = [];
	let current = note;
	let diagnostics = options.check(note);
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		unplanned.clear();
		const planned = plannedRound(current, diagnostics, options, { unplanned, harmful });
		if (planned.length === 0) break;
		const next = made(current, diagnostics, planned, options);
		if (next !== undefined) {
			applied.push(...planned.map(entryOf));
			({ current, diagnostics } = next);
			continue;
		}
		for (const one of planned) {
			const alone = made(current, diagnostics, [one], options);
			if (alone === undefined) refuse(harmful, one, 'the finding would still be there, or another would have come in its place');
			else {
				applied.push(entryOf(one));
				({ current, diagnostics } = alone);
				break; // The other plans were made for the text as it was.
			}
		}
	}
	return { text: current.text, applied, refused: [...harmful.values(), ...unplanned.values()] };
}

/** What can be made at once: planned on the note as it stands, in the order of the findings, no two edits touching. */
function plannedRound(note: Note, diagnostics: readonly Diagnostic[], { only }: FixOptions, { unplanned, harmful }: Refusals): readonly PlannedFix[] {
	const planned: PlannedFix[] = [];
	const taken: TextEdit[] = [];
	for (const safe of safeFixesOf(diagnostics)) {
		if (only !== undefined && !only.includes(safe.diagnostic.rule)) continue;
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
function made(note: Note, before: readonly Diagnostic[], planned: readonly PlannedFix[], { check }: FixOptions): { readonly current: Note; readonly diagnostics: readonly Diagnostic[] } | undefined {
	const current = parseNote(note.path, applyEdits(note.text, planned.flatMap(({ edits }) => edits)));
	const diagnostics = check(current);
	// What the front matter hid while it could not be read comes to light now and is nobody's fault.
	if (note.frontmatter.kind === 'malformed' && current.frontmatter.kind === 'parsed') return { current, diagnostics };
	const counts = countsByKind(before);
	for (const { diagnostic } of planned) counts.set(kindOf(diagnostic), (counts.get(kindOf(diagnostic)) ?? 0) - 1);
	for (const [kind, count] of countsByKind(diagnostics)) if (count > (counts.get(kind) ?? 0)) return undefined;
	return { current, diagnostics };
}

function countsByKind(diagnostics: readonly Diagnostic[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const diagnostic of diagnostics) counts.set(kindOf(diagnostic), (counts.get(kindOf(diagnostic)) ?? 0) + 1);
	return counts;
}

function kindOf({ rule, message }: Diagnostic): string {
	return `${rule}\n${message}`;
}

function touch(a: TextEdit, b: TextEdit): boolean {
	return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

function refuse(refused: Map<string, RefusedFix>, safe: SafeFix, reason: string): void {
	refused.set(keyOf(safe), { ...entryOf(safe), reason });
}

/** Lines move from round to round; what is refused once stays refused. */
function keyOf({ diagnostic, fix }: SafeFix): string {
	return `${kindOf(diagnostic)}\n${fix.title}`;
}

function entryOf({ diagnostic, fix }: SafeFix): AppliedFix {
	return { path: diagnostic.path, rule: diagnostic.rule, title: fix.title, line: diagnostic.line };
}
