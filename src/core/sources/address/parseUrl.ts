/** `text` as a URL by the WHATWG parser, or `undefined` where it is none. */
export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
