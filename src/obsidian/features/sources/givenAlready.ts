import type { Source } from '../../../core/sources/source.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';

/** More notes than these are only counted. */
const MOST_NAMED = 3;

/**
 * What is said before a source is added: that the note gives its page already, or which others do; empty where nobody does.
 *
 * @param page the canonical address of the page; `own` the note's sources; `others` the paths of other notes that cite the page.
 */
export function givenAlready(page: string, own: readonly Source[], others: readonly string[]): string {
	if (own.some((source) => source.kind === 'web' && source.canonicalUrl === page)) return 'This note gives the page already.';
	if (others.length === 0) return '';
	const names = others.slice(0, MOST_NAMED).map(noteNameOf).join(', ');
	return `Also given in ${names}${others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''}.`;
}
