import type { ExternalLink, Link, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { beginningIn } from '../../text/rangeSearch.ts';

/** The links of a note that may be sources. */
export interface LinkFinder {
	/** Links out of the vault that begin in `range`. */
	external(range: Range): ExternalLink[];
	/** Links and embeds of files of the vault that begin in `range`, pictures not. */
	internal(range: Range): Link[];
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$/i;

/** Addresses to write or to call, not to read. */
const CONTACT = /^(?:mailto|tel|sms|callto|facetime):/i;

export function linkFinder(note: Note): LinkFinder {
	return {
		external: (range) =>
			beginningIn(note.urls, range).filter((link) => !link.inComment && !isPicture(note, link) && !CONTACT.test(link.url)),
		internal: (range) =>
			beginningIn(note.links, range).filter((link) => link.field === null && !link.inComment && !PICTURE.test(link.target)),
	};
}

function isPicture(note: Note, link: ExternalLink): boolean {
	return link.kind === 'markdown' && (note.text.charAt(link.range.start) === '!' || note.text.charAt(link.range.start - 1) === '!');
}

/** Whether a link of either kind begins in `range`. */
export function hasLink(links: LinkFinder, range: Range): boolean {
	return links.external(range).length > 0 || links.internal(range).length > 0;
}
