import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedSlices } from '../../../src/core/text/sharedSlices.ts';
import { runs } from '../../support/runs.ts';

test('a stretch of a text is given as it would be cut out, however many came before', () => {
	const shared = sharedSlices();
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(100), fc.nat(100), (text, a, b) => {
			const start = Math.min(a, b, text.length);
			const end = Math.min(Math.max(a, b), text.length);
			expect(shared(text, start, end)).toBe(text.slice(start, end));
		}),
		{ numRuns: runs(2_000) },
	);
});

test('equal short stretches are copied once, and long ones each time', () => {
	const copied: string[] = [];
	const shared = sharedSlices((text) => {
		copied.push(text);
		return text;
	});
	const long = 'a'.repeat(61);
	for (const text of ['# Sources', '## Sources', `# ${long}`, `## ${long}`]) shared(text, text.indexOf(' ') + 1, text.length);
	expect(copied).toEqual(['Sources', long, long]);
});

test('five thousand texts after another are not all kept', () => {
	const copied: string[] = [];
	const shared = sharedSlices((text) => {
		copied.push(text);
		return text;
	});
	for (let round = 0; round < 2; round += 1) for (let at = 0; at < 5_000; at += 1) shared(String(at), 0, String(at).length);
	expect(copied).toHaveLength(10_000);
});
