import type { Note } from '../note/note.ts';
import { readSources } from '../sources/readSources.ts';
import type { Source } from '../sources/source.ts';
import type { FieldFault } from '../types/fieldFault.ts';
import { validateFields } from '../types/validateFields.ts';
import type { Diagnostic, Finding, NoteContext, NoteRule, NoteSubject } from '../rules/rule.ts';
import { severityOfFinding } from '../rules/shared/severityOf.ts';
import type { Settings } from '../settings/settings.ts';
import { failureOf, type FoundIn, toDiagnostic } from './toDiagnostic.ts';
import { withoutSafeFixes } from './withoutSafeFixes.ts';
import { isClippedNote } from '../vault/noteRole/isClipped.ts';
import { type NoteRole, noteRoleOf } from '../vault/noteRole/noteRoleOf.ts';

const NONE: readonly Diagnostic[] = [];
/** What rules that look at notes of this role are `of`. */
const SUBJECT_OF_ROLE: Readonly<Record<Exclude<NoteRole, 'none'>, NoteRule['of']>> = {
	note: undefined,
	'type-note': 'type-notes',
	'conflict-copy': 'conflict-copies',
};
const NO_FAULTS: readonly FieldFault[] = [];

/** How many suggestions were found that nobody wants to know more of. */
export interface SuggestionCount {
	suggestions: number;
}

/**
 * What `rules` find in one note's own text, in the order of the rules; nothing for a note that is never checked (`noteRoleOf`).
 * `inReportOrder` puts it in order together with what `checkRecord` finds.
 *
 * A rule that throws becomes an `internal` error of the note.
 *
 * @param count counts suggestions in place of giving them, but for those whose severity the vault decides and those that are told with others as one.
 * @param sources the note's, where they are read already.
 */
export function checkNote(
	subject: NoteSubject,
	rules: readonly NoteRule[],
	count?: SuggestionCount,
	sources?: readonly Source[],
): readonly Diagnostic[] {
	const { note, settings, types } = subject;
	const treatment = noteRoleOf(note.path, settings);
	if (treatment === 'none') return NONE;
	const ruleSubject = SUBJECT_OF_ROLE[treatment];
	const context = contextOf(subject, sources);
	let found: Diagnostic[] | undefined;
	let isOthers: boolean | undefined;
	let place: FoundIn | undefined;
	for (const rule of rules) {
		if (rule.of !== ruleSubject) continue;
		try {
			if (rule.mayReport?.(context) === false) continue;
			for (const finding of rule.check(context)) {
				if (count !== undefined && isPlainSuggestion(finding, rule, settings)) {
					count.suggestions += 1;
					continue;
				}
				isOthers ??= isClippedNote(note, settings.typeKey, types);
				(found ??= []).push(toDiagnostic(isOthers ? withoutSafeFixes(finding) : finding, rule, (place ??= placeIn(note)), settings));
			}
		} catch (error) {
			(found ??= []).push(failureOf(rule, error, note));
		}
	}
	return found ?? NONE;
}

function isPlainSuggestion(finding: Finding, rule: NoteRule, settings: Settings): boolean {
	return finding.demand === undefined && finding.group === undefined && severityOfFinding(finding, rule, settings) === 'info';
}

/** The lines as the scanner found them, which last until another note is read, and are no copy. */
function placeIn({ path, rows: { lineStarts, lineCount } }: Note): FoundIn {
	return { path, lineStarts: lineStarts.subarray(0, lineCount) };
}

/** Written out, since a spread of the subject costs more than most rules. */
function contextOf(subject: NoteSubject, read: readonly Source[] | undefined): NoteContext {
	const { note, type, types, typeFindings, settings } = subject;
	let faults: readonly FieldFault[] | undefined;
	let sources = read;
	return {
		note,
		type,
		types,
		typeFindings,
		settings,
		faults: () => (faults ??= faultsOf(subject)),
		sources: () => (sources ??= readSources(note, settings)),
	};
}

function faultsOf({ note, type }: NoteSubject): readonly FieldFault[] {
	return type === undefined || note.frontmatter.kind !== 'parsed' ? NO_FAULTS : validateFields(type, note.frontmatter.data);
}
