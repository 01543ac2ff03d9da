import type { TextEdit } from '../../../text/textEdit.ts';

/** Why an edit was not planned. Each is a fact about the note, never a surprise to be retried. */
export type RefusalCode =
	| 'FRONTMATTER_OBSTACLE'
	| 'FRONTMATTER_MALFORMED'
	| 'NOT_A_MAP'
	| 'NO_KNOWN_KEY'
	| 'COMMENT_IN_VALUE'
	| 'ANCHOR_OR_TAG_IN_VALUE'
	| 'ALIAS_IN_VALUE'
	| 'DOCUMENT_END_MARK'
	| 'TWO_SECTIONS'
	| 'UNCLOSED_BLOCK'
	| 'INDENTED_TEXT_BELOW'
	| 'UNKNOWN_LIST'
	| 'BAD_TARGET'
	| 'BAD_VALUE'
	| 'NO_SUCH_ENTRY'
	| 'KEY_EXISTS'
	| 'TOO_LARGE'
	| 'CONTROL_CHARACTER'
	| 'LONE_SURROGATE'
	| 'MERGE_CONFLICT'
	| 'CARRIAGE_RETURNS'
	| 'TEXT_CHANGED'
	| 'VERIFY_FRONTMATTER'
	| 'VERIFY_BODY'
	| 'VERIFY_SECTION';

/** An edit that was not planned: nothing may be written. `line` is where the reason stands, from 1. */
export interface Refusal {
	readonly kind: 'refused';
	readonly code: RefusalCode;
	/** A sentence for the note's author, without the note's name. */
	readonly reason: string;
	readonly line?: number;
}

/** What planning an edit of a note comes to: edits against the text that was read, nothing to do, or a refusal. */
export type EditOutcome = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | { readonly kind: 'unchanged' } | Refusal;
