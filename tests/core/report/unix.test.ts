import { expect, test } from 'vitest';
import { unixReport } from '../../../src/core/report/unix.ts';
import { diagnosticOf } from './diagnosticOf.ts';

test.each([
	['a finding is a line that begins with its place', { line: 3, column: 8 }, 'v/Note.md:3:8: warning: message [field-value]\n'],
	['a suggestion is called info', { severity: 'info' as const }, 'v/Note.md:1:1: info: message [field-value]\n'],
	['a name with blanks stays as it is', { path: 'A b: c.md' }, 'v/A b: c.md:1:1: warning: message [field-value]\n'],
	['a line end in a message ends no line', { message: 'one\ntwo' }, 'v/Note.md:1:1: warning: one·two [field-value]\n'],
])('%s', (_, given, expected) => {
	expect([...unixReport([diagnosticOf(given)], (path) => `v/${path}`)].join('')).toBe(expected);
});
