import { finish, type Steps } from '../../text/steps.ts';
import type { Source } from '../source.ts';
import { cslItemSteps, type KnownHealth } from './toCsl.ts';

/** `sources` as a CSL-JSON document, one item a source, ending in a line end. */
export function toCslJson(sources: readonly Source[], health: KnownHealth): string {
	return finish(cslJsonSteps(sources, health));
}

/** `toCslJson` in steps, for the sources of a vault. */
export function* cslJsonSteps(sources: readonly Source[], health: KnownHealth): Steps<string> {
	const parts: string[] = [];
	for (const item of yield* cslItemSteps(sources, health)) {
		// A line end in a value is written `\n`.
		parts.push(`\n\t${JSON.stringify(item, null, '\t').replaceAll('\n', '\n\t')}`);
		yield;
	}
	return parts.length === 0 ? '[]\n' : `[${parts.join(',')}\n]\n`;
}
