import { expect, test } from 'vitest';
import { checkVault } from '../../support/checkVault.ts';

/** How grave it is that `link` misses the note called `name`. */
function severity(link: string, name: string): string | undefined {
	const found = checkVault({ 'A.md': `[[${link}]]\n`, [`${name}.md`]: '' }).checkAll();
	return found.find(({ path, rule }) => path === 'A.md' && rule === 'link-near-miss')?.severity;
}

test.each<[fact: string, link: string, name: string, expected: string | undefined]>([
	['two letters changed about in a long word are a slip', 'Hezbolalh', 'Hezbollah', 'warning'],
	['in a short one as often another word', 'Silver', 'Sliver', 'info'],
	['in one of two words a slip', 'Abrahma Accords', 'Abraham Accords', 'warning'],
	['a plural of one word may be another title', 'Officer', 'Officers', 'info'],
	['a page of Logseq is followed by Logseq', 'Iran/Straits', 'Iran___Straits', 'info'],
	['of two words it is a slip', 'Police Officer', 'Police Officers', 'warning'],
])('%s', (_, link, name, expected) => {
	expect(severity(link, name)).toBe(expected);
});

test('a note never is the one that a link to its counterpart in another folder means', () => {
	const found = checkVault({
		'desk/Ports/Toll.md': '[[../../field/Ports/Toll]]\n',
		'other.md': '[[field/Ports/Toll]]\n',
		'field/Ports/Quay.md': '',
	}).checkAll();
	expect(found.filter(({ rule }) => rule === 'link-near-miss').map(({ path }) => path)).toEqual(['other.md']);
});
