import { describe, expect, test } from 'vitest';
import { type BacklinkGroupOptions, backlinkGroups } from '../../../src/core/backlinks/backlinkGroups.ts';
import { headingTrail } from '../../../src/core/vault/mentions/headingTrail.ts';
import { countedIndex } from '../../support/countedIndex.ts';
import { memoryVault } from '../../support/memoryVault.ts';

const TYPES: BacklinkGroupOptions['types'] = {
	get: () => undefined,
	isA: (name, ancestor) => name === ancestor || (name === 'treaty' && ancestor === 'policy'),
};
const OPTIONS: BacklinkGroupOptions = { groupBy: 'type', sort: 'strength', types: TYPES };

const FILES = {
	'Iran.md': '---\ntype: country\n---\n[[Talks]]',
	'Events/Talks.md': '---\ntype: event\n---\n[[Iran]] [[Iran]]\n## Sources\n[[Iran]]',
	'Events/Strike.md': '---\ntype: event\n---\n## Related Notes\n- [[Iran]]',
	'Events/War.md': '---\ntype: event\n---\n[[Iran]]',
	'US-Iran Relations.md': '---\ntype: relationship\nactors: [US, Iran]\nstatus: hostile\n---\n',
	'JCPOA.md': '---\ntype: policy\nactors: [Iran]\n---\n',
	'Loose.md': '[[Iran]]',
	'Daily/2026-01-01.md': '---\ntype: day\n---\n[[Iran]]',
};

function shown(options: Partial<BacklinkGroupOptions>): string[] {
	const { index } = memoryVault(FILES);
	return backlinkGroups('Iran.md', index, { ...OPTIONS, ...options }).map(
		({ title, entries }) => `${title}: ${entries.map(({ name }) => name).join(', ')}`,
	);
}

describe('backlinks in groups', () => {
	test('by type: relationships and policies first, then the largest, notes without a type last', () => {
		expect(shown({})).toEqual([
			'relationship: US-Iran Relations',
			'policy: JCPOA',
			'event: Talks, War, Strike',
			'day: 2026-01-01',
			'No type: Loose',
		]);
	});

	test('by place: fields, headings, the text', () => {
		expect(shown({ groupBy: 'place' })).toEqual([
			'actors: JCPOA, US-Iran Relations',
			'Related Notes: Strike',
			'Sources: Talks',
			'In the text: Talks, 2026-01-01, Loose, War',
		]);
	});

	test('by folder, in order', () => {
		expect(shown({ groupBy: 'folder' })).toEqual(['/: JCPOA, US-Iran Relations, Loose', 'Daily: 2026-01-01', 'Events: Talks, War, Strike']);
	});

	test('by name and by date', () => {
		expect(shown({ sort: 'name' })[2]).toBe('event: Strike, Talks, War');
		expect(shown({ sort: 'date', dateOf: (path) => (path.endsWith('War.md') ? 2 : path.endsWith('Strike.md') ? 1 : undefined) })[2]).toBe(
			'event: War, Strike, Talks',
		);
	});

	test('hidden types and folders are left out', () => {
		expect(shown({ hiddenTypes: ['event'], hiddenFolders: ['Daily'] })).toEqual([
			'relationship: US-Iran Relations',
			'policy: JCPOA',
			'No type: Loose',
		]);
	});

	test('notes without a type and notes in no folder can be left out as well', () => {
		expect(shown({ hiddenTypes: [''] })).not.toContain('No type: Loose');
		expect(shown({ hiddenFolders: [''] })).toEqual(['event: Talks, War, Strike', 'day: 2026-01-01']);
	});

	test('what only lists others stands in one group at the end, however the others are grouped', () => {
		const isList = ({ path }: { readonly path: string }): boolean => path.startsWith('Daily/') || path === 'Loose.md';
		for (const groupBy of ['type', 'place', 'folder'] as const)
			expect(shown({ groupBy, isList }).at(-1)).toBe('Lists and logs: 2026-01-01, Loose');
	});

	test('an entry tells the other actors, the status and whether it is linked back', () => {
		const { index } = memoryVault(FILES);
		const [relationships, , events] = backlinkGroups('Iran.md', index, OPTIONS);
		expect(relationships?.entries.map(({ others, status, isLinkedBack }) => ({ others, status, isLinkedBack }))).toEqual([
			{ others: [{ name: 'US', path: null }], status: 'hostile', isLinkedBack: false },
		]);
		expect(events?.entries.map(({ name, isLinkedBack, links }) => [name, isLinkedBack, links.length])).toEqual([
			['Talks', true, 3],
			['War', false, 1],
			['Strike', false, 1],
		]);
	});
});

test('a trail names the headings above a place, outermost first', () => {
	const { index } = memoryVault({ 'N.md': '# Title\n## A\n### Deep\n## B\n#### Skipped\n[[X]]' });
	const record = index.record('N.md');
	expect(record && headingTrail(record, record.links[0]?.section ?? -1)).toEqual(['Title', 'B', 'Skipped']);
	expect(record && headingTrail(record, -1)).toEqual([]);
});

test('the other names of a note are looked up when it is shown, not before', () => {
	const { index, asked } = countedIndex(memoryVault(FILES).index);
	const [relationships] = backlinkGroups('Iran.md', index, OPTIONS);
	const before = asked.targetOf ?? 0;
	expect(before).toBe(1); // the one link of the shown note
	expect(relationships?.entries[0]?.others).toEqual([{ name: 'US', path: null }]);
	expect(asked.targetOf).toBe(before + 2);
});

test('a date before any other is still a date', () => {
	expect(shown({ sort: 'date', dateOf: (path) => (path.endsWith('War.md') ? -5 : undefined) })[2]).toBe('event: War, Strike, Talks');
});
