import type { LinkRecord } from '../vault/noteRecord.ts';
import type { Diagnostic, ResolvedLink, VaultContext, VaultRule, VaultSubject } from './rule.ts';
import { failureOf, stamped } from './stamped.ts';
import { isChecked } from './treatmentOf.ts';

const NONE: readonly Diagnostic[] = [];

/**
 * What `rules` find about one note among the others, from what the index keeps of it, in the order of the rules;
 * nothing for a note that is never checked (`treatmentOf`).
 *
 * A rule that throws becomes an `internal` error of the note.
 */
export function checkRecord(subject: VaultSubject, rules: readonly VaultRule[]): readonly Diagnostic[] {
	const { record, settings } = subject;
	if (!isChecked(record.path, settings)) return NONE;
	const context = contextOf(subject);
	let found: Diagnostic[] | undefined;
	for (const rule of rules) {
		try {
			for (const finding of rule.check(context)) (found ??= []).push(stamped(finding, rule, record, settings));
		} catch (error) {
			(found ??= []).push(failureOf(rule, error, record));
		}
	}
	return found ?? NONE;
}

function contextOf(subject: VaultSubject): VaultContext {
	let resolved: readonly ResolvedLink[] | undefined;
	let unresolved: readonly LinkRecord[] | undefined;
	const links = (): readonly ResolvedLink[] => (resolved ??= linksOf(subject));
	return { ...subject, links, unresolved: () => (unresolved ??= unresolvedOf(links())) };
}

function linksOf({ record, index }: VaultSubject): readonly ResolvedLink[] {
	return record.links.map((link) => ({ link, to: index.targetOf(link, record.path) }));
}

function unresolvedOf(links: readonly ResolvedLink[]): readonly LinkRecord[] {
	let found: LinkRecord[] | undefined;
	for (const { link, to } of links) if (to === null) (found ??= []).push(link);
	return found ?? NO_LINKS;
}

const NO_LINKS: readonly LinkRecord[] = [];
