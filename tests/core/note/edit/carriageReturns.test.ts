import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertBullets } from '../../../../src/core/note/edit/body/insertBullets.ts';
import { insertSection } from '../../../../src/core/note/edit/body/insertSection.ts';
import { setField } from '../../../../src/core/note/edit/frontmatter/setField.ts';
import type { EditOutcome } from '../../../../src/core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../src/core/text/applyEdits.ts';
import { runs } from '../../../support/runs.ts';

const EDITS: readonly ((note: Note) => EditOutcome)[] = [
	(note) =>
		insertBullets(note, {
			headings: ['Related Notes'],
			bullets: ['[[New]]', '[[Newer]]'],
			whereMissing: { heading: 'Related Notes', level: 2, beforeHeadings: ['Sources'] },
		}),
	(note) => insertSection(note, 'Sources', { order: ['Overview', 'Related Notes', 'Sources'] }),
	(note) => setField(note, ['status'], 'new'),
	(note) => setField(note, ['actors'], ['Iran', 'Oman']),
];

const line = fc.constantFrom(
	'# T',
	'## Related Notes',
	'## Overview',
	'## Sources',
	'- [[A]]',
	'- [[Z]]',
	'- ',
	'Text.',
	'',
	'1. [[A]]',
	'---',
	'> q',
);
const end = fc.constantFrom('\r\n', '\r\n', '\n', '\r');
const body = fc.array(fc.tuple(line, end), { maxLength: 10 }).map((lines) => lines.flat().join(''));
const front = fc.constantFrom('', '---\r\nstatus: old\r\n---\r\n', '---\nactors:\n- Iran\n---\n', '---\r\nactors: [Iran]\r\n---\r\n');

/** How many lines end in a carriage return alone. */
const lone = (text: string): number => text.match(/\r(?!\n)/g)?.length ?? 0;

test('an edit neither adds nor takes a lone carriage return, wherever the note has some', () => {
	fc.assert(
		fc.property(front, body, (block, text) => {
			const note = parseNote('N.md', block + text);
			for (const edit of EDITS) {
				const outcome = edit(note);
				if (outcome.kind !== 'edits') continue;
				const after = applyEdits(note.text, outcome.edits);
				expect([after, lone(after)]).toEqual([after, lone(note.text)]);
			}
		}),
		{ numRuns: runs(8000) },
	);
});
