import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { mayMention } from '../../../../src/core/vault/mentions/mayMention.ts';
import { mentionsIn } from '../../../../src/core/vault/mentions/unlinkedMentions.ts';
import { runs } from '../../../support/runs.ts';

test.each([
	['a text that says a name in other letters', 'the IRAN deal', ['Iran'], true],
	['a text that says it in the other Unicode form', 'Zu\u0308rich', ['Z\u00fcrich'], true],
	['a text that says none', 'the Iraq war', ['Iran', 'Persia'], false],
	['a name that ends in sigma', 'ΟΔΟΣ', ['οδος'], true],
	['no name', 'anything', [], false],
])('%s', (_, text, names, expected) => {
	expect(mayMention(names)(text)).toBe(expected);
});

test('no mention is missed', () => {
	const names = ['Iran', 'US', 'Zürich', 'Οδός', 'ΟΔΟΣ', 'İzmir', 'Straße', '伊朗', '(Old) Empire', 'ﬁeld'];
	const piece = fc.oneof(
		fc.constantFrom(
			...names,
			...names.map((name) => name.toUpperCase()),
			...names.map((name) => name.toLowerCase()),
			...names.map((name) => name.normalize('NFD')),
			' ',
			'-',
			'x',
			'\n',
			'`',
			'[[',
			']]',
		),
		fc.string({ maxLength: 2 }),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
			const text = pieces.join('');
			if (mentionsIn(parseNote('N.md', text), names).length > 0) expect(mayMention(names)(text)).toBe(true);
		}),
		{ numRuns: runs(2000) },
	);
});
