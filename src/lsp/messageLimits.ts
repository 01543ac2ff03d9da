import type { Buffer } from 'node:buffer';

/** The protocol knows two fields, of a few dozen letters together. */
const MOST_HEADER_BYTES = 8 * 1024;
/** More than any message about notes: one that is opened comes whole, and none of more than some MB is judged. */
const MOST_BODY_BYTES = 64 * 1024 * 1024;

/**
 * Follows the bytes that an editor sends and finds the message that is longer than one can be. The library's reader keeps what has
 * come of a message until it is whole, so that a header without an end, or a length that is none, would fill the memory.
 *
 * Sees the same messages as that reader: where this one could see an end of a header and that one none, that is a fault as well.
 */
export class MessageLimits {
	#header = '';
	#bodyBytesLeft = 0;

	/** Takes the next bytes. @returns what is wrong with them, absent where a message may be longer still. */
	take(chunk: Buffer): string | undefined {
		let at = 0;
		while (at < chunk.length) {
			if (this.#bodyBytesLeft > 0) {
				const taken = Math.min(this.#bodyBytesLeft, chunk.length - at);
				this.#bodyBytesLeft -= taken;
				at += taken;
				continue;
			}
			const known = this.#header.length;
			this.#header += chunk.toString('latin1', at, at + MOST_HEADER_BYTES - known);
			const end = this.#header.indexOf('\r\n\r\n');
			if (end === -1) {
				if (this.#header.length >= MOST_HEADER_BYTES) return `a header is longer than ${MOST_HEADER_BYTES / 1024} kB`;
				return undefined;
			}
			at += end + 4 - known;
			const fault = this.#beginBody(this.#header.slice(0, end));
			if (fault !== undefined) return fault;
		}
		return undefined;
	}

	/** What says no length is left to the reader, which refuses it. */
	#beginBody(header: string): string | undefined {
		this.#header = '';
		const lines = header.split('\r\n');
		if (lines.some((line) => line.includes('\r'))) return 'a line of a header ends in a CR without an LF';
		const length = lines.reduce((found, line) => (/^content-length:/i.test(line) ? Number.parseInt(line.slice(15)) : found), 0);
		if (length > MOST_BODY_BYTES) return `a message of ${length} bytes is longer than ${MOST_BODY_BYTES / 1024 / 1024} MB`;
		this.#bodyBytesLeft = Math.max(0, length || 0);
		return undefined;
	}
}
