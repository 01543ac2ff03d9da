import type { Answer } from '../../../core/sources/health/linkHealth.ts';
import type { Page } from './linkOffer.ts';

/** Few enough that no server and no home router takes it for an attack. */
const AT_ONCE = 4;

/** So many pages without one answer are no news about the pages but about the connection. */
const OFFLINE_FROM = 3;

/** What came back; `offline` where nothing did, which says nothing of the pages. */
export type PagesFetched = { readonly kind: 'answers'; readonly answers: ReadonlyMap<Page, Answer> } | { readonly kind: 'offline' };

/**
 * Asks `fetch` for the pages, four at a time, and tells `onProgress` after each how many have come back.
 *
 * Once `signal` is aborted no further page is asked for; what is under way is waited for and counts.
 */
export async function fetchPages(
	pages: readonly Page[],
	fetch: (url: string) => Promise<Answer>,
	{ signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<PagesFetched> {
	const answers = new Map<Page, Answer>();
	const queue = [...pages];
	const worker = async (): Promise<void> => {
		for (let page = queue.shift(); page && !signal.aborted; page = queue.shift()) {
			answers.set(page, await fetch(page.url));
			onProgress(answers.size);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	const isOffline = answers.size >= OFFLINE_FROM && [...answers.values()].every(({ kind }) => kind === 'failure');
	return isOffline ? { kind: 'offline' } : { kind: 'answers', answers };
}
