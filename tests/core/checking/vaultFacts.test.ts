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
	const all = (): Record<string, unknown> => ({ near: facts.near, exclusionOf: facts.exclusionOf, takenUp: facts.takenUp });
	const before = all();
	change(facts, (path, text) => {
		const known = index.record(path);
		index.put(parseNote(path, text));
		facts.noteChanged(path, known);
	});
	return Object.entries(all()).flatMap(([name, now]) => (now === before[name] ? [name] : []));
}

test.each<[string, Parameters<typeof sameAfter>[0], readonly string[]]>([
	['all holds as long as nothing changes', () => undefined, ['near', 'exclusionOf', 'takenUp']],
	['a note that keeps its names leaves what goes by names', (_, put) => put('A.md', 'Words.'), ['near', 'takenUp']],
	['one that gets another name does not', (_, put) => put('A.md', '---\naliases: [B]\n---\n'), ['takenUp']],
	['a note that comes does not', (_, put) => put('B.md', ''), ['takenUp']],
	['a file that is no note leaves what goes by notes', (facts) => facts.fileAdded('map.png'), ['near', 'takenUp']],
	['nothing holds under other settings', (facts) => facts.configure(parseSettings({}).settings), []],
	['all holds under the same settings', (facts) => facts.configure(settings), ['near', 'exclusionOf', 'takenUp']],
	['nothing holds where anything may be otherwise', (facts) => facts.changed(), []],
])('%s', (_, change, same) => {
	expect(sameAfter(change)).toEqual(same);
});
