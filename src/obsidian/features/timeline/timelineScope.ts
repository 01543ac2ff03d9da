import { neighboursOf } from '../../../core/timeline/neighboursOf.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { notesThatAre } from '../../../core/vault/notesThatAre.ts';
import type { TimelineContext } from './timelineContext.ts';

/** Which notes a timeline is of: a note and those around it, the note alone, the whole vault, or all notes of a type. */
export type TimelineScope = 'around' | 'note' | 'vault' | `type ${string}`;

/** Whether `scope` depends on a note. */
export function isOfNote(scope: TimelineScope): boolean {
	return scope === 'around' || scope === 'note';
}

/** The paths of the notes that `scope` means, where `path` is that of the note; none where it means a note and there is none. */
export function pathsIn(
	scope: TimelineScope,
	path: string | undefined,
	{ vault: { index, types }, settings: { current } }: Pick<TimelineContext, 'vault' | 'settings'>,
): readonly string[] {
	if (scope === 'note' || scope === 'around') {
		if (path === undefined) return [];
		return scope === 'note' ? [path] : neighboursOf(path, index, current);
	}
	const all = scope === 'vault' ? index.paths() : [...notesThatAre(scope.slice('type '.length), index, types)];
	return all.filter((each) => isChecked(each, current));
}
