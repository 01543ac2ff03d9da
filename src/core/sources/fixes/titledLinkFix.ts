import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import type { Fix } from '../../note/finding.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import type { Source, WebSource } from '../source.ts';
import { titleFromUrl } from './titleFromUrl.ts';
import { sourceLink, type PageToCite, type SourceForm } from './sourceForm.ts';

/** Whether `source` is an address and no words: nothing says who published what. */
export function isBareAddress(note: Note, source: Source): source is WebSource & { readonly link: Range } {
	if (source.kind !== 'web' || source.link === null || source.title !== source.url) return false;
	const written = note.text.slice(source.link.start, source.link.end);
	return written === source.url || written === `<${source.url}>`;
}

/** A bare address and where it stands, angle brackets included. */
export interface BareAddress {
	readonly range: Range;
	readonly url: string;
}

/**
 * Makes a link with words of a bare address, `undefined` where it leads nowhere that is opened. The words are those of
 * `page` where the caller knows them (the page was asked, or another note words it), else the host and the words of the
 * path. Never safe: what a page is called is for its reader to say.
 *
 * @param formOf how the links of the list are worded; asked for when the fix is made.
 */
export function titledLinkFix(
	note: Note,
	{ range, url }: BareAddress,
	formOf: () => SourceForm,
	page?: Omit<PageToCite, 'url'>,
): Fix | undefined {
	const { host, words } = titleFromUrl(url);
	if (host === '') return undefined;
	const cited = page ?? { publisher: words === null ? null : host, title: words ?? host };
	const expected = note.text.slice(range.start, range.end);
	const said = cited.publisher === null ? cited.title : `${cited.publisher}, ${cited.title}`;
	return {
		kind: 'edit',
		title: `Write it as a link: ${said}`,
		safe: false,
		plan: (current) => replaceRange(current, range, expected, sourceLink({ ...cited, url }, formOf())),
	};
}
