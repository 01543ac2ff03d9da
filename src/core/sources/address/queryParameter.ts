import { withoutEscapes } from '../../text/withoutEscapes.ts';
/** The value of the first query parameter of `address` called `name`, decoded, or `undefined`. */
export function queryParameter(address: URL, name: string): string | undefined {
	for (const pair of address.search.slice(1).split('&')) {
		const equals = pair.indexOf('=');
		if (equals !== -1 && decodedPart(pair.slice(0, equals)) === name) return decodedPart(pair.slice(equals + 1));
	}
	return undefined;
}

/** `text` of a query without its escapes, as written where they are broken. */
export function decodedPart(text: string): string {
	return withoutEscapes(text.replaceAll('+', ' '));
}
