import { describe, expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';
import { completeChanges, type Completion } from '../../src/obsidian/features/newNote/completeChanges.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const TYPE =
	'---\ntype: note-type\nname: own-river\nfields:\n  length: { kind: number, required: true }\n  status: { kind: text, default: flows }\nsections: [Course]\n---\n# {{title}}\n\n## Course\n';

/** What is proposed for each of the notes: the text it would have, or why it stays. */
async function proposed(
	notes: Readonly<Record<string, string>>,
	{ as, paths = Object.keys(notes) }: { readonly as?: string; readonly paths?: readonly string[] } = {},
): Promise<Readonly<Record<string, string>>> {
	const memory = await liveVaultInMemory({ 'Types/own-river.md': TYPE, ...notes });
	const { app, live, settings } = memory;
	const completion: Completion = { title: 'Complete', paths: () => paths, ...(as === undefined ? {} : { as }) };
	const source = completeChanges({ app, vault: live, settings }, completion);
	const found: Record<string, string> = {};
	for (const path of (await source.begin({ signal: new AbortController().signal })) ?? []) {
		const plan = await source.planNote(path);
		if (plan === undefined) continue;
		const outcome = source.edit?.(parseNote(path, plan.text), []).outcome;
		found[path] = plan.refusal ?? (outcome?.kind === 'edits' ? applyEdits(plan.text, outcome.edits) : (outcome?.kind ?? ''));
		// What is shown is what is written.
		for (const { edits } of plan.refusal === undefined ? plan.items : []) expect(applyEdits(plan.text, edits ?? [])).toBe(found[path]);
	}
	memory.dispose();
	return found;
}

describe('completing notes', () => {
	test.each([
		[
			'adds the fields and sections that the type asks for',
			'---\ntype: own-river\n---\nText.\n',
			'---\ntype: own-river\nlength:\nstatus: flows\n---\nText.\n\n## Course\n',
		],
		[
			'gives a key without a value its default, and keeps what is there',
			'---\ntype: own-river\nlength: 6650 # km\nstatus:\n---\n## Course\n\nLong.\n',
			'---\ntype: own-river\nlength: 6650 # km\nstatus: flows\n---\n## Course\n\nLong.\n',
		],
		['proposes nothing where nothing is missing', '---\ntype: own-river\nlength: 1\nstatus: dry\n---\n## Course\n', undefined],
		['leaves a note of no known type', '---\ntype: own-sea\n---\n', undefined],
		['leaves a note without a type', 'Text.\n', undefined],
		[
			'says why a note cannot be written',
			'---\ntype: own-river\n---\n```\n',
			'the fence that opens here is never closed, so it is unclear what belongs to it',
		],
	])('%s', async (_, text, expected) => {
		expect(await proposed({ 'Nile.md': text })).toEqual(expected === undefined ? {} : { 'Nile.md': expected });
	});

	test('as a type, gives it to a note that has none', async () => {
		expect(await proposed({ 'Nile.md': 'Text.\n' }, { as: 'own-river' })).toEqual({
			'Nile.md': '---\ntype: own-river\nlength:\nstatus: flows\n---\n\nText.\n\n## Course\n',
		});
	});

	test('takes the vault’s own template for a note without a text, where the type says nothing of the body', async () => {
		const notes = {
			'Types/own-lake.md': '---\ntype: note-type\nname: own-lake\nfields:\n  depth: { kind: number, required: true }\n---\n',
			'Nile.md': '',
			'Templates/Lake.md': '---\ntype: own-lake\nbasin: large\n---\n# {{title}}\n\nStill.\n',
		};
		expect(await proposed(notes, { as: 'own-lake', paths: ['Nile.md'] })).toEqual({
			'Nile.md': '---\ntype: own-lake\nbasin: large\ndepth:\n---\n\n# Nile\n\nStill.\n',
		});
	});

	test('of many, leaves those into which nothing is put unasked; who names one note means it', async () => {
		const river = '---\ntype: own-river\n---\n';
		const notes = { 'Nile.md': river, 'Templates/T.md': river, '2026-01-02.md': river };
		expect(Object.keys(await proposed(notes))).toEqual(['Nile.md']);
		expect(Object.keys(await proposed(notes, { paths: ['2026-01-02.md'] }))).toEqual(['2026-01-02.md']);
	});
});
