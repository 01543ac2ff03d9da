import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageLimits } from '../../src/lsp/messageLimits.ts';
import { RUNS } from '../support/runs.ts';

/** What is said of `sent`, given in pieces of `size` bytes. */
function faultOf(sent: string, size: number): string | undefined {
	const limits = new MessageLimits();
	const bytes = Buffer.from(sent);
	for (let at = 0; at < bytes.length; at += size) {
		const fault = limits.take(bytes.subarray(at, at + size));
		if (fault !== undefined) return fault;
	}
	return undefined;
}

test.each([
	['a header may be of 8 kB', `Foo: ${'x'.repeat(8000)}\r\nContent-Length: 2\r\n\r\n{}`, undefined],
	['and no longer, with an end', `Foo: ${'x'.repeat(8200)}\r\nContent-Length: 2\r\n\r\n{}`, 'a header is longer than 8 kB'],
	['or without one', 'x'.repeat(8192), 'a header is longer than 8 kB'],
	['a message may be of 64 MB', 'Content-Length: 67108864\r\n\r\n{', undefined],
	['and no longer', 'Content-Length: 67108865\r\n\r\n{', 'a message of 67108865 bytes is longer than 64 MB'],
	[
		'the last length counts, in whichever letters',
		'Content-Length: 2\r\ncontent-length:9999999999\r\n\r\n{}',
		'a message of 9999999999 bytes is longer than 64 MB',
	],
	['what stands in a message is no header', `Content-Length: 9000\r\n\r\n${'x'.repeat(9000)}Content-Length: 2\r\n\r\n{}`, undefined],
	['and its length is one of bytes', `Content-Length: 18000\r\n\r\n${'é'.repeat(9000)}Content-Length: 2\r\n\r\n{}`, undefined],
	['a CR alone ends no line', 'Content-Length: 2\r\r\n\r\n{}', 'a line of a header ends in a CR without an LF'],
	['that no length is said is left to the reader', 'Foo: bar\r\n\r\n{}', undefined],
])('%s', (_, sent, expected) => {
	for (const size of [1 << 20, 4096, 7, 1]) expect(faultOf(sent, size)).toBe(expected);
});

test('messages within the limits are never refused, wherever the pipe cuts them', () => {
	const message = fc
		.tuple(
			fc.string({ unit: 'grapheme', maxLength: 40 }),
			fc.constantFrom('', 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n'),
		)
		.map(([body, type]) => `${type}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	fc.assert(
		fc.property(fc.array(message, { maxLength: 6 }), fc.integer({ min: 1, max: 80 }), (messages, size) => {
			expect(faultOf(messages.join(''), size)).toBeUndefined();
		}),
		{ numRuns: RUNS },
	);
});
