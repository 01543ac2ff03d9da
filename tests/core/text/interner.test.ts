import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, copyOfPart, createInterner, textOfCodes } from '../../../src/core/text/interner.ts';
import { runs } from '../../support/runs.ts';
import { anyCodePoint } from '../../support/anyCodePoint.ts';

test('copies are what was copied, of texts of any length and in any script', () => {
	const piece = fc.oneof(
		fc.string({ unit: anyCodePoint, maxLength: 20 }),
		fc.constantFrom('a'.repeat(999), 'é'.repeat(1_001), '💡'.repeat(700)),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 4 }), fc.nat(3_000), fc.nat(3_000), (pieces, a, b) => {
			const text = pieces.join('');
			const start = Math.min(a, b, text.length);
			const end = Math.min(Math.max(a, b), text.length);
			const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
			expect(copyOf(text)).toBe(text);
			expect(copyOfPart(text, start, end)).toBe(text.slice(start, end));
			expect(textOfCodes([...codes, 32, 32], codes.length)).toBe(text);
			expect(createInterner()(text)).toBe(text);
		}),
		{ numRuns: runs(300) },
	);
});
