import process from 'node:process';

/**
 * How often a property is tried: enough to find what is there to be found, or, with DOSSIER_TORTURE, what is hard to find.
 * Mutation testing asks for a few: there the tables decide, and every run is paid thousands of times.
 */
export const RUNS = process.env['DOSSIER_TORTURE'] === '1' ? 20_000 : Number(process.env['DOSSIER_RUNS'] ?? 1_000);
