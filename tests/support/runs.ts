import process from 'node:process';

const IS_LONG = process.env['DOSSIER_TORTURE'] === '1';
const ASKED = process.env['DOSSIER_RUNS'];

/**
 * How often a property is tried: enough to find what is there to be found, or, with DOSSIER_TORTURE, what is hard to find.
 * Mutation testing asks for a few: there the tables decide, and every run is paid thousands of times.
 */
export const RUNS = IS_LONG ? 10_000 : Number(ASKED ?? 250);

/** How often a property is tried whose examples cost more or tell less: `full` times in the long form, else `short` times, which is a quarter of it. */
export function runs(full: number, short = Math.ceil(full / 4)): number {
	return IS_LONG ? full : Math.min(full, Number(ASKED ?? short));
}
