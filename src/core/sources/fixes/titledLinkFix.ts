import { replaceRange } from '../../note/edit/replaceRange.ts';
import type { Fix } from '../../note/finding.ts';
import type { Note } from '../../note/note.ts';
import type { Source, WebSource } from '../source.ts';
import { pageWords } from './pageWords.ts';
import { sourceForm, sourceLink, type PageToCite } from './sourceForm.ts';

/** Whether `source` is an address and no words: nothing says who published what. */
export function isBareAddress(note: Note, source: Source): source is WebSource {
	if (source.kind !== 'web' || source.link === null || source.title !== source.url) return false;
	const written = note.text.slice(source.link.start, source.link.end);
	return written === source.url || written === `<${source.url}>`;
}

/**
 * Makes a link with words of the bare address of `source`, `undefined` where it is none. The words are those of `page`
 * where the caller knows them (the page was asked, or the vault knows who publishes on that host), else the host and the
 * words of the path. Never safe: what a page is called is for its reader to say.
 */
export function titledLinkFix(note: Note, sources: readonly Source[], source: Source, page?: Omit<PageToCite, 'url'>): Fix | undefined {
	if (!isBareAddress(note, source) || source.link === null) return undefined;
	const { link: range, url } = source;
	const { host, words } = pageWords(url);
	const cited = page ?? { publisher: words === null ? null : host, title: words ?? host };
	const newText = sourceLink({ ...cited, url }, sourceForm(note, sources));
	const expected = note.text.slice(range.start, range.end);
	return { kind: 'edit', title: `Write it as a link called "${labelOf(newText)}"`, safe: false, plan: (current) => replaceRange(current, range, expected, newText) };
}

function labelOf(link: string): string {
	return link.slice(1, link.indexOf(']('));
}
