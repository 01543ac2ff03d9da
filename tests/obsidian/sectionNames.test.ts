import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';
import { completeChanges } from '../../src/obsidian/features/newNote/completeChanges.ts';
import { NewNoteModel } from '../../src/obsidian/features/newNote/newNoteModel.ts';
import { liveVaultInMemory, type LiveVaultInMemory } from '../support/liveVaultInMemory.ts';

const HEAD = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n# R\n';
const WHOLE = `${HEAD}\n## Überblick\n\n## Verwandte Notizen\n\n## Quellen\n`;

let vault: LiveVaultInMemory;
beforeAll(async () => {
	vault = await liveVaultInMemory({ 'A.md': WHOLE, 'B.md': WHOLE, 'C.md': WHOLE, 'Bare.md': `${HEAD}\n## Überblick\n` });
});
afterAll(() => vault.dispose());

describe('in a vault whose notes call their sections in German, the app', () => {
	test('says so where one is missing, and offers to insert it', () => {
		const { live } = vault;
		const found = live.check(parseNote('Bare.md', `${HEAD}\n## Überblick\n`)).filter(({ rule }) => rule === 'section-required');
		expect(found.flatMap(({ fixes }) => fixes.map(({ title }) => title)).sort()).toEqual([
			'Insert the section `Quellen`',
			'Insert the section `Verwandte Notizen`',
		]);
	});

	test('makes new notes with them', () => {
		const model = new NewNoteModel(
			{
				vault: vault.live,
				settings: vault.settings.current,
				clock: { date: '2026-11-30', time: '12:00', formatNow: (format) => format },
				templates: [],
			},
			{ type: 'relationship', title: 'Another' },
		);
		const planned = model.planned();
		expect(planned.kind === 'note' ? planned.text.slice(planned.text.indexOf('\n# ')) : planned.reason).toBe(
			'\n# Another\n\n## Überblick\n\n## Verwandte Notizen\n\n## Quellen\n',
		);
	});

	test('completes notes with them', async () => {
		const { app, live, settings } = vault;
		const source = completeChanges({ app, vault: live, settings }, { title: 'Complete', paths: () => ['Bare.md'] });
		await source.begin({ signal: new AbortController().signal });
		const plan = await source.planNote('Bare.md');
		expect(applyEdits(plan?.text ?? '', plan?.items[0]?.edits ?? [])).toBe(WHOLE);
	});
});
