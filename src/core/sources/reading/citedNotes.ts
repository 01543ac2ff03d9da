import type { Link } from '../../note/note.ts';
import { linkParts, type LinkPart } from './linkParts.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';

/** A link to a note that is cited, the text it is shown by, and the words around it. */
export interface CitedNote extends LinkPart<Link> {
	readonly label: string;
}

/** Words before the first link that only introduce it: `See`, `Clipped:`, `From`. */
const INTRODUCES =
	/^[\s"“'*_(]*(?:(?:see(?: also)?|via|cf\.?|from|source|clipped|based on|quoted from)\b[\s:]*|[\p{L}\p{N} ]{1,30}:\s*)?$/iu;

/** Words between links that only list them. */
const LISTS = /^[\s,;·/&+]*(?:(?:and|or)\b\s*)?$/i;

/** Words after the last link that end a citation: nothing but a stop, or a page. */
const ENDS = /^[\s"”'*_).,;]*(?:pp?\.? ?\d[\d–-]*[\s).]*)?$/;

/**
 * The notes that a block without a link out of the vault cites: those it begins with, or the one that a citation ends with.
 * A name in the middle of a sentence (`Parsi on [[Iran]], 2007`) is what the source is about.
 */
export function citedNotes(text: string, offset: number, links: readonly Link[]): CitedNote[] {
	const [first] = links;
	if (!first || first.target.startsWith('www.')) return [];
	if (INTRODUCES.test(text.slice(0, first.range.start - offset))) return listed(text, offset, links);
	const last = links[links.length - 1] ?? first;
	return ENDS.test(text.slice(last.range.end - offset)) && links.length === 1 ? named(linkParts(text, offset, [last])) : [];
}

function listed(text: string, offset: number, links: readonly Link[]): CitedNote[] {
	let count = 1;
	for (let next = links[count]; next; next = links[count]) {
		const before = links[count - 1]?.range.end ?? offset;
		if (!LISTS.test(text.slice(before - offset, next.range.start - offset))) break;
		count += 1;
	}
	const cited = links.slice(0, count);
	return named(linkParts(text, offset, cited)).map((part) => ({ ...part, before: '' }));
}

function named(parts: LinkPart<Link>[]): CitedNote[] {
	return parts.map((part) => ({ ...part, label: part.link.display ?? (noteNameOf(part.link.target) || part.link.subpath.slice(1)) }));
}
