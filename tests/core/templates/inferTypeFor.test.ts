import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/core/text/steps.ts';
import { countedIndex } from '../../support/countedIndex.ts';
import { inferTypeFor, workOutTypes } from '../../../src/core/templates/inferTypeFor.ts';
import { vaultOf } from './vaultOf.ts';

const COUNTRIES = ['Iran', 'Iraq', 'Oman', 'Qatar', 'Kuwait', 'Yemen', 'Jordan', 'Syria', 'Egypt', 'Libya', 'Sudan', 'Chad'];
const PEOPLE = ['Ana Reyes', 'Bela Kiss', 'Carl Ott', 'Dora Lind', 'Emil Roth', 'Fay Moss', 'Gus Hale', 'Hal Berg', 'Ida Voss', 'Jan Maas'];
const TREATIES = ['Basel', 'Cadiz', 'Delft', 'Essen', 'Fez', 'Genoa'].map((place) => `Treaty of ${place}`);

/** A vault of 28 typed notes and what names them; `more` names what is not there. */
function guess(target: string, more: Readonly<Record<string, string>>): string | undefined {
	const texts: Record<string, string> = { ...more };
	for (const [at, name] of COUNTRIES.entries()) {
		texts[`${name}.md`] = '---\ntype: country\n---\n';
		texts[`Talks ${name}.md`] =
			`---\ntype: relationship\nactors: [${name}, ${COUNTRIES[(at + 1) % COUNTRIES.length] ?? ''}]\nstatus: x\n---\n`;
	}
	for (const [at, name] of PEOPLE.entries()) {
		texts[`${name}.md`] = '---\ntype: person\n---\n';
		texts[`Meeting ${at}.md`] = `## Present\n- [[${name}]]\n- [[${PEOPLE[(at + 1) % PEOPLE.length] ?? ''}]]\n`;
	}
	for (const name of TREATIES) texts[`${name}.md`] = '---\ntype: own-treaty\n---\n';
	const { index, types } = vaultOf(texts);
	const mentions = index.wanted().find((wanted) => wanted.target === target)?.mentions ?? [];
	return inferTypeFor(target, mentions, index, types);
}

describe('the type of a note that is named and not there', () => {
	test.each([
		[
			'is the special one that a field is filled with',
			'Bahrain',
			'A.md',
			'---\ntype: relationship\nactors: [Iran, Bahrain]\nstatus: x\n---\n',
			'country',
		],
		[
			'is that of its neighbours and its heading',
			'Kai Sund',
			'A.md',
			'## Present\n- [[Ana Reyes]]\n- [[Kai Sund]]\n- [[Gus Hale]]\n',
			'person',
		],
		['is that of notes whose titles have its words', 'Treaty of Turin', 'A.md', 'Of the [[Treaty of Turin]].\n', 'own-treaty'],
		['is a relationship where both halves are actors', 'Iran-Qatar Relations', 'A.md', 'See [[Iran-Qatar Relations]].\n', 'relationship'],
	])('%s', (_, target, path, text, expected) => {
		expect(guess(target, { [path]: text })).toBe(expected);
	});

	test.each([
		['a hyphen between words that are no actors', 'Anti-Corruption Drive', 'See [[Anti-Corruption Drive]].\n'],
		['a hyphen between an actor and a word', 'Iran-Contra Affair', 'See [[Iran-Contra Affair]].\n'],
	])('is no relationship for %s', (_, target, text) => {
		expect(guess(target, { 'A.md': text })).not.toBe('relationship');
	});
});

test('the names of a vault are gone through once for all that is asked of it while it does not change', () => {
	const { index, types } = vaultOf({ 'Iran.md': '---\ntype: country\n---\n', 'Saudi Arabia.md': '---\ntype: country\n---\n' });
	const counted = countedIndex(index);
	finish(workOutTypes(counted.index, types, Infinity));
	const before = counted.asked.names ?? 0;
	for (const title of ['Iran-Saudi Relations', 'Iran-Atlantis Relations', 'Iran-Avalon Pact'])
		expect(inferTypeFor(title, [], counted.index, types)).toBe(title.includes('Saudi') ? 'relationship' : undefined);
	expect((counted.asked.names ?? 0) - before).toBe(1);
});
