import { foldCase } from '../../text/foldCase.ts';
import { foldName } from '../../text/foldName.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import type { NoteSource, TextSource } from '../source.ts';

/** Shorter texts without a date (`Reuters`, `Personal notes`) are the same words, not the same source. */
const MIN_LENGTH = 30;

/** Under what a plain citation is compared: its letters and digits; `undefined` where it says too little to be compared. */
export function citationKey({ title, date }: TextSource): string | undefined {
	if (date === null && title.length < MIN_LENGTH) return undefined;
	return foldName(title)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Under what a cited note is looked up before its link is resolved: its file name, whatever its folder and case. */
export function targetKey({ target }: NoteSource): string {
	return nameKey(target);
}

/** The same for the path of a note. */
export function nameKey(path: string): string {
	return foldCase(noteNameOf(path));
}
