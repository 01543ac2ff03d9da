import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { findSection, headingTest } from '../../../src/core/note/read/findSection.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

const list = (heading: string): string => `# N\n\n${heading}\n\n- [[N0]]\n`;

describe('a list of related notes in another language is found by its heading', () => {
	test.each([
		'Voir aussi',
		'Liens connexes',
		'Siehe auch',
		'Véase también',
		'Véase también'.normalize('NFD'),
		'📚 相关概念',
		'参见',
		'関連項目',
		'관련 문서',
		'См. также:',
		'انظر أيضًا',
		'ראו גם',
	])('%s', (heading) => {
		expect(findSection(parseNote('N.md', list(`## ${heading}`)), DEFAULT_SETTINGS.relatedHeadings).kind).toBe('found');
		const { index } = memoryVault({ 'N.md': list(`## ${heading}`), 'N0.md': '' });
		expect(index.record('N.md')?.links.map(({ isRelatedBullet }) => isRelatedBullet)).toEqual([true]);
	});
});

describe.each(['relatedHeadings', 'sourceHeadings'] as const)('of `%s`', (list) => {
	// The quick way, by which a whole vault is read.
	const nameOf = headingTest(DEFAULT_SETTINGS[list]);

	test('each name is found, also with accents of their own and behind an emoji', () => {
		const written = DEFAULT_SETTINGS[list].flatMap((name) => [name, name.normalize('NFD'), `📚 ${name}:`]);
		expect(written.filter((heading) => nameOf(heading) === -1)).toEqual([]);
	});

	test.each(['Related Work', '相关性分析', '关联规则', 'Relaciones', 'Literaturkritik', '来源国', 'Fontes de energia'])(
		'`%s`, which begins like one, is another',
		(heading) => {
			expect(nameOf(heading)).toBe(-1);
		},
	);
});
