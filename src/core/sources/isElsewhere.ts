import type { Source } from './source.ts';

/** Whether `source` is a note of another vault (`obsidian://`): shown apart, and neither counted nor exported as something that is cited. */
export function isElsewhere(source: Source): boolean {
	return source.kind === 'text' && source.crossVault !== null;
}
