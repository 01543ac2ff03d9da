import { expect, test } from 'vitest';
import { bulletForm } from '../../../src/core/related/bulletForm.ts';
import { titleShown } from '../../../src/core/related/titleShown.ts';
import { DEFAULT_LINK_FORMAT } from '../../../src/core/vault/links/linkFormat.ts';
import { memoryVault } from '../../support/memoryVault.ts';

const TITLED = '## Related Notes\n- [[suez-crisis|Suez Crisis]] — before it\n- [[camp-david|Camp David]]\n';

/** What a bullet for `to` shows in a note with the text `from`. */
function shown(from: string, to: string, path = 'treaty-of-1979.md'): string | undefined {
	const { index } = memoryVault({ 'from.md': from, [path]: to });
	return bulletForm('from.md', index, DEFAULT_LINK_FORMAT).showsWords ? titleShown(path, index) : undefined;
}

test.each<[fact: string, from: string, to: string, expected: string | undefined]>([
	['beside bullets with words of their own, the title of the note', TITLED, '# Treaty of 1979\n', 'Treaty of 1979'],
	['the title, wherever it stands', TITLED, 'About.\n\n# Treaty of 1979\n', 'Treaty of 1979'],
	['a list of related notes that a note ends with is no title', TITLED, '关于条约。\n\n# 相关\n- [[a]]\n', undefined],
	['nor is one of sources', TITLED, 'About.\n\n# Sources\n', undefined],
	['a note without a title has its name', TITLED, '## Overview\n', undefined],
	['a title that a link cannot hold is not shown', TITLED, '# Treaty [of] 1979\n', undefined],
	['nor is one that has marks of its own', TITLED, '# *Treaty* of 1979\n', undefined],
	['nor is one with signs that are not seen', TITLED, '# Treaty \u202eof 1979\n', undefined],
	['a joiner that its letters need is none of them', TITLED, '# پیمان می\u200cماند\n', 'پیمان می\u200cماند'],
	['beside bare names, the name', '## Related Notes\n- [[suez-crisis]]\n- [[camp-david]]\n', '# Treaty of 1979\n', undefined],
	['where one of two has words, the name', '## Related Notes\n- [[suez-crisis|Suez]]\n- [[camp-david]]\n', '# Treaty of 1979\n', undefined],
	['in the first bullet, the name', '# Note\n', '# Treaty of 1979\n', undefined],
	['links elsewhere in the note say nothing', '[[a|B]]\n\n## Related Notes\n- [[camp-david]]\n', '# Treaty of 1979\n', undefined],
])('%s', (_, from, to, expected) => {
	expect(shown(from, to)).toBe(expected);
});

test('a file that is called as a sentence has it shows its name', () => {
	expect(shown(TITLED, '# A treaty\n', 'Treaty of 1979.md')).toBeUndefined();
});

test('of an index the title is shown, and not its folder', () => {
	expect(shown(TITLED, '# Law\n', 'law/index.md')).toBe('Law');
});
