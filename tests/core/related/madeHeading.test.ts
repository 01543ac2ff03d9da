import { describe, expect, test } from 'vitest';
import { madeHeading } from '../../../src/core/related/madeHeading.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

function made(texts: readonly string[], settings = DEFAULT_SETTINGS): string {
	const { index } = memoryVault(Object.fromEntries(texts.map((text, at) => [`N${at}.md`, text])));
	const { text, level } = madeHeading(index, settings);
	return `${'#'.repeat(level)} ${text}`;
}

const list = (heading: string): string => `# N\n\n${heading}\n\n- [[N0]]\n`;

describe('the heading that is made', () => {
	test.each([
		['is ours where the vault has none', ['# N\n'], '## Related Notes'],
		['is ours where only two notes agree', Array.from({ length: 2 }, () => list('## See also')), '## Related Notes'],
		['is that of three notes', Array.from({ length: 3 }, () => list('## See also')), '## See also'],
		['has the level that they have', Array.from({ length: 3 }, () => list('### Related')), '### Related'],
		['is in their language', Array.from({ length: 3 }, () => list('## Voir aussi')), '## Voir aussi'],
		['has their emoji', Array.from({ length: 3 }, () => list('## 📚 相关概念')), '## 📚 相关概念'],
		[
			'is the one that most have',
			[...Array.from({ length: 3 }, () => list('## Related')), ...Array.from({ length: 4 }, () => list('## 관련 문서'))],
			'## 관련 문서',
		],
		['is no heading with markup in it', Array.from({ length: 3 }, () => list('## **Related**')), '## Related Notes'],
	])('%s', (_, texts, expected) => {
		expect(made(texts)).toBe(expected);
	});

	test('is the first of the settings where somebody chose them', () => {
		const settings = { ...DEFAULT_SETTINGS, relatedHeadings: ['Connections', 'See also'] };
		expect(
			made(
				Array.from({ length: 9 }, () => list('## See also')),
				settings,
			),
		).toBe('## Connections');
	});
});
