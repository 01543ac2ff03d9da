import * as z from 'zod/mini';
import { hasControlCharacter, hasHiddenCharacter } from '../../text/hiddenCharacters.ts';
import type { FieldKind } from './fieldKind.ts';
import { twoStepSchema } from './twoStepSchema.ts';

/** No server and no browser takes longer ones. */
const MAX_LENGTH = 8_000;

/** An address of the web. Other schemes run programs or read files, so they are never an address here. */
export const urlKind: FieldKind = {
	id: 'url',
	description: 'An address of the web, with `https://` or `http://`.',
	example: 'https://example.org/page',
	control: 'url',
	schema: () => schema,
	noun: () => 'an address',
	plural: () => 'addresses',
	examplesFor: () => [urlKind.example, 'https://example.org/other'],
	suggestionFor(value) {
		if (typeof value !== 'string') return undefined;
		const address = insideOf(value.trim());
		if (address !== value && isWebAddress(address)) return address;
		const complete = `https://${address}`;
		return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/|$)/u.test(address) && isWebAddress(complete) ? complete : undefined;
	},
};

const schema = twoStepSchema(z.string(), isWebAddress);

/**
 * Whether `text` is an http or https address as it stands. The characters are looked at before the URL parser is:
 * it takes tabs and line ends out and reads a backslash as a slash, so `java\tscript:` would pass for something else.
 */
function isWebAddress(text: string): boolean {
	if (text.length > MAX_LENGTH || !/^https?:\/\/[^\s<>"\\`]+$/i.test(text)) return false;
	if (hasControlCharacter(text) || hasHiddenCharacter(text)) return false;
	return URL.canParse(text);
}

/** What stands in `<…>` or in the brackets of a Markdown link. */
function insideOf(text: string): string {
	if (text.startsWith('<') && text.endsWith('>')) return text.slice(1, -1);
	const open = text.indexOf('](');
	return text.startsWith('[') && open !== -1 && text.endsWith(')') ? text.slice(open + 2, -1) : text;
}
