import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDatedLine, recordChange, type DatedNote } from '../../../src/core/templates/recordChange.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { asWritten } from '../../support/arbitraryNote.ts';
import { REAL_BLOCKS } from '../../support/realBlocks.ts';
import { RUNS } from '../../support/runs.ts';

const SAID: DatedNote = { text: 'Talks broke down', url: '', today: '2026-11-29', sections: [] };

const after = (text: string, said: Partial<DatedNote> = {}): string => {
	const outcome = addDatedLine(parseNote('A.md', text), { ...SAID, ...said });
	return outcome.kind === 'edits'
		? applyEdits(text, outcome.edits)
		: `${outcome.kind}: ${outcome.kind === 'refused' ? outcome.reason : ''}`;
};

describe('a dated line', () => {
	test.each([
		[
			'goes last where the newest stand last',
			'- 2019-03-01: Signed\n- 2021-06-02: Left\n',
			'- 2019-03-01: Signed\n- 2021-06-02: Left\n- 2026-11-29: Talks broke down\n',
		],
		[
			'goes first where the newest stand first, with the mark of the list',
			'* 2021-06-02 — Left\n  * more of it\n* 2019-03-01 — Signed\n',
			'* 2026-11-29 — Talks broke down\n* 2021-06-02 — Left\n  * more of it\n* 2019-03-01 — Signed\n',
		],
		[
			'goes after what is still to come where the newest stand first',
			'- 2027-01-01: Planned\n- 2021-06-02: Left\n',
			'- 2027-01-01: Planned\n- 2026-11-29: Talks broke down\n- 2021-06-02: Left\n',
		],
		[
			'writes the date as the list does',
			'- **12 May 2019**: Signed\n- **3 June 2021**: Left\n',
			'- **12 May 2019**: Signed\n- **3 June 2021**: Left\n- **29 November 2026**: Talks broke down\n',
		],
		[
			'keeps a colon inside the emphasis',
			'- **May 12, 2019:** Signed\n',
			'- **May 12, 2019:** Signed\n- **November 29, 2026:** Talks broke down\n',
		],
		['shortens the month where the list does', '- 12 Mar. 2019 - Signed\n', '- 12 Mar. 2019 - Signed\n- 29 Nov. 2026 - Talks broke down\n'],
		['says no month in English in a list in French', '- 3 mars 2019: Signed\n', '- 3 mars 2019: Signed\n- 2026-11-29: Talks broke down\n'],
		['nor in one in Hindi', '- 3 मई 2019: Signed\n', '- 3 मई 2019: Signed\n- 2026-11-29: Talks broke down\n'],
		['links the day where the list does', '- [[2019-03-01]] Signed\n', '- [[2019-03-01]] Signed\n- [[2026-11-29]] Talks broke down\n'],
		['is a year in a list of years', '- 2019: Signed\n- 2021: Left\n', '- 2019: Signed\n- 2021: Left\n- 2026: Talks broke down\n'],
	])('%s', (_, list, expected) => {
		expect(after(`# A\n\n## Timeline\n\n${list}`)).toBe(`# A\n\n## Timeline\n\n${expected}`);
	});

	test.each([
		[
			'goes into the dated list that the type wants before a timeline',
			'## Moves\n- 2019: Signed\n\n## Timeline\n',
			{ sections: ['Moves'] },
			'## Moves\n- 2019: Signed\n- 2026: Talks broke down\n\n## Timeline\n',
		],
		[
			'goes into no list that the type does not want',
			'## Moves\n- 2019: Signed\n',
			{},
			'refused: there is no section with dated lines, Timeline or History in which it could be said',
		],
		[
			'has its source',
			'## History\n',
			{ url: 'https://www.example.org/a_(b)' },
			'## History\n- 2026-11-29: Talks broke down ([example.org](https://www.example.org/a_%28b%29))\n',
		],
		[
			'has no source that cannot be opened',
			'## History\n',
			{ url: 'javascript:alert(1)' },
			'refused: `javascript:alert(1)` is no address of a page',
		],
		[
			'is one line whatever was typed',
			'## History\n',
			{ text: ' Talks\n\n- broke  down ' },
			'## History\n- 2026-11-29: Talks - broke down\n',
		],
		[
			'keeps the line ends of the note',
			'## History\r\n- 2020-01-02: B\r\n- 2019-01-01: A\r\n',
			{},
			'## History\r\n- 2026-11-29: Talks broke down\r\n- 2020-01-02: B\r\n- 2019-01-01: A\r\n',
		],
	])('%s', (_, text, said, expected) => {
		expect(after(text, said)).toBe(expected);
	});
});

describe('a change', () => {
	const TEXT = '---\ntype: relationship\nstatus: strained # for now\n---\n# A\n\n## Timeline\n- 2019: Signed\n';

	test('is the value and the line together', () => {
		const outcome = recordChange(parseNote('A.md', TEXT), { field: 'status', value: 'rivalry', note: SAID });
		expect(outcome.kind === 'edits' && applyEdits(TEXT, outcome.edits)).toBe(
			'---\ntype: relationship\nstatus: rivalry # for now\n---\n# A\n\n## Timeline\n- 2019: Signed\n- 2026: Talks broke down\n',
		);
	});

	test('is neither where one of them cannot be written', () => {
		const note = parseNote('A.md', TEXT.replace('Timeline', 'Notes'));
		expect(recordChange(note, { field: 'status', value: 'rivalry', note: SAID }).kind).toBe('refused');
		expect(recordChange(note, { field: 'status', value: 'rivalry', note: undefined }).kind).toBe('edits');
	});

	test('adds one line of the list and leaves every other byte', () => {
		const line = fc.record({ year: fc.integer({ min: 1950, max: 2026 }), words: fc.stringMatching(/^[a-z]{1,8}$/) });
		const block = fc.constantFrom('', ...REAL_BLOCKS);
		const before = asWritten(
			fc
				.tuple(block, fc.array(line, { maxLength: 6 }), block)
				.map(
					([above, lines, below]) =>
						`# A\n\n${above}\n\n## History\n${lines.map(({ year, words }) => `- ${year}: ${words}\n`).join('')}\n${below}\n\nEnd.\n`,
				),
		);
		fc.assert(
			fc.property(before, fc.string({ minLength: 1 }), (text, words) => {
				const outcome = addDatedLine(parseNote('A.md', text), { ...SAID, text: words });
				if (outcome.kind !== 'edits') return;
				const now = applyEdits(text, outcome.edits).split('\n');
				for (const old of text.split('\n')) if (now.includes(old)) now.splice(now.indexOf(old), 1);
				expect(now.filter((left) => left.trim() !== '')).toHaveLength(1);
			}),
			{ numRuns: RUNS },
		);
	});
});
