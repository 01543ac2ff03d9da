import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';
import { fixChanges } from '../../src/obsidian/features/problems/fixChanges.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const RULE = 'link-near-miss';
const NOTES = {
	'United States.md': '',
	'A.md': '[[Untied States]] and [[Untied States|the US]], not [[United State]].\n',
	'B.md': 'Of the [[Untied States]].\n',
};

/** What the notes of the scope would be with all that is ticked, where the fix of one missed name is asked for. */
async function mended(paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
	const memory = await liveVaultInMemory(NOTES);
	const [first] = memory.live.check(parseNote('A.md', NOTES['A.md'])).filter(({ rule, line }) => rule === RULE && line === 1);
	const title = first?.fixes[0]?.title ?? '';
	const source = fixChanges(memory.live, { paths: () => paths, finding: { rule: RULE, group: first?.group, title } });
	expect(source.title).toBe('Link to United States');
	const texts: Record<string, string> = {};
	for (const path of (await source.begin({ signal: new AbortController().signal })) ?? []) {
		const plan = await source.planNote(path);
		if (plan === undefined) continue;
		const note = parseNote(path, plan.text);
		const chosen = plan.items.filter(({ ticked }) => ticked).map((item) => ({ item, why: '' }));
		const outcome = source.edit?.(note, chosen).outcome;
		texts[path] = outcome?.kind === 'edits' ? applyEdits(plan.text, outcome.edits) : (outcome?.kind ?? '');
	}
	memory.dispose();
	return texts;
}

const A_MENDED = '[[United States]] and [[United States|the US]], not [[United State]].\n';

test('a missed name is mended in all its places in this note, other names and notes stay', async () => {
	expect(await mended(['A.md'])).toEqual({ 'A.md': A_MENDED });
});

test('a missed name is mended in every note of the vault', async () => {
	expect(await mended(Object.keys(NOTES))).toEqual({ 'A.md': A_MENDED, 'B.md': 'Of the [[United States]].\n' });
});
