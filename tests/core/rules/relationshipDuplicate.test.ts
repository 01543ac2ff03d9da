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

test('a note that is asked about again and again, as while it is edited, has its relationship compared with few others', () => {
	const actors = Array.from({ length: 40 }, (_, at) => [`A ${at}`, ''] as const);
	const relationships = Array.from(
		{ length: 40 },
		(_, at) => [`R ${at}`, `---\ntype: relationship\nactors: [A ${at}, A ${(at * 7 + 1) % 40}]\n---\n`] as const,
	);
	const texts = Object.fromEntries([...actors, ...relationships].map(([name, text]) => [`${name}.md`, text]));
	const checker = new VaultChecker([], checkOptions());
	const notes = Object.entries(texts).map(([path, text]) => checker.put(path, text));
	const [edited] = notes.filter(({ path }) => path === 'R 3.md');
	if (!edited) throw new Error('the vault has the note');
	const { index } = checker;
	const asked = new Set<string>();
	const fieldTargets = index.fieldTargets.bind(index);
	index.fieldTargets = (path, field) => {
		asked.add(path);
		return fieldTargets(path, field);
	};
	for (let time = 0; time < 20; time += 1) checker.check(edited);
	expect([...asked].filter((path) => path.startsWith('R ')).length).toBeLessThan(10);
});
