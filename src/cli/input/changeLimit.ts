/** The share of a vault's notes that one run may change, and the number that is never too many. */
const SHARE = 0.2;
const NEVER_TOO_MANY = 20;

/**
 * Why a run that would change `changes` of `notes` notes has to stop before it writes, or `undefined`.
 * A vault of which only a part is there, or a rule gone wrong, looks just like this.
 */
export function changeLimit(changes: number, notes: number, allowed: number | undefined): string | undefined {
	const limit = allowed ?? Math.max(NEVER_TOO_MANY, Math.floor(notes * SHARE));
	if (changes <= limit) return undefined;
	return `${changes} of ${notes} notes would change, more than ${limit}; nothing was written. --max-changes ${changes} allows it`;
}
