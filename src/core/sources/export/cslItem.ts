import type { DateParts } from '../parsing/dates.ts';

/** A name as CSL has it: of a person, or of anybody whose name has no parts. */
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** A date as CSL has it: from year to day as far as known, or as somebody wrote it. */
export type CslDate = { readonly 'date-parts': readonly [DateParts] } | { readonly literal: string };

/** A source as an item of CSL-JSON (citationstyles.org, CSL-JSON schema 1.0.2); what is not known is absent. */
export interface CslItem {
	readonly id: string;
	readonly 'citation-key': string;
	readonly type: 'webpage' | 'article-journal' | 'book' | 'document';
	readonly title: string;
	readonly author?: readonly CslName[];
	readonly 'container-title'?: string;
	readonly publisher?: string;
	readonly issued?: CslDate;
	readonly accessed?: CslDate;
	readonly DOI?: string;
	readonly URL?: string;
	readonly archive_location?: string;
	readonly note?: string;
}
