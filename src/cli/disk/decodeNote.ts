import { Buffer } from 'node:buffer';
/** A note's text, or why its bytes are no text. */
export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'not-utf8'; readonly reason: string };

// ignoreBOM keeps a byte order mark in the text: what was read is what will be compared and written back.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text has no NUL at all; this many in the bytes looked at and it is UTF-16 without a mark, or no text. */
const NULS_OF_BINARY = 8;
const BYTES_LOOKED_AT = 1024;

/**
 * The text of a note's bytes, which have to be UTF-8. Nothing is replaced: encoding the text gives the same bytes again,
 * and bytes that are anything else are told apart as far as their reader can use it.
 */
export function decodeNote(bytes: Uint8Array): Decoded {
	const first = bytes[0];
	const second = bytes[1];
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { kind: 'not-utf8', reason: 'UTF-16' };
	const nul = bytes.indexOf(0);
	if (nul !== -1 && nul < BYTES_LOOKED_AT && looksBinary(bytes))
		return { kind: 'not-utf8', reason: 'UTF-16 without a mark, or no text at all' };
	try {
		return { kind: 'text', text: decoder.decode(bytes) };
	} catch {
		return { kind: 'not-utf8', reason: reasonOf(bytes) };
	}
}

function looksBinary(bytes: Uint8Array): boolean {
	const head = bytes.subarray(0, BYTES_LOOKED_AT);
	let nuls = 0;
	for (const byte of head) if (byte === 0) nuls++;
	return nuls >= Math.min(NULS_OF_BINARY, Math.ceil(head.length / 4));
}

/** Names the first byte that is not UTF-8; in a text of the West it is most often a letter with an accent in Latin-1. */
function reasonOf(bytes: Uint8Array): string {
	const at = firstInvalid(bytes);
	const shown = `byte 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0').toUpperCase()} at ${at}`;
	return bytes.indexOf(0) === -1 ? `${shown}; Latin-1, perhaps` : `${shown}; no text, perhaps`;
}

/** The offset of the first byte that does not belong to well-formed UTF-8: where a forgiving decoder puts the first mark that was not written there. */
function firstInvalid(bytes: Uint8Array): number {
	const forgiven = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	for (let mark = forgiven.indexOf('\ufffd'); mark !== -1; mark = forgiven.indexOf('\ufffd', mark + 1)) {
		const at = Buffer.byteLength(forgiven.slice(0, mark));
		if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) return at;
	}
	return 0;
}
