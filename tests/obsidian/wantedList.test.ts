import { expect, test } from 'vitest';
import { likelyOwners, wantedList } from '../../src/obsidian/features/wanted/wantedList.ts';
import { memoryVault } from '../support/memoryVault.ts';

const { index } = memoryVault({ 'A.md': '[[Oman]] [[Qatar]] [[Oman City]]\n', 'B.md': '[[Oman]]\n' });
const wanted = index.wanted();
const targets = (filter: string): string[] => wantedList(wanted, filter).shown.map(({ target }) => target);

test.each([
	['all, most wanted first', '', ['Oman', 'Oman City', 'Qatar']],
	['those that say the filter, in capitals or not, with blanks around', ' OMAN ', ['Oman', 'Oman City']],
	['those that say it with other accents', 'Ômán', ['Oman', 'Oman City']],
	['none', 'nowhere', []],
])('what is shown of wanted notes: %s', (_, filter, shown) => {
	expect(targets(filter)).toEqual(shown);
});

test('how many there are is said whatever the filter is', () => {
	expect(wantedList(wanted, 'qatar').status).toBe('3 notes are linked or named and not written');
	expect(wantedList(wanted.slice(0, 1), '').status).toBe('1 note is linked or named and not written');
	expect(wantedList([], '').status).toBe('');
});

test('a vault in which nothing is wanted says so, a filter that nothing says otherwise', () => {
	expect(wantedList([], '').empty).toBe('Every note that is linked or named is written');
	expect(wantedList(wanted, 'nowhere').empty).toBe('Nothing matches the filter');
});

test('what is ignored for good is neither shown nor counted, however it is written', () => {
	const { shown, status } = wantedList(wanted, '', ['oman city', 'QATAR']);
	expect([shown.map(({ target }) => target), status]).toEqual([['Oman'], '1 note is linked or named and not written']);
});

test('near names are offered first as what a wanted name is another name of', () => {
	const { index: others } = memoryVault({
		'A.md': '',
		'Qatar.md': '',
		'United Arab Emirates.md': '---\ntype: country\naliases: [UAE]\n---\n',
	});
	expect(likelyOwners('United Arab Emirate', others)).toEqual(['United Arab Emirates.md', 'A.md', 'Qatar.md']);
});
