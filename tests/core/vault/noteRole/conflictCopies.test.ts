import { describe, expect, test } from 'vitest';
import { backlinkGroups } from '../../../../src/core/backlinks/backlinkGroups.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { rankerOf } from '../../../support/rankedVault.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { readSources } from '../../../../src/core/sources/readSources.ts';
import { SourceIndex } from '../../../../src/core/sources/sourceIndex.ts';
import { noteTypesFrom } from '../../../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../../src/core/vault/vaultSchema.ts';
import { checkVault } from '../../../support/checkVault.ts';

const STATE =
	'---\ntype: country\naliases: [Persia]\n---\n# Iran\n\nNeighbour of [[Iraq]] and [[Turan]].\n\n## Sources\n- [A Post - A title](https://example.org/a)\n';
const COPIES = [
	'Iran (Conflicted copy iPad 202603121129).md',
	'Iran.sync-conflict-20250926-224656-C5H6PTH.md',
	'Iran (conflicted copy 2026-07-10 070952).md',
];
const texts: Record<string, string> = {
	'Iran.md': STATE,
	'Iran 2.md': STATE.replace('aliases: [Persia]\n', ''),
	'Iraq.md': '---\ntype: country\n---\n# Iraq\n\n## Related Notes\n- [[Syria]]\n',
	'Syria.md': '---\ntype: country\nparent: Persia\n---\nSee [[Iran (conflicted copy 2026-07-10 070952)]].\n',
	...Object.fromEntries(COPIES.map((path) => [path, STATE])),
};
const { settings } = parseSettings({});
const vault = checkVault(texts, {});
const { types } = noteTypesFrom([], settings);
const index = new NoteIndex(vaultSchemaOf(settings, types));
for (const [path, text] of Object.entries(texts)) index.put(parseNote(path, text));

describe('a copy that a sync service made', () => {
	test('is told once, as what it is, and by no other rule', () => {
		const found = vault.checkAll().filter(({ path }) => COPIES.includes(path));
		expect(found.map(({ path, rule }) => `${path} ${rule}`)).toEqual(COPIES.toSorted().map((path) => `${path} conflict-copy`));
	});

	test('is never proposed, and its original is', () => {
		const proposed = rankerOf(index, texts)
			.candidates('Iraq.md')
			.map(({ path }) => path);
		expect(proposed.toSorted()).toEqual(['Iran 2.md', 'Iran.md']);
	});

	test('gets no related notes itself', () => {
		expect(COPIES.flatMap((path) => rankerOf(index, texts).candidates(path))).toEqual([]);
	});

	test('is not among the backlinks that are shown, and its links lead where they led', () => {
		const groups = backlinkGroups('Iraq.md', index, { groupBy: 'type', sort: 'name', types });
		expect(groups.flatMap(({ entries }) => entries.map(({ path }) => path)).toSorted()).toEqual(['Iran 2.md', 'Iran.md']);
		expect(index.backlinkSources('Iraq.md')).toEqual(['Iran 2.md', 'Iran.md', ...COPIES].toSorted());
	});

	test('is led to by links that name it', () => {
		expect(index.resolveLink('Iran (conflicted copy 2026-07-10 070952)', 'Syria.md')).toEqual({
			kind: 'found',
			path: COPIES[2],
			ambiguous: false,
		});
	});

	test('takes no part in what an alias means', () => {
		expect(index.resolveName('Persia')).toEqual({ kind: 'found', path: 'Iran.md', ambiguous: false });
	});

	test('is no name that is offered', () => {
		expect([...index.names()].map(({ name }) => name).toSorted()).toEqual(['Iran', 'Iran 2', 'Iraq', 'Persia', 'Syria']);
	});

	test('wants no note a second time', () => {
		const [turan] = index.wanted();
		expect(turan?.target).toBe('Turan');
		expect(turan?.mentions.map(({ from }) => from)).toEqual(['Iran 2.md', 'Iran.md']);
	});

	test('gives no source a second time', () => {
		const sources = new SourceIndex();
		for (const [path, text] of Object.entries(texts)) sources.put(path, readSources(parseNote(path, text), settings));
		const [source] = sources.of('Iran.md');
		expect(source && sources.alsoIn(source, 'Iran.md', index)).toEqual(['Iran 2.md']);
	});

	test('describes no type', () => {
		const type = '---\ntype: note-type\nname: event\nfields:\n  date: { kind: day }\n---\n';
		const found = checkVault({ 'Types/event (conflicted copy 2026-07-10 070952).md': type }).checkAll();
		expect(found.map(({ rule }) => rule)).toEqual(['conflict-copy']);
	});
});

describe('a copy beside its original that says the very same', () => {
	const text = '---\ntype: country\n---\n# Iran\n\nNeighbour of [[Iraq]].\n';
	const proposedFor = (files: Readonly<Record<string, string>>): readonly string[] => {
		const all: Record<string, string> = { 'Iraq.md': texts['Iraq.md'] ?? '', 'Syria.md': '---\ntype: country\n---\nx\n', ...files };
		const own = new NoteIndex(vaultSchemaOf(settings, types));
		for (const [path, note] of Object.entries(all)) own.put(parseNote(path, note));
		return rankerOf(own, all)
			.candidates('Iraq.md')
			.map(({ path }) => path)
			.toSorted();
	};

	test.each(['Iran 2', 'Iran (1)', 'Iran copy', 'Iran - Copy', 'Iran - Kopie (2)', 'Copy of Iran', 'Iran (копия)'])(
		'is not proposed: %s',
		(name) => {
			expect(proposedFor({ 'Iran.md': text, [`${name}.md`]: text })).toEqual(['Iran.md']);
		},
	);

	test.each([
		['one that somebody went on with', { 'Iran.md': text, 'Iran 2.md': `${text}More.\n` }],
		['one in another folder', { 'Iran.md': text, 'Drafts/Iran 2.md': text }],
		['one of the same length', { 'Iran.md': text, 'Iran 2.md': text.replace('# Iran', '# Iram') }],
		['one whose name is no copy’s', { 'Iran.md': text, 'Iran Two.md': text }],
		['one without an original', { 'Turan.md': text, 'Iran 2.md': text }],
	])('is told from %s', (_, files) => {
		expect(proposedFor(files)).toEqual(Object.keys(files).toSorted());
	});
});
