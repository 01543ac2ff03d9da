import { expect, test } from 'vitest';
import { citableSourceSteps, matchingSources, type CitableSource } from '../../../src/core/sources/citing/citableSources.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { readSources } from '../../../src/core/sources/readSources.ts';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

const FILES = {
	'A.md': 'As [it](https://reuters.com/talks) says.\n\n## Sources\n- [Coast - Quays](https://coast.org/quays)\n',
	'B.md': '## Sources\n- [Reuters - Talks begin](http://www.reuters.com/talks/?utm_source=x) (May 2024)\n- [[Report]]\n',
	'C.md': '## Sources\n- Müller, Ö. (2007). *Wehre der Orla*. Verlag Nord.\n- [Note](obsidian://open?vault=other&file=x)\n',
	'Clips/Report.md': '---\nurl: https://un.org/report\npublisher: UN\ntitle: Report on talks\n---\nText.\n',
};

function sources(): readonly CitableSource[] {
	const index = new SourceIndex();
	for (const [path, text] of Object.entries(FILES)) index.put(path, readSources(parseNote(path, text), DEFAULT_SETTINGS));
	const steps = citableSourceSteps(index, Object.keys(FILES), memoryVault(FILES).index);
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const shown = (query: string): string[] =>
	finish(matchingSources(sources(), query, 50)).map(
		({ source, path, clipping, notes }) =>
			`${source.publisher ?? '-'}: ${source.title.slice(0, 16)} (${path}${clipping === null ? '' : ` as ${clipping}`}, ${notes})`,
	);

test.each([
	[
		'every source of the vault is there once, in the wording that says most; notes of other vaults are not',
		'',
		[
			'Reuters: Talks begin (B.md, 2)',
			'Verlag Nord: Müller, Ö. (2007 (C.md, 1)',
			'Coast: Quays (A.md, 1)',
			'UN: Report on talks (B.md as Clips/Report.md, 1)',
		],
	],
	[
		'a title that begins so stands before one that has the word',
		'talks',
		['Reuters: Talks begin (B.md, 2)', 'UN: Report on talks (B.md as Clips/Report.md, 1)'],
	],
	['every word has to be there, in whatever part', 'reuters 2024', ['Reuters: Talks begin (B.md, 2)']],
	['accents and capitals do not count', 'MULLER orla', ['Verlag Nord: Müller, Ö. (2007 (C.md, 1)']],
	['a key is enough', 'muller2007wehre', ['Verlag Nord: Müller, Ö. (2007 (C.md, 1)']],
	['nothing is found where nothing says it', 'xyzzy', []],
])('%s', (_, query, expected) => {
	expect(shown(query)).toEqual(expected);
});
