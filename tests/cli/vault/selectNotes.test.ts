import { expect, test } from 'vitest';
import { OperatorError } from '../../../src/cli/operatorError.ts';
import { selectNotes } from '../../../src/cli/vault/selectNotes.ts';

test('a pattern that takes longer than two seconds is given up', () => {
	const folder = { root: '/vault', walk: { notes: [`${'a'.repeat(200)}.md`], others: [], aliases: new Map(), problems: [] } };
	const pattern = `${'*a'.repeat(60)}*b`;
	expect(() => selectNotes(folder, { wanted: [pattern], cwd: '/vault' })).toThrow(
		new OperatorError(`the pattern "${pattern}" takes more than 2 seconds; give one with fewer stars`),
	);
});
