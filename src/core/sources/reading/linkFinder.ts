import type { ExternalLink, Link, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { beginningIn } from './inOrder.ts';

/** The links of a note that may be sources. */
export interface LinkFinder {
	/** Links out of the vault that begin in `range`. */
	external(range: Range): ExternalLink[];
	/** Links and embeds of files of the vault that begin in `range`, pictures not. */
	internal(range: Range): Link[];
	/** Whether either kind begins in `range`. */
	hasAny(range: Range): boolean;
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$/i;

/** Addresses to write or to call, not to read. */
const CONTACT = /^(?:mailto|tel|sms|callto|facetime):/i;

export function linkFinder(note: Note): LinkFinder {
	const external = note.urls.filter((link) => !link.inComment && !isPicture(note, link) && !CONTACT.test(link.url));
	const internal = note.links.filter((link) => link.field === null && !link.inComment && !PICTURE.test(link.target));
	return {
		external: (range) => beginningIn(external, range),
		internal: (range) => beginningIn(internal, range),
		hasAny: (range) => beginningIn(external, range).length > 0 || beginningIn(internal, range).length > 0,
	};
}

function isPicture(note: Note, link: ExternalLink): boolean {
	return link.kind === 'markdown' && (note.text.charAt(link.range.start) === '!' || note.text.charAt(link.range.start - 1) === '!');
}
