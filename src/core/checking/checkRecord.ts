import type { LinkSurvey } from '../vault/links/linkSurvey.ts';
import type { Diagnostic, VaultContext, VaultRule, VaultSubject } from '../rules/rule.ts';
import { failureOf, toDiagnostic } from './toDiagnostic.ts';
import { withoutSafeFixes } from './withoutSafeFixes.ts';
import { isClipped } from '../vault/noteRole/isClipped.ts';
import { isChecked } from '../vault/noteRole/noteRoleOf.ts';

const NONE: readonly Diagnostic[] = [];

/**
 * What `rules` find about one note among the others, from what the index keeps of it, in the order of the rules;
 * nothing for a note that is never checked (`noteRoleOf`).
 *
 * A rule that throws becomes an `internal` error of the note.
 */
export function checkRecord(subject: VaultSubject, rules: readonly VaultRule[], links?: () => LinkSurvey): readonly Diagnostic[] {
	const { record, settings, types } = subject;
	if (!isChecked(record.path, settings)) return NONE;
	const context = contextOf(subject, links);
	let found: Diagnostic[] | undefined;
	let isOthers: boolean | undefined;
	for (const rule of rules) {
		try {
			if (rule.mayReport?.(context) === false) continue;
			for (const finding of rule.check(context)) {
				isOthers ??= isClipped(record, types);
				(found ??= []).push(toDiagnostic(isOthers ? withoutSafeFixes(finding) : finding, rule, record, settings));
			}
		} catch (error) {
			(found ??= []).push(failureOf(rule, error, record));
		}
	}
	return found ?? NONE;
}

/** Written out, since a spread of the subject costs more than most rules. */
function contextOf(
	{ record, type, types, index, settings, near, naming, exclusionOf, dismissals, formerNames, wasDeleted, linkFormat }: VaultSubject,
	links: () => LinkSurvey = () => index.linkSurvey(record.path),
): VaultContext {
	let survey: LinkSurvey | undefined;
	return {
		record,
		type,
		types,
		index,
		settings,
		near,
		naming,
		exclusionOf,
		dismissals,
		formerNames,
		wasDeleted,
		linkFormat,
		links: () => (survey ??= links()),
	};
}
