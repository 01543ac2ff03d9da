import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** What an entry says beside its date: the sentence, or of a field its note, with the field where it says more than `date`. */
export function entryText({ field, text, path }: TimelineEntry): string {
	if (field === null) return text === '' ? noteNameOf(path) : text;
	return /^date$/i.test(text) ? noteNameOf(path) : `${noteNameOf(path)}: ${text}`;
}
