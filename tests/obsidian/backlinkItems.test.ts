import { describe, expect, test } from 'vitest';
import type { App } from 'obsidian';
import { backlinkGroups } from '../../src/core/backlinks/backlinkGroups.ts';
import type { Candidate } from '../../src/core/related/candidate.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import {
	backlinkItems,
	bestMatch,
	countedBacklinks,
	type BacklinkItemsInput,
} from '../../src/obsidian/features/backlinks/backlinkItems.ts';
import { seenBacklinks } from '../../src/obsidian/features/backlinks/seenBacklinks.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../support/memoryVault.ts';

const { index } = memoryVault({
	'Iran.md': '# Iran\n',
	'US-Iran.md': '---\ntype: relationship\nactors: [Iran, United States]\nstatus: hostile\n---\n# US-Iran\n',
	'Notes/A.md': 'See [[Iran]].\n',
	'Notes/B.md': 'And [[Iran]].\n',
});
const { types } = noteTypesFrom([], DEFAULT_SETTINGS);
const groups = backlinkGroups('Iran.md', index, { groupBy: 'type', sort: 'name', types });

const candidate = (path: string, backed: boolean): Candidate => ({
	path,
	backed,
	score: 1,
	probability: 1,
	reasons: [],
	evidence: undefined,
});

/** The rows as text: a group with its count, an entry with what is said beside it. */
const rows = (input: Partial<BacklinkItemsInput> = {}): string[] =>
	backlinkItems({ groups, candidates: [], seen: undefined, filter: '', folded: new Set(), ...input }).map((item) => {
		if (item.kind === 'group') return `${item.title} ${item.count}${item.isFolded ? ' folded' : ''}`;
		if (item.kind === 'suggestion') return `? ${item.candidate.path}`;
		return `- ${item.entry.path}${item.isNew ? ' new' : ''}${item.candidate === undefined ? '' : ' not linked back'}`;
	});

const [first = '', second = ''] = groups.map(({ title }) => title);

describe('the rows of the backlinks view', () => {
	test('are the groups with their notes', () => {
		expect(rows()).toEqual([`${first} 1`, '- US-Iran.md', `${second} 2`, '- Notes/A.md', '- Notes/B.md']);
	});

	test.each([
		['the path', ' NOTES/a ', [`${second} 1`, '- Notes/A.md']],
		['the status', 'hostile', [`${first} 1`, '- US-Iran.md']],
		['who else it is about', 'united', [`${first} 1`, '- US-Iran.md']],
		['the path, without accents', 'NÓTES/a', [`${second} 1`, '- Notes/A.md']],
		['nothing', 'zzz', []],
	])('are those that say the filter: %s', (_, filter, shown) => {
		expect(rows({ filter })).toEqual(shown);
	});

	test('are those whose sentence says the filter, as far as it was read', () => {
		const said = new Map([['Notes/B.md', 'talks\nand iran.']]);
		expect(rows({ filter: 'And Irán', said })).toEqual([`${second} 1`, '- Notes/B.md']);
	});

	test('keep in sight the note that is called so, before one whose name only holds it', () => {
		const items = backlinkItems({ groups, candidates: [], seen: undefined, filter: 'a', folded: new Set() });
		expect(items.map((item) => (item.kind === 'entry' ? item.entry.name : item.kind))[bestMatch(items, 'a')]).toBe('A');
		expect(bestMatch(items, 'zzz')).toBe(-1);
	});

	test('of lists and logs are one line until they are asked for, and are not counted', () => {
		const withLists = backlinkGroups('Iran.md', index, {
			groupBy: 'type',
			sort: 'name',
			types,
			isList: ({ path }) => path === 'Notes/B.md',
		});
		const shown = rows({ groups: withLists, seen: new Set() });
		expect(shown).toContain('Lists and logs 1 folded');
		expect(shown).not.toContain('- Notes/B.md new');
		expect(rows({ groups: withLists, folded: new Set(['\0lists']) }).slice(-2)).toEqual(['Lists and logs 1', '- Notes/B.md']);
		const items = backlinkItems({ groups: withLists, candidates: [], seen: undefined, filter: 'notes', folded: new Set() });
		expect(countedBacklinks(withLists, items)).toEqual({ all: 2, shown: 1 });
	});

	test('of a group that is folded are one line, unless something is looked for', () => {
		const folded = new Set(groups.map(({ key }) => key));
		expect(rows({ folded })).toEqual([`${first} 1 folded`, `${second} 2 folded`]);
		expect(rows({ folded, filter: 'notes/a' })).toEqual([`${second} 1`, '- Notes/A.md']);
	});

	test('say which notes are not linked back, and end with those that are only suggested', () => {
		expect(rows({ candidates: [candidate('Notes/A.md', true), candidate('Elsewhere.md', false)] })).toEqual([
			`${first} 1`,
			'- US-Iran.md',
			`${second} 2`,
			'- Notes/A.md not linked back',
			'- Notes/B.md',
			'Suggestions 1',
			'? Elsewhere.md',
		]);
	});
});

describe('what has come since the last look', () => {
	const seen = seenBacklinks({ loadLocalStorage: () => null, saveLocalStorage: () => undefined } as unknown as App);

	test('is nothing where nobody ever looked', () => {
		expect(seen.of('Iran.md')).toBeUndefined();
		expect(rows({ seen: seen.of('Iran.md') }).some((row) => row.includes('new'))).toBe(false);
	});

	test('stands on top, and marked in its group', () => {
		seen.remember('Iran.md', ['US-Iran.md', 'Notes/A.md']);
		expect(rows({ seen: seen.of('Iran.md') })).toEqual([
			'New since you last looked 1',
			'- Notes/B.md new',
			`${first} 1`,
			'- US-Iran.md',
			`${second} 2`,
			'- Notes/A.md',
			'- Notes/B.md new',
		]);
	});

	test('is of this note alone', () => {
		expect(seen.of('Other.md')).toBeUndefined();
	});
});
