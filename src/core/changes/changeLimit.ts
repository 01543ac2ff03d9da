/** The share of a vault's notes that one action may change, and the number that is never too many. */
const SHARE = 0.2;
const NEVER_TOO_MANY = 20;

/**
 * How many of `notes` notes one action may change without a second yes: a vault of which only a part is there, or a rule
 * gone wrong, looks just like a large change that was meant.
 */
export function changeLimit(notes: number): number {
	return Math.max(NEVER_TOO_MANY, Math.floor(notes * SHARE));
}
