import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { canHaveDuplicateSources } from '../../../../src/core/rules/shared/canHaveDuplicateSources.ts';
import { sourceDuplicate } from '../../../../src/core/rules/source-duplicate.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { readSources } from '../../../../src/core/sources/readSources.ts';
import { noteTypesFrom } from '../../../../src/core/types/noteTypesFrom.ts';
import { quietVault } from '../../../support/quietVault.ts';
import { runs } from '../../../support/runs.ts';

const { settings } = parseSettings({});
const { types } = noteTypesFrom([], settings);

function findings(text: string): number {
	const note = parseNote('Note.md', text);
	return [
		...sourceDuplicate.check({
			note,
			type: undefined,
			types,
			typeFindings: new Map(),
			settings,
			faults: () => [],
			sources: () => readSources(note, settings),
		}),
	].length;
}

/** Spellings of one page, one note, one citation, each group its own source. */
const SPELLINGS = [
	[
		'[A - B](https://inss.org.il/p/)',
		'[Other words](http://www.inss.org.il/p?utm_source=x)',
		'<https://inss.org.il/p>',
		'https://INSS.org.il/p#top',
	],
	['[V](https://youtu.be/abcdefghijk)', '[W](https://www.youtube.com/watch?v=abcdefghijk)'],
	['[D](https://doi.org/10.1000/182)', '[E](https://dx.doi.org/10.1000/182)'],
	['[X](https://example.org/a%20b)', '[Y](https://example.org/a%20b/)'],
	['[[INSS paper]]', '[[inss paper|the paper]]', '[[INSS paper]] — why'],
	['Shapira, A. (2012). *Israel: A History*. Brandeis.', 'Shapira, A. (2012). *Israel: A History*. Brandeis.'],
	['The EU of gas.', 'The EU of gas.'],
	['[P](https://example.org/?p=1)', '[Q](http://www.example.org?p=1)'],
] as const;

describe('a source that is given twice is never passed over', () => {
	test('whatever its spellings and the bullets between, in bullets and in lines of text', () => {
		const others = fc.array(
			fc.constantFrom('- [R - S](https://example.com/1)', '- Clogg, R. (2013). A Concise History.', '- [[Iran]]', ''),
			{ maxLength: 4 },
		);
		const group = fc.constantFrom(...SPELLINGS);
		/** Where the list goes on before its second source: at once, below a sub-heading, below a heading called the same. */
		const onward = fc.constantFrom([], ['### Rivals', ''], ['#### Rivals', '', '### Partners', ''], ['## History', '', '## Sources', '']);
		const pair = group.chain((spellings) => fc.tuple(fc.constantFrom(...spellings), fc.constantFrom(...spellings)));
		fc.assert(
			fc.property(pair, others, others, fc.constantFrom('- ', '\n', '\n> '), onward, ([first, second], between, before, mark, goesOn) => {
				const text = [
					'# N',
					'',
					'## Sources',
					...new Set(before),
					`${mark}${first}`,
					'',
					...between.filter((line) => !before.includes(line)),
					...goesOn,
					`${mark}${second}`,
					'',
				].join('\n');
				expect(canHaveDuplicateSources(parseNote('Note.md', text), settings)).toBe(true);
				expect(findings(text)).toBeGreaterThan(0);
			}),
			{ numRuns: runs(200) },
		);
	});
});

test.each([
	['lines that follow each other', '## Sources\nShapira, A. (2012). Israel.\nShapira, A. (2012). Israel.\n'],
	['rows of what is no table', '## Further Reading\n| Code | |\n| Code | |\n'],
	[
		'rows of a table',
		'## Sources\n| Source |\n| --- |\n| Shapira, A. (2012). *Israel*. Brandeis. |\n| Shapira, A. (2012). *Israel*. Brandeis. |\n',
	],
	['a list with two blanks in its name', '## Further  Reading\nShapira, A. (2012). Israel.\nShapira, A. (2012). Israel.\n'],
])('a citation that is given twice is found in %s', (_, text) => {
	expect(canHaveDuplicateSources(parseNote('Note.md', text), settings)).toBe(true);
	expect(findings(text)).toBe(1);
});

test('most notes of a sound vault need not have their sources read', () => {
	const notes = Object.entries(quietVault())
		.filter(([path]) => path.endsWith('.md'))
		.map(([path, text]) => parseNote(path, text));
	const read = notes.filter((note) => canHaveDuplicateSources(note, settings));
	expect(read.length).toBeLessThan(notes.length / 5);
});
