import { describe, expect, test } from 'vitest';
import { foldName } from '../../../../src/core/text/foldName.ts';
import { NameResolver } from '../../../../src/core/vault/names/nameResolver.ts';

type Notes = Readonly<Record<string, readonly string[]>>;

/** `path`, `path?` where another fits as well, `-` where nothing does. */
function named(notes: Notes, name: string): string {
	const resolver = new NameResolver();
	for (const [path, aliases] of Object.entries(notes)) resolver.add(path, aliases);
	const found = resolver.resolve(name);
	if (found.kind === 'missing') return '-';
	return found.ambiguous ? `${found.path}?` : found.path;
}

describe('which note a name means', () => {
	test.each<[string, Notes, string, string]>([
		['its file name', { 'Actors/Iran.md': [] }, 'Iran', 'Actors/Iran.md'],
		['case does not count', { 'Actors/Iran.md': [] }, 'IRAN', 'Actors/Iran.md'],
		['accents do not count', { 'São Tomé.md': [] }, 'Sao Tome', 'São Tomé.md'],
		['an alias', { 'United States.md': ['US', 'USA'] }, 'usa', 'United States.md'],
		['a file name comes before an alias', { 'US.md': [], 'United States.md': ['US'] }, 'US', 'US.md'],
		['the spelling decides between names that differ in accents', { 'Peru.md': [], 'Perú.md': [] }, 'perú', 'Perú.md'],
		['the shortest path decides between notes of one name', { 'Archive/Iran.md': [], 'A/Iran.md': [] }, 'Iran', 'A/Iran.md'],
		['notes of one name and equally long paths are ambiguous', { 'b/Iran.md': [], 'a/Iran.md': [] }, 'Iran', 'a/Iran.md?'],
		['an alias of two notes is ambiguous', { 'B.md': ['X'], 'A.md': ['X'] }, 'X', 'A.md?'],
		['an alias that a note has twice is not ambiguous', { 'B.md': ['X', 'x'] }, 'X', 'B.md'],
		['a name that is not there', { 'Iran.md': [] }, 'Iraq', '-'],
	])('%s', (_, notes, name, expected) => {
		expect(named(notes, name)).toBe(expected);
	});
});

describe('names as they are compared', () => {
	test.each([
		['İstanbul Odası', 'istanbul odasi'],
		['Łódź', 'lodz'],
		['Straße 17', 'strasse 17'],
		['Ærø', 'aero'],
		['Đà Nẵng', 'da nang'],
		['  Two   blanks ', 'two blanks'],
		['US–Israel', 'us-israel'],
		['Ibn Saʿūd', 'ibn saʿud'],
		['فَلَسطين', 'فلسطين'],
		['한국', '한국'],
		['がく', 'がく'],
	])('%s is %s', (name, folded) => {
		expect(foldName(name)).toBe(folded);
	});

	test('vowel signs of Indic scripts are kept, for without them other words remain', () => {
		expect(foldName('कि')).not.toBe(foldName('का'));
	});
});
