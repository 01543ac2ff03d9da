import process from 'node:process';
import * as fc from 'fast-check';
import { runs } from './runs.ts';

/** The variable that repeats a run of the properties. */
const VARIABLE = 'DOSSIER_SEED';

/**
 * A failing property's report: the smallest example, its seed, and the command that tries the same examples again.
 *
 * For every property, as a plugin of fast-check; what the property threw is the cause of the error.
 */
export const withSeed: fc.Plugin<unknown> = () => ({
	onAllRunsComplete(details) {
		if (!details.failed) return;
		const again = `to try the same examples again: ${VARIABLE}=${String(details.seed)} npx vitest run FILE`;
		throw new Error(`${String(fc.defaultReportMessage(details))}\n${again}`, { cause: details.errorInstance });
	},
});

/** The seed that was asked for. @throws where it is no whole number: another seed would look like a property that holds. */
export function askedSeed(text: string | undefined): number | undefined {
	if (text === undefined || text === '') return undefined;
	if (!/^-?\d+$/.test(text)) throw new Error(`${VARIABLE} is "${text}"; expected the whole number that a failing property printed`);
	return Number(text);
}

const seed = askedSeed(process.env[VARIABLE]);
// Properties that say no number are tried as often as fast-check has it.
fc.configureGlobal({ numRuns: runs(1000, 100), ...(seed === undefined ? {} : { seed }) });
fc.installGlobalPlugin(withSeed);
