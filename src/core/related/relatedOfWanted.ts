import { countUp } from '../text/countUp.ts';
import type { Note } from '../note/note.ts';
import type { Settings } from '../settings/settings.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { recordOf } from '../vault/records/recordOf.ts';
import type { VaultIndex, WantedNote } from '../vault/vaultIndex.ts';
import { vaultSchemaOf } from '../vault/vaultSchema.ts';
import { exclusionsOf } from './exclusionsOf.ts';
import { mayBeWritten } from './vaultExclusions.ts';

/**
 * The notes that a note which is wanted is born listing: those that want it, the most often first, as a new note lists those that link to it. None for a note
 * whose related section is never written, and none that are never proposed.
 */
export function relatedOfWanted(
	{ index, types }: { readonly index: VaultIndex; readonly types: NoteTypes },
	settings: Settings,
): (note: Note, mentions: WantedNote['mentions']) => readonly { readonly path: string }[] {
	const schema = vaultSchemaOf(settings, types);
	const exclusionOf = exclusionsOf(index, settings);
	return (note, mentions) => {
		if (!mayBeWritten(recordOf(note, schema), index, settings, types)) return [];
		const counts = new Map<string, number>();
		for (const { from } of mentions) countUp(counts, from);
		return [...counts]
			.filter(([path]) => {
				const record = index.record(path);
				return path !== note.path && record !== undefined && exclusionOf(record) === undefined;
			})
			.sort(([a, most], [b, more]) => more - most || compareCodeUnits(a, b))
			.map(([path]) => ({ path }));
	};
}
