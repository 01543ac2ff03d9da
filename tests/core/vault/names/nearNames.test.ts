import { describe, expect, test } from 'vitest';
import { nearNamesOf } from '../../../../src/core/vault/names/nearNames.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';

interface Name {
	readonly name: string;
	readonly path: string;
	readonly isAlias: boolean;
}

const { settings } = parseSettings({});

function file(path: string, ...aliases: readonly string[]): readonly Name[] {
	const name = path.slice(path.lastIndexOf('/') + 1, -3);
	return [{ name, path, isAlias: false }, ...aliases.map((alias) => ({ name: alias, path, isAlias: true }))];
}

function nearest(target: string, ...files: readonly (readonly Name[])[]): string | undefined {
	const near = nearNamesOf({ names: () => files.flat() }, settings).nearest(target);
	return near === undefined ? undefined : `${near.path} ${near.difference}`;
}

const WORLD = [
	file('Countries/United States.md', 'USA', 'United States of America'),
	file('Countries/United Arab Emirates.md'),
	file('Countries/Iran.md', 'Persia'),
	file('Countries/Türkiye.md', 'Turkey'),
	file('Countries/Gambia.md'),
	file('Countries/Austria.md'),
	file('Policies/Abraham Accords.md'),
	file('Policies/Leahy Law.md'),
	file('Policies/Section 502B.md'),
	file('Agencies/ISI.md'),
	file('Templates/Country.md'),
	file('Daily/2026-03-14.md'),
];

describe('a note is surely meant', () => {
	test.each([
		['by the initials of an actor', 'US', 'Countries/United States.md initials'],
		['by initials with full stops', 'U.S.', 'Countries/United States.md initials'],
		['by three initials', 'UAE', 'Countries/United Arab Emirates.md initials'],
		['by an alias', 'USA', 'Countries/United States.md alias'],
		['by an alias in other capitals and punctuation', 'united-states of america', 'Countries/United States.md alias'],
		['without its accents', 'Turkiye', 'Countries/Türkiye.md accents'],
		['by an alias that is another spelling', 'Turkey', 'Countries/Türkiye.md alias'],
		['with other punctuation', 'united-states', 'Countries/United States.md punctuation'],
		['without blanks', 'AbrahamAccords', 'Policies/Abraham Accords.md punctuation'],
		['in the singular', 'Abraham Accord', 'Policies/Abraham Accords.md plural'],
		['in the plural', 'Leahy Laws', 'Policies/Leahy Law.md singular'],
		['in another folder', 'Actors/Iran', 'Countries/Iran.md place'],
		['by its path with the extension', 'Old/Iran.md', 'Countries/Iran.md place'],
		['with a letter left out', 'Abrahm Accords', 'Policies/Abraham Accords.md spelling'],
		['with two letters changed about', 'Abrahma Accords', 'Policies/Abraham Accords.md spelling'],
	])('%s', (_, target, expected) => {
		expect(nearest(target, ...WORLD)).toBe(expected);
	});

	test('with two errors in a word of twelve letters and more', () => {
		expect(nearest('Representaives of Gambia', file('Representatives of Gambia.md'))).toBe('Representatives of Gambia.md spelling');
		expect(nearest('Represntaives of Gambia', file('Representatives of Gambia.md'))).toBe('Representatives of Gambia.md spelling');
		expect(nearest('Represntaivs of Gambia', file('Representatives of Gambia.md'))).toBeUndefined();
	});

	test('when one of two notes is called so and the other only by an alias', () => {
		expect(nearest('the-pact', file('The Pact.md'), file('Other.md', 'The pact'))).toBe('The Pact.md punctuation');
	});
});

describe('no note is surely meant', () => {
	test.each([
		['by a short word with another letter', 'Iraq'],
		['by a word with another first letter', 'Zambia'],
		['by a word that is two letters longer', 'Australia'],
		['by a word with another ending', 'Austrian'],
		['by another number', 'Section 502A'],
		['by a plural of three letters', 'ISIS'],
		['by the name of a template', 'Countries'],
		['by a daily note', '2026.03.14'],
		['by initials that no name has', 'EU'],
		['by an abbreviation that is no initials', 'U'],
		['by a name without a letter', '🌍'],
		['by nothing', ''],
	])('%s', (_, target) => {
		expect(nearest(target, ...WORLD)).toBeUndefined();
	});

	test('by the initials of two notes', () => {
		expect(nearest('UN', file('United Nations.md'), file('Upper Nile.md'))).toBeUndefined();
	});

	test('by a word between two that are equally near', () => {
		expect(nearest('Hanssn', file('Hansson.md'), file('Hanssen.md'))).toBeUndefined();
	});
});

test('a name is looked for among 20,000 without comparing it with each', () => {
	const many = Array.from({ length: 20_000 }, (_, at) =>
		file(`Treaty of ${String.fromCharCode(97 + (at % 26))}cdefgh${String.fromCharCode(97 + (Math.floor(at / 26) % 26))} ${at}.md`),
	);
	const near = nearNamesOf({ names: () => many.flat() }, settings);
	expect(near.nearest('Treaty of acdefgha 0x')).toBeUndefined();
	const time = cpuTimeOf(() => {
		for (let at = 0; at < 5_000; at += 1) near.nearest(`Treaty of acdefhga ${at * 26}`);
	});
	expect(time).toBeLessThan(500);
});

test('a target of 100,000 words is given up at once', () => {
	const time = cpuTimeOf(() => {
		expect(nearest('treaties '.repeat(100_000), ...WORLD)).toBeUndefined();
	});
	expect(time).toBeLessThan(500);
});
