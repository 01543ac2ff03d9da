import { describe, expect, test } from 'vitest';
import { changeLimit } from '../../../src/core/changes/changeLimit.ts';
import type { ChangeItem, NotePlan } from '../../../src/core/changes/changePlan.ts';
import { changeRows, groupKey, shownItems, type ChangeFilter } from '../../../src/core/changes/changeRows.ts';
import { ChangeSelection } from '../../../src/core/changes/changeSelection.ts';
import { changesInNotes, changeTotals } from '../../../src/core/changes/changeTotals.ts';
import { finish } from '../../../src/core/text/steps.ts';

function item(label: string, more: Partial<ChangeItem> = {}): ChangeItem {
	return { id: label, label, reasons: [], ticked: true, ...more };
}

function plan(path: string, items: readonly ChangeItem[], more: Partial<NotePlan> = {}): NotePlan {
	return { path, text: '', items, ...more };
}

const PLANS = [
	plan('Iran.md', [
		item('Oman', { reasons: ['mentions it 3 times'], dismissal: { note: 'Iran.md', path: 'Oman.md' } }),
		item('Yemen', { ticked: false }),
		item('Qatar', { ticked: false, group: 'more that this note mentions' }),
	]),
	plan('Iraq.md', [item('Kuwait')]),
	plan('Log.md', [item('Turkey')], { refusal: 'the section is there twice' }),
];

const FILTER: ChangeFilter = { words: '', onlyTicked: false, open: new Set(), withNotes: true };

function shown(filter: Partial<ChangeFilter>, selection = new ChangeSelection(), plans = PLANS): string[] {
	return finish(changeRows(plans, selection, { ...FILTER, ...filter })).map((row) => {
		if (row.kind === 'note') return row.plan.path;
		return row.kind === 'group'
			? `  ${row.items.length} ${row.words}`
			: `  ${selection.isTicked(row.item) ? '[x]' : '[ ]'} ${row.item.label}`;
	});
}

describe('the list of changes', () => {
	test.each<[string, Partial<ChangeFilter>, string[]]>([
		[
			'has each note above its changes, and a group closed below them',
			{},
			['Iran.md', '  [x] Oman', '  [ ] Yemen', '  1 more that this note mentions', 'Iraq.md', '  [x] Kuwait', 'Log.md', '  [x] Turkey'],
		],
		[
			'shows what waits in a group that is open',
			{ open: new Set([groupKey('Iran.md', 'more that this note mentions')]), words: '' },
			[
				'Iran.md',
				'  [x] Oman',
				'  [ ] Yemen',
				'  1 more that this note mentions',
				'  [ ] Qatar',
				'Iraq.md',
				'  [x] Kuwait',
				'Log.md',
				'  [x] Turkey',
			],
		],
		['can show what is ticked alone', { onlyTicked: true }, ['Iran.md', '  [x] Oman', 'Iraq.md', '  [x] Kuwait', 'Log.md', '  [x] Turkey']],
		['finds words in a label, in groups as well', { words: ' QATAR ' }, ['Iran.md', '  1 more that this note mentions', '  [ ] Qatar']],
		['finds words that have other accents', { words: 'Qátar' }, ['Iran.md', '  1 more that this note mentions', '  [ ] Qatar']],
		['finds words in a reason', { words: '3 times' }, ['Iran.md', '  [x] Oman']],
		['finds words in a path, with all changes of that note', { words: 'iraq' }, ['Iraq.md', '  [x] Kuwait']],
		['is empty where nothing has the words', { words: 'Peru' }, []],
		[
			'leaves the notes out where only one is looked at, but never why one cannot be written',
			{ withNotes: false },
			['  [x] Oman', '  [ ] Yemen', '  1 more that this note mentions', '  [x] Kuwait', 'Log.md', '  [x] Turkey'],
		],
	])('%s', (_, filter, expected) => {
		expect(shown(filter)).toEqual(expected);
	});

	test('has a note that cannot be written even where nothing is proposed for it', () => {
		expect(shown({}, new ChangeSelection(), [plan('Log.md', [], { refusal: 'the section is there twice' }), plan('A.md', [])])).toEqual([
			'Log.md',
		]);
	});

	test('has a line for the one note that is looked at where something has to be said of it', () => {
		const full = [plan('Iran.md', [item('Oman')], { remark: 'the section is full' })];
		expect(shown({ withNotes: false }, new ChangeSelection(), full)).toEqual(['Iran.md', '  [x] Oman']);
	});

	test('what all and none are about is what is shown and can be written', () => {
		const selection = new ChangeSelection();
		expect(shownItems(finish(changeRows(PLANS, selection, FILTER))).map(({ label }) => label)).toEqual(['Oman', 'Yemen', 'Kuwait']);
		expect(shownItems(finish(changeRows(PLANS, selection, { ...FILTER, words: 'kuwait' }))).map(({ label }) => label)).toEqual(['Kuwait']);
	});

	test('no two rows share a key', () => {
		const keys = finish(changeRows(PLANS, new ChangeSelection(), FILTER)).map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('what is ticked', () => {
	const [iran, , log] = PLANS as [NotePlan, NotePlan, NotePlan];
	const [oman, yemen] = iran.items as [ChangeItem, ChangeItem];

	test('begins as planned, and a note that cannot be written has nothing to be made', () => {
		expect(finish(changeTotals(PLANS, new ChangeSelection()))).toEqual({ items: 5, notes: 3, ticked: 2, tickedNotes: 2, dismissed: 0 });
		expect(new ChangeSelection().chosenIn(log)).toEqual([]);
	});

	test('a note is ticked wholly, in part or not at all', () => {
		const selection = new ChangeSelection();
		expect(selection.stateOf(iran.items)).toBe('some');
		selection.tick(iran.items, true);
		expect(selection.stateOf(iran.items)).toBe('all');
		selection.tick(iran.items, false);
		expect(selection.stateOf(iran.items)).toBe('none');
	});

	test('words tick what they are typed for, and come back without blanks around them', () => {
		const selection = new ChangeSelection();
		selection.type(yemen, ' a war ');
		expect(selection.wordsFor(yemen.id)).toBe(' a war ');
		expect(selection.chosenIn(iran).map(({ item: { label }, why }) => [label, why])).toEqual([
			['Oman', ''],
			['Yemen', 'a war'],
		]);
	});

	test('what is dismissed is not made, and is told with its note until it is taken back', () => {
		const selection = new ChangeSelection();
		selection.dismiss(oman.id, true);
		selection.tick(iran.items, true);
		expect(selection.chosenIn(iran).map(({ item: { label } }) => label)).toEqual(['Yemen', 'Qatar']);
		expect(selection.dismissalsIn(iran)).toEqual([{ note: 'Iran.md', path: 'Oman.md' }]);
		selection.dismiss(oman.id, false);
		expect(selection.dismissalsIn(iran)).toEqual([]);
		expect(selection.isTicked(oman)).toBe(true);
	});

	test('a note that is planned again keeps ticks, words and what was dismissed', () => {
		const selection = new ChangeSelection();
		selection.tick([yemen], true);
		selection.type(yemen, 'a war');
		selection.dismiss(oman.id, true);
		const again = plan('Iran.md', [item('Oman'), item('Yemen', { ticked: false }), item('Bahrain')]);
		expect(selection.chosenIn(again).map(({ item: { label }, why }) => [label, why])).toEqual([
			['Yemen', 'a war'],
			['Bahrain', ''],
		]);
	});
});

describe('how much is changed', () => {
	test.each<[string, number, number, string]>([
		['says one as one', 1, 1, '1 bullet in 1 note'],
		['groups the thousands as the reader does', 1771, 653, `${(1771).toLocaleString()} bullets in 653 notes`],
		['says nothing as none', 0, 0, '0 bullets in 0 notes'],
	])('%s', (_, changes, notes, expected) => {
		expect(changesInNotes(changes, notes, { one: 'bullet', many: 'bullets' })).toBe(expected);
	});

	test.each<[string, number, number]>([
		['twenty notes of a small vault are never too many', 30, 20],
		['in a large vault a fifth may be changed', 10_000, 2000],
		['a fifth is rounded down', 104, 20],
		['an empty vault allows twenty', 0, 20],
	])('%s', (_, notes, limit) => {
		expect(changeLimit(notes)).toBe(limit);
	});
});
