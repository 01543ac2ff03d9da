import process from 'node:process';

/** How often a property is tried: enough to find what is there to be found, or, with DOSSIER_TORTURE, what is hard to find. */
export const RUNS = process.env['DOSSIER_TORTURE'] === '1' ? 20_000 : 1_000;
