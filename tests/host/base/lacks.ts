/**
 * Refuses an API of Obsidian that the stand-in does not have. Silence here would let a test pass
 * for something that never happened.
 *
 * @throws always, naming what is missing.
 */
export function lacks(what: string): never {
	throw new Error(`the stand-in for Obsidian has no ${what}; add it in tests/host or do without it`);
}
