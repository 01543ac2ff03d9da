import { aliasClaimed } from './alias-claimed.ts';
import { conflictCopy } from './conflict-copy.ts';
import { duplicateName } from './duplicate-name.ts';
import { fieldKind } from './field-kind.ts';
import { fieldRequired } from './field-required.ts';
import { fieldValue } from './field-value.ts';
import { frontmatterWellFormed } from './frontmatter-well-formed.ts';
import { knownType } from './known-type.ts';
import { linkNearMiss } from './link-near-miss.ts';
import { linkPipeInTable } from './link-pipe-in-table.ts';
import { membershipMismatch } from './membership-mismatch.ts';
import { mergeConflict } from './merge-conflict.ts';
import { nameExists } from './name-exists.ts';
import { nameType } from './name-type.ts';
import { noAmbiguousLink } from './no-ambiguous-link.ts';
import { noteInTypeFolder } from './note-in-type-folder.ts';
import { noteNotWritten } from './note-not-written.ts';
import { relatedBulletGone } from './related-bullet-gone.ts';
import { relatedNotesCurrent } from './related-notes-current.ts';
import { relatedNotesDuplicate } from './related-notes-duplicate.ts';
import { relationshipDuplicate } from './relationship-duplicate.ts';
import type { Rule } from './rule.ts';
import { sectionOrder } from './section-order.ts';
import { sectionRequired } from './section-required.ts';
import { sectionShape } from './section-shape.ts';
import { sourceDuplicate } from './source-duplicate.ts';
import { sourceFormat } from './source-format.ts';
import { sourcesPresent } from './sources-present.ts';
import { typeNote } from './type-note.ts';
import { unknownField } from './unknown-field.ts';
import { unsourcedNumber } from './unsourced-number.ts';
import { valueNearMiss } from './value-near-miss.ts';

/** Every rule, in the order in which they are explained: the gravest first. A test fails when a rule's file is missing here. */
export const RULES: readonly Rule[] = [
	frontmatterWellFormed,
	mergeConflict,
	typeNote,
	fieldRequired,
	fieldKind,
	fieldValue,
	conflictCopy,
	nameType,
	knownType,
	linkNearMiss,
	linkPipeInTable,
	sectionRequired,
	sectionShape,
	relatedNotesDuplicate,
	sourceDuplicate,
	unknownField,
	nameExists,
	relatedNotesCurrent,
	relatedBulletGone,
	valueNearMiss,
	aliasClaimed,
	relationshipDuplicate,
	membershipMismatch,
	sectionOrder,
	sourceFormat,
	sourcesPresent,
	noteInTypeFolder,
	noAmbiguousLink,
	noteNotWritten,
	duplicateName,
	unsourcedNumber,
];

/** The rule of that id, or `undefined`. */
export function ruleNamed(id: string): Rule | undefined {
	return RULES.find((rule) => rule.id === id);
}
