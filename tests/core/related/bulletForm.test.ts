import { expect, test } from 'vitest';
import { relatedPlanOptions } from '../../../src/core/related/relatedPlanOptions.ts';
import { DEFAULT_LINK_FORMAT, type LinkFormat } from '../../../src/core/vault/links/linkFormat.ts';
import { sectionNaming } from '../../../src/core/vault/sections/sectionNaming.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

const OTHERS = {
	'people/Ann.md': '',
	'people/Ben.md': '',
	'places/Oman.md': '',
	'places/Aden.md': '',
	'places/Two words.md': '',
};

/** The link to `to` as it is written among these related bullets of a note in the folder `people`. */
function written(bullets: readonly string[], to = 'places/Aden.md', linkFormat: LinkFormat = DEFAULT_LINK_FORMAT): unknown {
	const list = bullets.map((bullet) => `- ${bullet}\n`).join('');
	const { index } = memoryVault({
		...OTHERS,
		'people/From.md': `Words.\n\n## Related Notes\n\n${list}`,
	});
	const naming = sectionNaming(index, DEFAULT_SETTINGS);
	const subject = {
		type: undefined,
		types: { isA: () => false },
		index,
		settings: DEFAULT_SETTINGS,
		naming,
		linkFormat,
	};
	const link = relatedPlanOptions('people/From.md', subject).linkText(to);
	return link.kind === 'link' ? link.text : link;
}

test.each<[fact: string, bullets: readonly string[], expected: string]>([
	['an empty list has the vault’s form', [], '[[Aden]]'],
	['beside names, the name', ['[[Ann]]', '[[Oman]]'], '[[Aden]]'],
	['beside paths from the top, the path, with nothing else shown', ['[[people/Ann]]', '[[places/Oman]] — why'], '[[places/Aden]]'],
	['beside paths that show words of their own, the name is shown', ['[[people/Ann|Ann]]', '[[places/Oman|Oman]]'], '[[places/Aden|Aden]]'],
	['beside paths from the note, such a path', ['[[../places/Oman|Oman]]', '[[../places/Two words|Two]]'], '[[../places/Aden|Aden]]'],
	['where half have a path, the name', ['[[people/Ann]]', '[[Oman]]'], '[[Aden]]'],
	['paths that lead nowhere say nothing', ['[[gone/Ann]]', '[[gone/Oman]]'], '[[Aden]]'],
	['beside Markdown links, a Markdown link that leads there everywhere', ['[Ann](Ann.md)', '[Ben](Ben.md)'], '[Aden](../places/Aden.md)'],
	['of those from the top, one from the top', ['[Ann](people/Ann.md)', '[Oman](places/Oman.md)'], '[Aden](places/Aden.md)'],
	['where half are Markdown, a wikilink', ['[Ann](Ann.md)', '[[Oman]]'], '[[Aden]]'],
])('%s', (_, bullets, expected) => {
	expect(written(bullets)).toBe(expected);
});

test('beside wikilinks in a vault that somebody set to Markdown, a Markdown link', () => {
	expect(
		written(['[[Ann]]', '[[Oman]]'], 'places/Aden.md', {
			style: 'markdown',
			path: 'relative',
		}),
	).toBe('[Aden](../places/Aden.md)');
});

test('what the vault is set to holds where the list says nothing else', () => {
	expect(
		written(['[Ann](Ann.md)'], 'places/Two words.md', {
			style: 'markdown',
			path: 'relative',
		}),
	).toBe('[Two words](../places/Two%20words.md)');
	expect(
		written(['[[Ann]]'], 'places/Aden.md', {
			style: 'wikilink',
			path: 'absolute',
		}),
	).toBe('[[places/Aden|Aden]]');
});
