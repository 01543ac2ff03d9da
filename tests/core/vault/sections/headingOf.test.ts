import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { headingOf, headingsFor } from '../../../../src/core/vault/sections/headingOf.ts';
import { DEFAULT_SETTINGS } from '../../../support/memoryVault.ts';
import { RUNS } from '../../../support/runs.ts';

const NAMES = ['Sources', 'References', 'Further Reading', 'Related Notes', 'See also', 'Overview', 'Zür Ich', '—'];
const SPELLINGS = [...NAMES, '**sources**:', 'SOURCES', 'sources', 'related notes', '## overview', 'zür ich', 'Zür  Ich', '…', ''];

test('a section of a type that asks for many is found where it would be if it asked for it alone', () => {
	const many = { length: 1000 };
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...SPELLINGS), { maxLength: 12 }), (headings) => {
			const note = parseNote('N.md', headings.map((heading) => `## ${heading}\n`).join('\n'));
			const found = headingsFor(note, many, DEFAULT_SETTINGS);
			for (const name of NAMES) expect([name, found(name)]).toEqual([name, headingOf(note, name, DEFAULT_SETTINGS)]);
		}),
		{ numRuns: RUNS },
	);
});
