import { describe, expect, test, vi } from 'vitest';
import { becomeType } from '../../src/obsidian/features/newNote/becomeType.ts';
import type { NoteLineItem } from '../../src/obsidian/features/noteLine/noteLineItem.ts';
import { notLinkedBackItem } from '../../src/obsidian/features/related/notLinkedBackItem.ts';
import { problemsItem } from '../../src/obsidian/features/problems/problemsItem.ts';
import { suggestTypeItem } from '../../src/obsidian/features/newNote/suggestTypeItem.ts';
import type { NoteWriter } from '../../src/obsidian/index/liveVault.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';
import type { RelatedActions } from '../../src/obsidian/features/related/relatedActions.ts';
import { Notices } from '../../src/obsidian/ui/notices.ts';
import type { RelatedNotes } from '../../src/obsidian/features/related/relatedNotes.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('nothing is written here'));
const noWriter: NoteWriter = { write: refuse, create: refuse, takeAway: refuse };

const said = (item: NoteLineItem | undefined): unknown => item && [item.tone, item.text, item.actions.map(({ label }) => label)];

describe('the line above a note says of its problems', () => {
	const line = async (text: string): Promise<unknown> => {
		const vault = await liveVaultInMemory({
			'Notes/A.md': text,
			'Iran.md': '---\ntype: country\naliases: [Persia]\n---\n# Iran\n',
			'Türkiye.md': '',
		});
		const item = await problemsItem(vault.live, vi.fn(), () => [], vi.fn())(await vault.live.read('Notes/A.md'));
		vault.dispose();
		return said(item);
	};

	test.each<[string, string, unknown]>([
		['nothing of a sound note', '# Plain\n\nNothing here.\n', undefined],
		['nothing of suggestions', '---\ntype: country\n---\n# A\n\n## Related Notes\n\n## Sources\n', undefined],
		[
			'the one problem and how it is mended',
			'---\ntype: polcy\n---\n# A\n',
			['warning', '`polcy` is not a known type; expected `policy`', ['Set `type` to `policy`']],
		],
		[
			'the first error with its fix, and how many others there are',
			'---\ntype: policy\nactors: Iran\nstatus: over\n---\n[[turkiye]] [[PERSIA]]\n',
			['error', '`actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]`', ['Put `Iran` in a list', '2 more']],
		],
		[
			'that the front matter cannot be read, with its repair',
			'---\ntype: source\ntitle: J Street: a memo\n---\n# A\n',
			[
				'error',
				'front matter cannot be read: `J Street: a memo` has a colon and a blank in it; expected quotes around it',
				['Quote the value of `title`'],
			],
		],
	])('%s', async (_, text, item) => {
		expect(await line(text)).toEqual(item);
	});
});

describe('the line above a note says what links to it and is not linked back', () => {
	test.each([
		['nothing where nothing does', 0, undefined],
		['one', 1, ['quiet', '1 note links here and is not linked back', ['Add', 'Show', 'Dismiss']]],
		['how many', 3, ['quiet', '3 notes link here and are not linked back', ['Add', 'Show', 'Dismiss']]],
	])('%s', async (_, count, item) => {
		const candidates = Array.from({ length: count + 2 }, (__, at) => ({ backed: at < count + 1, probability: at < count ? 0.6 : 0.59 }));
		const related = {
			rank: () => Promise.resolve(candidates),
			linkFormat: () => Promise.resolve({}),
			preview: (___: unknown, choice: { candidates: readonly unknown[] }) => ({ added: choice.candidates }),
		} as unknown as RelatedNotes;
		const line = notLinkedBackItem(related, {} as RelatedActions);
		expect(said(await line(parseNote('A.md', '')))).toEqual(item);
	});
});

const CLIPPED = '---\nsource: https://example.org/a\n---\nWords of someone else.\n';

describe('the line above an empty note', () => {
	const chooseType = vi.fn();
	const countries = Object.fromEntries(
		['United States', 'Saudi Arabia'].map((name) => [`Countries/${name}.md`, '---\ntype: country\n---\nWords.\n']),
	);

	test.each([
		['offers the type that its name says first', 'US-Saudi Relations.md', '', ['relationship', 'country', 'person', 'other…']],
		['offers the usual ones where its name says nothing', 'Something.md', ' \n', ['country', 'person', 'organization', 'other…']],
		['is none where the note has words', 'US-Saudi Relations.md', 'Words.\n', undefined],
		['is none above a template', 'Templates/US-Saudi Relations.md', '', undefined],
	])('%s', async (_, path, text, types) => {
		const { live, settings } = await liveVaultInMemory({ ...countries, [path]: text });
		const item = await suggestTypeItem({ vault: live, settings, chooseType, become: refuse })(await live.read(path));
		expect(item?.actions.map(({ label }) => label)).toEqual(types);
	});

	test.each([
		[
			'a page that was clipped can be made a source with its address',
			CLIPPED,
			{ 'S.md': '---\ntype: source\n---\n' },
			{ url: 'https://example.org/a' },
		],
		['an address that cannot be opened is none', CLIPPED.replace('https:', 'file:'), { 'S.md': '---\ntype: source\n---\n' }, {}],
		['nothing is said of clipped pages where the vault has no sources', CLIPPED, {}, undefined],
		[
			'nothing is said of one that has a type',
			CLIPPED.replace('---\n', '---\ntype: memo\n'),
			{ 'S.md': '---\ntype: source\n---\n' },
			undefined,
		],
	])('%s', async (_, text, others, values) => {
		const { live, settings } = await liveVaultInMemory({ ...others, 'Clip.md': text });
		const become = vi.fn(() => Promise.resolve());
		const item = await suggestTypeItem({ vault: live, settings, chooseType, become })(await live.read('Clip.md'));
		item?.actions[0]?.run();
		expect(become.mock.calls).toEqual(values === undefined ? [] : [['Clip.md', 'source', values]]);
	});

	test('makes it that type, its fields filled from its title', async () => {
		const path = 'US-Saudi Relations.md';
		const { app, live, settings } = await liveVaultInMemory({ ...countries, [path]: '' });
		const note = await live.read(path);
		let written = '';
		const writer: NoteWriter = {
			...noWriter,
			write: async (_, plan) => {
				const outcome = plan(note);
				written = outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : outcome.kind;
				return { kind: 'unchanged' };
			},
		};
		const become = becomeType({ app, vault: live, settings, writer, notices: new Notices(), born: refuse });
		(await suggestTypeItem({ vault: live, settings, chooseType, become })(note))?.actions[0]?.run();
		await expect.poll(() => written).toMatch(/^---\ntype: relationship\nactors: \[United States, Saudi Arabia\]\n/);
	});
});
