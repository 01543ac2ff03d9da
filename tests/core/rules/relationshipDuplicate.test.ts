import { expect, test } from 'vitest';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { checkOptions } from '../../support/checkOptions.ts';

const NOTE = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: rivalry\n---\n';

test('the first note by path is told, one that is an actor of its own as well, whichever note is asked about first', () => {
	const texts = { 'Actors/Iran.md': NOTE, 'Actors/Israel.md': '', 'B.md': NOTE, 'C.md': NOTE };
	const told = (order: readonly string[]): Record<string, readonly string[]> => {
		const checker = new VaultChecker([], checkOptions());
		const notes = Object.entries(texts).map(([path, text]) => checker.put(path, text));
		return Object.fromEntries(
			order.map((path) => {
				const found = notes.flatMap((note) => (note.path === path ? checker.check(note) : []));
				return [path, found.flatMap(({ rule, message }) => (rule === 'relationship-duplicate' ? [message.split(' ')[0] ?? ''] : []))];
			}),
		);
	};
	const expected = { 'B.md': ['`Actors/Iran.md`'], 'C.md': ['`Actors/Iran.md`'] };
	expect(told(['B.md', 'C.md'])).toEqual(expected);
	expect(told(['C.md', 'B.md'])).toEqual(expected);
});
