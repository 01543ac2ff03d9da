import { COLON, isDigit, isLetter } from '../../../text/characters.ts';

/** What a scheme may hold after its first letter (RFC 3986, 3.1). */
export function isSchemeCharacter(code: number): boolean {
	return isLetter(code) || isDigit(code) || code === 43 || code === 45 || code === 46;
}

/** `scheme:` with at least two letters, so that a drive letter is none. */
export function hasScheme(text: string, start: number, stop: number): boolean {
	if (start === stop || !isLetter(text.charCodeAt(start))) return false;
	let at = start + 1;
	while (at < stop && isSchemeCharacter(text.charCodeAt(at))) at++;
	return at > start + 1 && at < stop && text.charCodeAt(at) === COLON;
}
