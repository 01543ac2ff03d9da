import { changeLimit as defaultLimit } from '../../core/changes/changeLimit.ts';

/**
 * Why a run that would change `changes` of `notes` notes has to stop before it writes, or `undefined`.
 * A vault of which only a part is there, or a rule gone wrong, looks just like this.
 */
export function changeLimit(changes: number, notes: number, allowed: number | undefined): string | undefined {
	const limit = allowed ?? defaultLimit(notes);
	if (changes <= limit) return undefined;
	return `${changes} of ${notes} notes would change, more than ${limit}; nothing was written. --max-changes ${changes} allows it`;
}
