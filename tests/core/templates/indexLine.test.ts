import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { addIndexLine } from '../../../src/core/templates/addIndexLine.ts';
import { indexNoteFor } from '../../../src/core/templates/indexNoteFor.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';
import { isSubsequence } from '../../support/isSubsequence.ts';
import { REAL_BLOCKS } from '../../support/realBlocks.ts';
import { runs } from '../../support/runs.ts';

describe('the index note of a folder', () => {
	test.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
		[
			'is the one named like the folder',
			{ 'Countries/Countries.md': '', 'Countries/Index.md': '' },
			'Countries/Oman.md',
			'Countries/Countries.md',
		],
		['is called Index, Home, MOC …', { 'Countries/_Index.md': '', 'Countries/Iran.md': '' }, 'Countries/Oman.md', 'Countries/_Index.md'],
		[
			'is the README where nothing else is',
			{ 'Countries/README.md': '', 'Countries/Index.md': '' },
			'Countries/Oman.md',
			'Countries/Index.md',
		],
		[
			'stands above where it lists notes of the folder',
			{ 'Index.md': '[[Iran]]', 'Countries/Iran.md': '' },
			'Countries/Oman.md',
			'Index.md',
		],
		[
			'is none that lists no note of the folder',
			{ 'Index.md': '[[US]]', 'Countries/Iran.md': '', 'US.md': '' },
			'Countries/Oman.md',
			undefined,
		],
		[
			'is the nearest',
			{ 'Index.md': '[[Iran]]', 'Countries/Index.md': '', 'Countries/Iran.md': '' },
			'Countries/Oman.md',
			'Countries/Index.md',
		],
		['is never the note itself', { 'Countries/Index.md': '' }, 'Countries/Index.md', undefined],
		['is that of the root for a note there', { 'Home.md': '' }, 'Oman.md', 'Home.md'],
		['is no template, however its folder is written', { 'templates/Index.md': '' }, 'templates/Oman.md', undefined],
		['is none where no note is called like one', { 'Countries/Iran.md': '' }, 'Countries/Oman.md', undefined],
	])('%s', (_, files, path, expected) => {
		expect(indexNoteFor(path, memoryVault(files).index, DEFAULT_SETTINGS)).toBe(expected);
	});
});

/** `C/Oman.md` added to an index note of `C/Iran.md`, `C/Qatar.md` and `P/JCPOA.md`. */
function added(text: string): string {
	const leadsTo = (target: string): string | null =>
		({ Iran: 'C/Iran.md', Qatar: 'C/Qatar.md', JCPOA: 'P/JCPOA.md', Oman: 'C/Oman.md' })[target] ?? null;
	const outcome = addIndexLine(parseNote('Index.md', text), { path: 'C/Oman.md', link: '[[Oman]]', leadsTo });
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : outcome.kind === 'refused' ? outcome.reason : 'unchanged';
}

describe('a line in an index note', () => {
	test.each([
		[
			'goes into the section of notes of its folder',
			'# Index\n\n## Policies\n- [[JCPOA]]\n\n## Countries\n- [[Iran]]\n',
			'# Index\n\n## Policies\n- [[JCPOA]]\n\n## Countries\n- [[Iran]]\n- [[Oman]]\n',
		],
		[
			'keeps the alphabetical order',
			'# C\n* [[Iran]] — Tehran\n* [[Pakistan]]\n* [[Qatar]]\n',
			'# C\n* [[Iran]] — Tehran\n* [[Oman]]\n* [[Pakistan]]\n* [[Qatar]]\n',
		],
		[
			'goes under the first heading where nothing of its folder is listed',
			'# Index\n\nAll of it.\n\n## Policies\n- [[JCPOA]]\n',
			'# Index\n\nAll of it.\n\n- [[Oman]]\n\n## Policies\n- [[JCPOA]]\n',
		],
		['goes after a list above all headings', '- [[Iran]]\n- [[Qatar]]\n\nText.\n', '- [[Iran]]\n- [[Qatar]]\n- [[Oman]]\n\nText.\n'],
		['goes to the end of a note without list and heading', 'All countries.\r\n', 'All countries.\r\n- [[Oman]]\r\n'],
		['is there already', '# C\nSee [[Oman]].\n', 'unchanged'],
		[
			'is not added to a note that has the section twice',
			'# C\n- [[Iran]]\n# C\n',
			'the note has the section `C` twice, so it is unclear which is meant',
		],
	])('%s', (_, text, expected) => {
		expect(added(text)).toBe(expected);
	});

	test('only adds, and twice is once', () => {
		const piece = fc.constantFrom(
			...REAL_BLOCKS.map((block) => `${block}\n`),
			'# Index\n',
			'## Countries\n',
			'## Policies\n',
			'- [[Iran]]\n',
			'- [[Qatar]] — why\n',
			'  - [[JCPOA]]\n',
			'1. [[Iran]]\n',
			'\n',
			'Text with [[Iran]].\n',
			'---\n',
			'```\n',
			'| [[Iran]] | b |\n|---|---|\n',
			'> - [[Iran]]\n',
			'    - [[Iran]]\n',
			'- \n',
			'*Created*\n',
			'\r\n',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join('');
				const after = added(text);
				if (!after.includes('[[Oman]]')) return;
				expect(added(after)).toBe('unchanged');
				expect(isSubsequence(text, after)).toBe(true);
			}),
			{ numRuns: runs(200) },
		);
	});
});
