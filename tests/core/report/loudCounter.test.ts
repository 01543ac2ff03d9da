import { expect, test } from 'vitest';
import { LoudCounter } from '../../../src/core/report/loudCounter.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { checkOptions } from '../../support/checkOptions.ts';

function countsOf(texts: Readonly<Record<string, string>>) {
	const checker = new VaultChecker([], checkOptions());
	const counter = new LoudCounter(checker);
	for (const [path, text] of Object.entries(texts)) {
		const note = parseNote(path, text);
		checker.putNote(note);
		counter.add(note);
	}
	return finish(counter.counts());
}

test('errors and warnings are counted as a report tells them, and suggestions are not', () => {
	const texts = {
		'Bad.md': '---\na: [b\n---\n',
		'Table.md': '| a |\n| - |\n| [[Iran|b]] |\n',
		'Iran.md': '## Sources\n- https://a.org/b\n',
	};
	expect(countsOf(texts)).toEqual({ errors: 1, warnings: 1 });
});

test('a note may have more findings than may be given to a call', () => {
	const rows = 130_000;
	expect(countsOf({ 'Table.md': `| a |\n| - |\n${'|[[A|b]]|\n'.repeat(rows)}`, 'A.md': '' })).toEqual({
		errors: 0,
		warnings: rows,
	});
});
