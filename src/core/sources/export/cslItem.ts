import type { DateParts } from '../parsing/dates.ts';

/** A name as CSL has it: of a person, or of anybody whose name has no parts. */
export type CslName = { readonly family: string; readonly given: string; readonly suffix?: string } | { readonly literal: string };

/** A date as CSL has it: from year to day as far as known, a span, or as somebody wrote it. */
export type CslDate =
	| { readonly 'date-parts': readonly [DateParts] | readonly [DateParts, DateParts]; readonly circa?: true }
	| { readonly literal: string };

/** A source as an item of CSL-JSON (citationstyles.org, CSL-JSON schema 1.0.2); what is not known is absent. */
export interface CslItem {
	readonly id: string;
	readonly 'citation-key': string;
	readonly type: 'webpage' | 'article-journal' | 'chapter' | 'book' | 'document';
	readonly title: string;
	readonly author?: readonly CslName[];
	readonly editor?: readonly CslName[];
	readonly 'container-title'?: string;
	readonly publisher?: string;
	readonly 'publisher-place'?: string;
	readonly edition?: string;
	readonly volume?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly issued?: CslDate;
	readonly accessed?: CslDate;
	readonly DOI?: string;
	readonly URL?: string;
	readonly archive_location?: string;
	readonly note?: string;
}
