import { expect, test } from 'vitest';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { checkOptions } from '../../support/checkOptions.ts';

/** A vault that was read: which fields name notes is decided. */
function vaultOf(texts: Readonly<Record<string, string>>): VaultChecker {
	const typeNotes = Object.entries(texts).filter(([path]) => path.startsWith('Types/'));
	const checker = new VaultChecker(
		typeNotes.map(([path, text]) => parseNote(path, text)),
		checkOptions(),
	);
	for (const [path, text] of Object.entries(texts)) checker.put(path, text);
	finish(checker.index.workOutPlainNames());
	return checker;
}

const ACTORS = { 'Iran.md': '', 'Israel.md': '---\naliases: [State of Israel]\n---\n' };
const TYPE_WITH_TEXT = '---\ntype: note-type\nname: flashpoint\nfields:\n  actors: { kind: text, many: true }\n---\n';
const FLASHPOINT = '---\ntype: flashpoint\nactors: [Iran, State of Israel]\n---\n# F\n[[Iran]]\n';

test('a field that a built-in type has names notes in every note where half of what the vault says there does', () => {
	const { index } = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT, 'N.md': '---\nactors: [OPEC, EU]\n---\n' });
	expect(index.backlinks('Israel.md').map(({ from, link: { kind, field, line } }) => ({ from, kind, field, line }))).toEqual([
		{ from: 'F.md', kind: 'name', field: 'actors', line: 3 },
	]);
	expect(index.backlinkSources('Iran.md')).toEqual(['F.md']);
	expect(index.wanted().map(({ target }) => target)).toEqual(['EU', 'OPEC']);
});

test.each([
	['where fewer than half of its values do', { 'N.md': '---\nactors: [OPEC, EU, NATO]\n---\n' }],
	['where the type of the note says what the field holds', { 'Types/flashpoint.md': TYPE_WITH_TEXT }],
])('it names none %s', (_, others) => {
	const { index } = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT, ...others });
	expect(index.backlinkSources('Israel.md')).toEqual([]);
	expect(index.record('F.md')?.links.map(({ kind }) => kind)).toEqual(['wiki']);
	expect(index.wanted()).toEqual([]);
});

test('a name stands where it stands in the text, whatever the first line and the ends of lines are', () => {
	const text = '---  \r\ntype: flashpoint\r\nparent: Israel\r\n---\r\n';
	const { index } = vaultOf({ ...ACTORS, 'F.md': text });
	const found = index.backlinks('Israel.md').map(({ link }) => [text.slice(link.start, link.end), link.line]);
	expect(found).toEqual([['Israel', 3]]);
});

test('no edit decides anew; what is written later counts in the fields that were decided on', () => {
	const { index } = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT });
	index.put(parseNote('N.md', '---\nactors: [OPEC, EU, NATO, Israel]\nparent: Iran\n---\n'));
	expect(index.backlinkSources('Israel.md')).toEqual(['F.md', 'N.md']);
	expect(index.backlinks('Iran.md').map(({ from, link }) => [from, link.field])).toEqual([
		['F.md', 'actors'],
		['F.md', null],
	]);
});

test('what is stored is the note as it was read: another vault decides for itself', () => {
	const { index } = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT });
	const stored = index.packed('F.md');
	expect(stored?.links.map(({ kind }) => kind)).toEqual(['wiki']);
	index.rename('F.md', 'G.md');
	expect(index.backlinkSources('Israel.md')).toEqual(['G.md']);
	expect(index.packed('G.md')?.links.map(({ kind }) => kind)).toEqual(['wiki']);
	if (stored) index.putRecord(stored);
	index.remove('G.md');
	expect(index.backlinkSources('Israel.md')).toEqual(['F.md']);
});

test('an editor that is opened and closed leaves each name once', () => {
	const checker = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT });
	checker.open('F.md', `${FLASHPOINT}more\n`);
	checker.close('F.md');
	expect(checker.index.backlinks('Israel.md')).toHaveLength(1);
});

test('such a name is never a reason for a finding', () => {
	const checker = vaultOf({ ...ACTORS, 'F.md': FLASHPOINT, 'N.md': '---\nactors: [OPEC, Isreal, state of israel]\n---\n' });
	expect(checker.index.wanted().map(({ target }) => target)).toEqual(['Isreal', 'OPEC']);
	const record = checker.index.record('N.md');
	expect(record && checker.checkAmongOthers(record)).toEqual([]);
});

test('what a template leaves open is no name and no value', () => {
	const { index } = vaultOf({
		...ACTORS,
		'F.md': FLASHPOINT,
		'T.md': '---\nparent: "{{parent}}"\nactors: ["{{a}}", "{{b}}", "{{c}}"]\n---\n',
	});
	expect(index.backlinkSources('Israel.md')).toEqual(['F.md']);
	expect(index.wanted()).toEqual([]);
});
