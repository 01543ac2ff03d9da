import { expect, test } from 'vitest';
import { VaultFacts } from '../../../src/core/checking/vaultFacts.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';

const { settings } = parseSettings({});

/** What was worked out of a vault with one note, and which of it is still the same after `change`. */
function sameAfter(change: (facts: VaultFacts, put: (path: string, text: string) => void) => void): readonly string[] {
	const index = new NoteIndex(vaultSchemaOf(settings, noteTypesFrom([], settings).types));
	index.put(parseNote('A.md', ''));
	const facts = new VaultFacts(index, settings);
	const all = (): Record<string, unknown> => ({
		near: facts.near,
		exclusionOf: facts.exclusionOf,
		takenUp: facts.takenUp,
		naming: facts.naming,
	});
	const before = all();
	change(facts, (path, text) => {
		const known = index.record(path);
		index.put(parseNote(path, text));
		facts.noteChanged(path, known);
	});
	return Object.entries(all()).flatMap(([name, now]) => (now === before[name] ? [name] : []));
}

test.each<[string, Parameters<typeof sameAfter>[0], readonly string[]]>([
	['all holds as long as nothing changes', () => undefined, ['near', 'exclusionOf', 'takenUp', 'naming']],
	['a note that keeps its names leaves what goes by names', (_, put) => put('A.md', 'Words.'), ['near', 'takenUp', 'naming']],
	['one that gets another name does not', (_, put) => put('A.md', '---\naliases: [B]\n---\n'), ['takenUp', 'naming']],
	['a note that comes does not', (_, put) => put('B.md', ''), ['takenUp', 'naming']],
	['a file that is no note leaves what goes by notes', (facts) => facts.fileAdded('map.png'), ['near', 'takenUp', 'naming']],
	['nothing holds under other settings', (facts) => facts.configure(parseSettings({}).settings), []],
	['all holds under the same settings', (facts) => facts.configure(settings), ['near', 'exclusionOf', 'takenUp', 'naming']],
	['nothing holds where anything may be otherwise', (facts) => facts.changed(), []],
])('%s', (_, change, same) => {
	expect(sameAfter(change)).toEqual(same);
});

test('what the vault calls a section is kept up with every note that changes', () => {
	const index = new NoteIndex(vaultSchemaOf(settings, noteTypesFrom([], settings).types));
	const facts = new VaultFacts(index, settings);
	const called = (): string => facts.naming.headingFor('Sources', { type: 'policy', folder: '', beside: [] }).text;
	const put = (path: string, heading: string): string => {
		const known = index.record(path);
		index.put(parseNote(path, `---\ntype: policy\n---\n${heading}\n`));
		facts.noteChanged(path, known);
		return called();
	};
	expect([called(), put('A.md', '## Quellen'), put('B.md', '## Quellen')]).toEqual(['Sources', 'Sources', 'Sources']);
	expect([put('C.md', '## Quellen'), put('C.md', '## Belege'), put('C.md', '## Quellen')]).toEqual(['Quellen', 'Sources', 'Quellen']);
});
