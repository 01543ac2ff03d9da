import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { inferTypes } from '../../../../src/core/types/infer/inferTypes.ts';
import { noteTypesFrom } from '../../../../src/core/types/noteTypesFrom.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { NoteIndex } from '../../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../../src/core/vault/vaultSchema.ts';
import { checkVault } from '../../../support/checkVault.ts';
import { runs } from '../../../support/runs.ts';

const { settings } = parseSettings({});

/** The type notes that are learned from a vault, path to text. */
function learned(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const notes = Object.entries(texts).map(([path, text]) => parseNote(path, text));
	const { types } = noteTypesFrom([], settings);
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const note of notes) index.put(note);
	return Object.fromEntries(inferTypes(notes, index, types, settings).map(({ path, text }) => [path, text]));
}

/** Errors and warnings of a vault; suggestions wait where one looks for them. */
function loud(texts: Readonly<Record<string, string>>): readonly string[] {
	return checkVault(texts)
		.checkAll()
		.filter(({ severity }) => severity !== 'info')
		.map(({ path, rule, message }) => `${path} ${rule} ${message}`);
}

const NAMES = ['Iran', 'Oman', 'Kuwait', 'Sea Pact', 'Nobody', 'iran pact'] as const;
const values = fc.oneof(
	fc.constantFrom('open', 'closed', 'N/A', '2020', '2020-03-01', 'true', '"[[Iran]]"', '[open, closed]', '[]', '', '12', '{ a: 1 }'),
	fc.constantFrom(...NAMES),
	fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }).map((names) => `[${names.join(', ')}]`),
);
const note = fc.record({
	type: fc.constantFrom('own-event', 'own-front', 'relationship', 'country', 'policy'),
	fields: fc.dictionary(fc.constantFrom('status', 'stauts', 'actors', 'where', 'start_date', 'since', 'founded', 'parent'), values, {
		maxKeys: 5,
	}),
	sections: fc.uniqueArray(fc.constantFrom('Overview', 'Related Notes', 'Sources', 'Talks'), { maxLength: 4 }),
});

test('no note has an error or a warning for what was learned that it had not before', () => {
	fc.assert(
		fc.property(fc.array(note, { minLength: 2, maxLength: 14 }), (notes) => {
			const texts: Record<string, string> = {
				'Iran.md': '---\ntype: country\n---\n',
				'Oman.md': '---\ntype: country\n---\n',
				'Kuwait.md': '---\ntype: own-front\n---\n',
				'Sea Pact.md': '---\ntype: own-event\n---\n',
			};
			for (const [at, { type, fields, sections }] of notes.entries()) {
				const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
				texts[`${at % 3 === 0 ? 'Desk/' : ''}Note ${'abcdefghijklmnop'.charAt(at)}.md`] =
					`---\ntype: ${type}\n${lines.join('')}---\n${sections.map((name) => `## ${name}\n\n`).join('')}`;
			}
			const types = learned(texts);
			const before = loud(texts);
			expect(loud({ ...texts, ...types }).filter((finding) => !before.includes(finding))).toEqual([]);
		}),
		{ numRuns: runs(100) },
	);
});

test('a type that differs from a learned one by its plural is learned as well: it is no slip', () => {
	const rule = '---\ntype: own-rule\nstatus: open\n---\n';
	const texts = { 'A.md': rule, 'B.md': rule, 'C.md': rule, 'All.md': '---\ntype: own-rules\n---\n' };
	const types = learned(texts);
	expect(Object.keys(types)).toEqual(['Types/own-rule.md', 'Types/own-rules.md']);
	expect(loud({ ...texts, ...types })).toEqual([]);
});
