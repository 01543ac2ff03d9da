import type { Note } from './note.ts';
import { createScanner, ScannedNote, type Scanner } from './read/scannedNote.ts';

/**
 * The note at `path` whose text is `text`, every part with its place; linear in the text's length, whatever it holds.
 *
 * Never throws on a text: what is wrong with the note is part of the result.
 *
 * @param scanner reads the next note with the memory of the last one, for those who read a whole vault.
 */
export function parseNote(path: string, text: string, scanner: Scanner = createScanner()): Note {
	return new ScannedNote(path, text, scanner);
}
