import { hasControlCharacter, hasHiddenCharacter, showUnseen } from '../../text/hiddenCharacters.ts';
import { parseUrl } from './parseUrl.ts';

/** Browsers and servers agree on two thousand; an address twice as long was not written to be followed. */
const MAX_LENGTH = 4000;

/**
 * The address to open for `url` as it is written in a note, or `undefined` where it is shown as text.
 *
 * Only `http` and `https` are opened. Control characters and direction marks are refused before parsing: the WHATWG
 * parser takes tabs and line ends out, so that `java\tscript:` would come back as `javascript:`. The joiners that Persian is
 * written with, and that its pages have in their addresses, are none of these.
 */
export function openableUrl(url: string): string | undefined {
	return openableAddress(url)?.href;
}

/** The same, parsed. */
export function openableAddress(url: string): URL | undefined {
	const trimmed = url.trim();
	if (trimmed.length > MAX_LENGTH || !/^https?:/i.test(trimmed)) return undefined;
	if (hasControlCharacter(trimmed) || (hasHiddenCharacter(trimmed) && showUnseen(trimmed) !== trimmed)) return undefined;
	return parseUrl(trimmed);
}
