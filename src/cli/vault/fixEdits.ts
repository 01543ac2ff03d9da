import type { FixEdit, FixEdits } from '../../core/report/fixEdit.ts';
import type { MergedDiagnostic } from '../../core/report/mergePlaces.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Note } from '../../core/note/note.ts';
import { lineStartsOf, type LineStarts, positionAt } from '../../core/text/lineStarts.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { FixingVault } from './loadVault.ts';

/** A note as it stands, and what is found in it with plans that are still good. */
interface FreshNote {
	readonly note: Note;
	readonly lineStarts: LineStarts;
	readonly found: ReadonlyMap<string, Diagnostic>;
}

/** The rules of those findings that have fixes which are edits. */
export function fixingRulesOf(found: readonly Diagnostic[]): ReadonlySet<string> {
	return new Set(found.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'edit')).map(({ rule }) => rule));
}

/**
 * Plans the fixes of findings whose plans were dropped with the texts of their notes: reads each note again that has any.
 * A finding that is told once for many places has the edits of all of them.
 *
 * @param rules those of the findings that will be asked for.
 */
export function fixEditsIn({ checker, noteAt }: FixingVault, rules: ReadonlySet<string>): (diagnostic: MergedDiagnostic) => FixEdits {
	// Findings come rule by rule: a note is met again with every other rule.
	const planned = new Map<string, ReadonlyMap<string, readonly (readonly FixEdit[] | undefined)[]>>();
	const editsAt = (place: Diagnostic, fix: number): readonly FixEdit[] | undefined => {
		let ofNote = planned.get(place.path);
		if (ofNote === undefined) {
			const note = noteAt(place.path);
			const found = note === undefined ? [] : checker.allFindings(note).filter(({ rule }) => rules.has(rule));
			ofNote = note === undefined ? new Map() : plansOf(freshNote(note, found));
			planned.set(place.path, ofNote);
		}
		return ofNote.get(keyOf(place))?.[fix];
	};
	return (diagnostic) => (fix) => {
		if (diagnostic.fixes[fix]?.kind !== 'edit') return undefined;
		const edits = (diagnostic.places ?? [diagnostic]).map((place) => editsAt(place, fix));
		return edits.some((each) => each === undefined) ? undefined : edits.flatMap((each) => each ?? []);
	};
}

function freshNote(note: Note, found: readonly Diagnostic[]): FreshNote {
	return { note, lineStarts: lineStartsOf(note.text), found: new Map(found.map((each) => [keyOf(each), each])) };
}

/** Each plan reads its note again: of a note of thousands of findings only the first have edits. */
const MOST_READ = 2_000_000;
const LEAST_PLANS = 20;

/** The edits of findings with fixes; what was planned is small beside the note it was planned on. */
function plansOf({ note, lineStarts, found }: FreshNote): ReadonlyMap<string, readonly (readonly FixEdit[] | undefined)[]> {
	const plans = new Map<string, readonly (readonly FixEdit[] | undefined)[]>();
	let left = Math.max(LEAST_PLANS, MOST_READ / (note.text.length + 1));
	for (const [key, { fixes }] of found) {
		if (fixes.length === 0) continue;
		left -= fixes.length;
		if (left < 0) break;
		const planned = fixes.map((fix) => {
			const outcome = fix.kind === 'edit' ? fix.plan(note) : undefined;
			return outcome?.kind === 'edits' ? outcome.edits.map((edit) => placed(note.path, edit, lineStarts)) : undefined;
		});
		plans.set(key, planned);
	}
	return plans;
}

function placed(path: string, { range: { start, end }, newText }: TextEdit, lineStarts: LineStarts): FixEdit {
	const from = positionAt(lineStarts, start);
	const to = positionAt(lineStarts, end);
	return { path, start, end, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: newText };
}

/** Two findings of a rule at one place say different things. */
function keyOf({ rule, range, message }: Diagnostic): string {
	return `${rule}\n${range.start}\n${range.end}\n${message}`;
}
