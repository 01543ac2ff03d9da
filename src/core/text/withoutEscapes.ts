/** `text` with its percent escapes resolved (RFC 3986, 2.1), as it is written where they are not all UTF-8. */
export function withoutEscapes(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
