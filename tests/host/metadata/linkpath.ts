/** A link's path and the rest from the first `#` on, the `#` included. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
	const hash = linktext.indexOf('#');
	return hash < 0 ? { path: linktext, subpath: '' } : { path: linktext.slice(0, hash), subpath: linktext.slice(hash) };
}

export const getLinkpath = (linktext: string): string => parseLinktext(linktext).path;

/** Names are compared without regard to case, on NFC. */
export const folded = (path: string): string => path.normalize('NFC').toLowerCase();
