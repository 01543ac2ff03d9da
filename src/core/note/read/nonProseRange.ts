import type { Range } from '../../text/range.ts';

/** What a stretch of a body is that no reader would call the author's prose. */
export type NonProseKind =
	| 'code-block'
	| 'code'
	| 'math'
	| 'html' // a tag, a block, the inside of a link or of code written in HTML, `<!-- -->`
	| 'comment'
	| 'link' // wikilinks, embeds, Markdown and reference links, images
	| 'address' // of any scheme, `www.`, domains, paths, file names
	| 'email'
	| 'citation' // `@doe2001`, `[see @doe2001, p. 5]`
	| 'tag'
	| 'heading'
	| 'footnote' // its mark, and the label of its definition
	| 'definition' // `[label]: address`
	| 'block-id'
	| 'field' // `key:: value`, `[key:: value]`
	| 'template' // `<% %>`, `{{ }}`
	| 'callout' // the mark of one: `[!note]-`
	| 'table-rule' // the row of dashes below the head of a table
	| 'quotation'; // a block quote that is no callout: someone else's words

/** A stretch that is not prose. */
export interface NonProse extends Range {
	readonly kind: NonProseKind;
}
