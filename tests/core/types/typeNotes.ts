import { parseNote } from '../../../src/core/note/parseNote.ts';
import { noteTypesFrom, type ReadNoteTypes } from '../../../src/core/types/noteTypesFrom.ts';

/** The types of a vault whose type notes have these front matters, each in a note named like its key. */
export function typesFrom(notes: Readonly<Record<string, string>>): ReadNoteTypes {
	const parsed = Object.entries(notes).map(([name, yaml]) => parseNote(`Types/${name}.md`, `---\n${yaml.trim()}\n---\n`));
	return noteTypesFrom(parsed, { typeKey: 'type' });
}

/** What is wrong with those type notes, a line each: note, severity, what stands at the place, and the message. */
export function findingsOf(notes: Readonly<Record<string, string>>): string[] {
	const { findings } = typesFrom(notes);
	return [...findings].flatMap(([path, found]) => {
		const name = path.slice('Types/'.length, -'.md'.length);
		const text = `---\n${notes[name]?.trim() ?? ''}\n---\n`;
		return found.map(({ severity, range, message }) => `${name} ${severity} <${text.slice(range.start, range.end)}> ${message}`);
	});
}
