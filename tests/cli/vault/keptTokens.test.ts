import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptTokens } from '../../../src/cli/vault/keptTokens.ts';
import { runs } from '../../support/runs.ts';

test('each note has the tokens that it was given last, however many, and a note that was given none has none', () => {
	const lengths = fc.oneof(fc.nat(20), fc.integer({ min: 8000, max: 20_000 }));
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), lengths), { maxLength: 12 }), (notes) => {
			const kept = new KeptTokens();
			const last = new Map<string, { length: number; value: number }>();
			for (const [at, [path, length]] of notes.entries()) {
				kept.put(path, new Uint32Array(length).fill(at + 1));
				last.set(path, { length, value: at + 1 });
			}
			for (const path of ['a', 'b', 'c']) {
				const tokens = kept.of(path);
				expect(tokens?.length).toBe(last.get(path)?.length);
				expect(tokens?.every((token) => token === last.get(path)?.value)).toBe(tokens && true);
			}
		}),
		{ numRuns: runs(300, 30) },
	);
});
