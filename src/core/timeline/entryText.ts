import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** What an entry says beside its date: the sentence, or of a field its note, with the field where it says more than `date`. */
export function entryText({ field, text, path }: TimelineEntry): string {
	const name = noteNameOf(path);
	if (field === null) return text || name;
	return /^(?:date|day|year|when)$/i.test(text) ? name : `${name}: ${text}`;
}
