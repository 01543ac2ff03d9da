import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { checkNote } from '../../src/core/checking/checkNote.ts';
import { checkRecord } from '../../src/core/checking/checkRecord.ts';
import { inReportOrder } from '../../src/core/checking/inReportOrder.ts';
import { nearNamesOf } from '../../src/core/vault/names/nearNames.ts';
import type { Diagnostic } from '../../src/core/rules/rule.ts';
import { rulesWanted, type WantedOptions } from '../../src/core/checking/rulesWanted.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';

/** A vault in memory with everything that rules ask of one. */
export interface CheckedVault {
	readonly notes: ReadonlyMap<string, Note>;
	/** What is wrong with `note`, which may say something else than the vault's note of that path. */
	check(note: Note): readonly Diagnostic[];
	/** What is wrong with any note, as a report has it. */
	checkAll(): readonly Diagnostic[];
}

/** The vault of these texts by path. Settings are as they are stored; a path that ends in something else than `.md` is a mere file. */
export function checkVault(texts: Readonly<Record<string, string>>, stored: unknown = {}, wanted: WantedOptions = {}): CheckedVault {
	const { settings } = parseSettings(stored);
	const notes = new Map(
		Object.entries(texts)
			.filter(([path]) => path.endsWith('.md'))
			.map(([path, text]) => [path, parseNote(path, text)]),
	);
	const inTypes = [...notes.values()].filter(({ path }) => path.startsWith(`${settings.typesFolder}/`));
	const { types, findings: typeFindings } = noteTypesFrom(inTypes, settings);
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const path of Object.keys(texts)) if (!notes.has(path)) index.putFile(path);
	for (const note of notes.values()) index.put(note);
	const rules = rulesWanted(settings, wanted);
	const near = nearNamesOf(index, settings);

	function check(note: Note): readonly Diagnostic[] {
		index.put(note);
		const record = index.record(note.path);
		const type = record?.type === undefined ? undefined : types.get(record.type);
		const ofNote = checkNote({ note, type, types, typeFindings, settings }, rules.note);
		const ofVault = record === undefined ? [] : checkRecord({ record, type, types, index, settings, near }, rules.vault);
		return [...ofNote, ...ofVault];
	}

	return { notes, check, checkAll: () => inReportOrder([...notes.values()].flatMap(check)) };
}
