import { expect, test } from 'vitest';
import { OperatorError } from '../../../src/cli/operatorError.ts';
import { selectNotes } from '../../../src/cli/vault/selectNotes.ts';

const folderOf = (notes: readonly string[]) => ({ root: '/vault', walk: { notes, others: [], aliases: new Map(), problems: [] } });

test.each<[fact: string, notes: readonly string[], given: string, found: readonly string[]]>([
	['in any case', ['Pays/État.md', 'Pays/Iran.md'], 'état', ['Pays/État.md']],
	['without its accents', ['Pays/État.md', 'Pays/Iran.md'], 'Etat', ['Pays/État.md']],
	['with other dashes and quotes', ['L’accord 1995–2001.md'], "l'accord 1995-2001", ['L’accord 1995–2001.md']],
	['as it is written, where another differs in accents alone', ['Résumé.md', 'Resume.md'], 'resume', ['Resume.md']],
])('a note is found by its name %s', (_, notes, given, found) => {
	expect(selectNotes(folderOf(notes), { wanted: [given], cwd: '/vault' })).toEqual(found);
});

test('a name that several notes have with other accents is theirs', () => {
	expect(() => selectNotes(folderOf(['A/Résumé.md', 'B/Résume.md']), { wanted: ['Resume'], cwd: '/vault' })).toThrow(
		new OperatorError('"Resume" is the name of 2 notes: A/Résumé.md, B/Résume.md; give the path of one'),
	);
});

test('a pattern that takes longer than two seconds is given up', () => {
	const folder = { root: '/vault', walk: { notes: [`${'a'.repeat(200)}.md`], others: [], aliases: new Map(), problems: [] } };
	const pattern = `${'*a'.repeat(60)}*b`;
	expect(() => selectNotes(folder, { wanted: [pattern], cwd: '/vault' })).toThrow(
		new OperatorError(`the pattern "${pattern}" takes more than 2 seconds; give one with fewer stars`),
	);
});
