import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { NoteIndex } from '../../../../src/core/vault/noteIndex.ts';
import type { NoteRecord } from '../../../../src/core/vault/records/noteRecord.ts';
import { vaultSchemaOf } from '../../../../src/core/vault/vaultSchema.ts';
import { type NearName, nearNamesOf } from '../../../../src/core/vault/names/nearNames.ts';
import { memoryVault } from '../../../support/memoryVault.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';
import { gateFor } from '../../../support/gateFor.ts';
import { runs } from '../../../support/runs.ts';

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

/** Notes that say nothing. */
const SILENT = { record: () => undefined };

/** What is meant by `target`: the same whether it was worked out alone before or is asked of all names. */
function meant(index: Parameters<typeof nearNamesOf>[0], target: string): NearName | undefined {
	const near = nearNamesOf(index, settings).nearest(target);
	const alone = nearNamesOf(index, settings);
	finish(alone.workOut([target]));
	expect(alone.nearest(target)).toEqual(near);
	return near;
}

function nearest(target: string, ...files: readonly (readonly Name[])[]): string | undefined {
	const near = meant({ names: () => files.flat(), ...SILENT }, target);
	return near === undefined ? undefined : `${near.path} ${near.difference}`;
}

/** What is meant by `target` among notes of these texts. */
function nearestIn(target: string, texts: Readonly<Record<string, string>>): string | undefined {
	const near = meant(memoryVault(texts).index, target);
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
	file("Policies/L'Accord.md"),
	file('Policies/Iran-Iraq War.md'),
	file('People/Muhammad al-Rashid.md'),
	file('People/Marten.md'),
	file('Countries/Qatar.md'),
	file('Agencies/Agency for Development.md', 'AID'),
	file('Agencies/Volt.md'),
	file('Agencies/Salary.md'),
	file('Agencies/C.md'),
	file('Policies/Section 502B.md'),
	file('Agencies/ISI.md'),
	file('Templates/Country.md'),
	file('Daily/2026-03-14.md'),
];

describe('a note is surely meant', () => {
	test.each([
		['by an alias', 'USA', 'Countries/United States.md alias'],
		['by an alias in other capitals and punctuation', 'united-states of america', 'Countries/United States.md alias'],
		['without its accents', 'Turkiye', 'Countries/Türkiye.md accents'],
		['by an alias that is another spelling', 'Turkey', 'Countries/Türkiye.md alias'],
		['with other punctuation', 'united-states', 'Countries/United States.md punctuation'],
		['without blanks', 'AbrahamAccords', 'Policies/Abraham Accords.md blanks'],
		['in the singular', 'Abraham Accord', 'Policies/Abraham Accords.md plural'],
		['in the plural', 'Leahy Laws', 'Policies/Leahy Law.md singular'],
		['with other dashes', 'United–States', 'Countries/United States.md punctuation'],
		['with other quotes', 'L’Accord', "Policies/L'Accord.md punctuation"],
		['with a slash for a dash', 'Iran/Iraq War', 'Policies/Iran-Iraq War.md punctuation'],
		['with another dash for its own', 'Iran—Iraq War', 'Policies/Iran-Iraq War.md dashes'],
		['in another folder', 'Policies/Iran', 'Countries/Iran.md place'],
		['by its path with the extension', 'policies/Iran.md', 'Countries/Iran.md place'],
		['by a path from its folder', '../Agencies/Iran', 'Countries/Iran.md place'],
		['by the end of a folder and other accents', 'Countries/Turkiye', 'Countries/Türkiye.md accents'],
		['with a letter left out', 'Abrahm Accords', 'Policies/Abraham Accords.md spelling'],
		['with two letters changed about', 'Abrahma Accords', 'Policies/Abraham Accords.md spelling'],
		['with another letter in one of several words', 'Mohammad al-Rashid', 'People/Muhammad al-Rashid.md spelling'],
		['by one word with a letter twice', 'Gambbia', 'Countries/Gambia.md spelling'],
		['by one word with two letters changed about', 'Austira', 'Countries/Austria.md spelling'],
		['by one short word with two letters changed about', 'Qaatr', 'Countries/Qatar.md spelling'],
	])('%s', (_, target, expected) => {
		expect(nearest(target, ...WORLD)).toBe(expected);
	});

	test.each([
		['says itself', 'US', 'The US was founded in 1776.', 'United States.md initials'],
		['says with full stops', 'US', 'The U.S. was founded in 1776.', 'United States.md initials'],
		['says, written with full stops', 'U.S.', 'The (US) was founded in 1776.', 'United States.md initials'],
		['says as a part of a word alone', 'US', 'The USA was founded in 1776.', undefined],
		['does not say', 'US', 'Founded in 1776.', undefined],
		['says in small letters', 'US', 'It is one of us.', undefined],
	])('by initials that the note %s', (_, target, text, expected) => {
		expect(nearestIn(target, { 'United States.md': text })).toBe(expected);
	});

	test('by the initials of an alias', () => {
		const text = '---\naliases: [Arctic Fisheries Council]\n---\nThe council (AFC) meets in June.\n';
		expect(nearestIn('AFC', { 'Council.md': text })).toBe('Council.md initials');
	});

	test('and its initials no longer once it is called otherwise', () => {
		const { index } = memoryVault({ 'Arctic Fisheries Council.md': 'The AFC.\n' });
		index.rename('Arctic Fisheries Council.md', 'Council.md');
		expect(nearNamesOf(index, settings).nearest('AFC')).toBeUndefined();
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
		['by one word with another letter', 'Martin'],
		['by one word with a letter more', 'Quatar'],
		['by a name after what is no folder', 'Nowhere/Iran'],
		['by an alias in capitals, written in small letters', 'aid'],
		['by a name with a sign more', 'Volt+'],
		['by a letter with a sign', 'C#'],
		['by a plural in other capitals', 'salaries'],
		['by a word that is two letters off in several words', 'Abrihim Accords'],
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
		expect(nearestIn('UN', { 'United Nations.md': 'The UN.', 'Upper Nile.md': 'The UN.' })).toBeUndefined();
	});

	test('by a word between two that are equally near', () => {
		expect(nearest('Boris Hanssn', file('Boris Hansson.md'), file('Boris Hanssen.md'))).toBeUndefined();
	});
});

test('names that are longer by far do not hide the one that is near', () => {
	const others = Array.from({ length: 300 }, (_, at) => file(`Pro${'x'.repeat(at + 8)} Plan.md`));
	expect(nearest('Progrem Plan', file('Program Plan.md'), ...others)).toBe('Program Plan.md spelling');
	const alike = Array.from({ length: 250 }, (_, at) => file(`${at}/Prog${String.fromCharCode(0x4e00 + at)}am Plan.md`));
	expect(nearest('Progrem Plan', file('Program Plan.md'), ...alike)).toBeUndefined();
});

test('a name is looked for among 20,000 without comparing it with each', () => {
	const many = Array.from({ length: 20_000 }, (_, at) =>
		file(`Treaty of ${String.fromCharCode(97 + (at % 26))}cdefgh${String.fromCharCode(97 + (Math.floor(at / 26) % 26))} ${at}.md`),
	);
	const near = nearNamesOf({ names: () => many.flat(), ...SILENT }, settings);
	expect(near.nearest('Treaty of acdefgha 0x')).toBeUndefined();
	const time = cpuTimeOf(() => {
		for (let at = 0; at < 5_000; at += 1) near.nearest(`Treaty of acdefhga ${at * 26}`);
	});
	expect(time).toBeLessThan(gateFor(time, 1000));
});

test('a target of 100,000 words is given up at once', () => {
	const time = cpuTimeOf(() => {
		expect(nearest('treaties '.repeat(100_000), ...WORLD)).toBeUndefined();
	});
	expect(time).toBeLessThan(gateFor(time, 100));
});

describe('names that come or change one by one', () => {
	const NAMES = [
		'Treaty of Lisbon',
		'Lisbon',
		'Treaties of Lisbon',
		'Traety of Lisbon',
		'U.N.',
		'United Nations',
		'Ünited Nations',
		'un',
		'Oslo',
	];
	const TARGETS = [...NAMES, 'Treaty of Lisbonn', 'United-Nations', 'UN', 'a/Oslo', 'b/Oslo', 'lisbons'];
	const named = fc.constantFrom(...NAMES);
	const change = fc.record({ folder: fc.constantFrom('', 'a/', 'b/'), name: named, aliases: fc.array(named, { maxLength: 2 }) });
	const textOf = (aliases: readonly string[]): string => `---\naliases: ${JSON.stringify(aliases)}\n---\nThe UN says so.\n`;

	test('are found as if they had always been there', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 4 }), fc.array(change, { minLength: 1, maxLength: 6 }), (before, after) => {
				const index = new NoteIndex(vaultSchemaOf(settings, { nameFields: () => [] }));
				const put = ({ folder, name, aliases }: (typeof before)[number]): string => {
					const path = `${folder}${name}.md`;
					index.put(parseNote(path, textOf(aliases)));
					return path;
				};
				for (const each of before) put(each);
				let near = nearNamesOf(index, settings);
				finish(near.workOut());
				for (const each of after) {
					if (!near.changed(put(each))) near = nearNamesOf(index, settings);
					finish(near.workOut());
					const anew = nearNamesOf(index, settings);
					const alone = nearNamesOf(index, settings);
					finish(alone.workOut(TARGETS));
					expect(TARGETS.map((target) => alone.nearest(target))).toEqual(TARGETS.map((target) => anew.nearest(target)));
					expect(TARGETS.map((target) => near.nearest(target))).toEqual(TARGETS.map((target) => anew.nearest(target)));
				}
			}),
			{ numRuns: runs(1000, 100) },
		);
	});

	test('cost their own names, not those of the vault', () => {
		let walks = 0;
		const all = [...WORLD];
		const records = new Map<string, { readonly aliases: readonly string[] }>();
		const near = nearNamesOf(
			{
				names: () => {
					walks += 1;
					return all.flat();
				},
				record: (path) => records.get(path) as NoteRecord | undefined,
			},
			settings,
		);
		finish(near.workOut());
		records.set('Countries/Iran.md', { aliases: ['Islamic Republic'] });
		expect(near.changed('Countries/Iran.md')).toBe(true);
		expect(near.nearest('Islamic Repulbic')).toMatchObject({ path: 'Countries/Iran.md', difference: 'spelling' });
		expect(near.nearest('persia')).toBeUndefined();
		expect(walks).toBe(1);
	});

	test('in a folder that is new, the names of the vault are worked out anew', () => {
		const near = nearNamesOf({ names: () => WORLD.flat(), ...SILENT }, settings);
		finish(near.workOut());
		expect([near.changed('New/Chad.md'), near.changed('Countries/Chad.md'), near.changed('New/map.png')]).toEqual([false, true, true]);
	});
});
