import { byHost, type PageAnswer } from '../../../core/sources/health/askForPage.ts';
import type { Page } from './linkOffer.ts';

/** Few enough that no home router takes it for an attack; of each host one page is asked for at a time. */
const HOSTS_AT_ONCE = 4;

/** So many pages without one answer are no news about the pages but about the connection. */
const OFFLINE_FROM = 3;

/** What came back; `offline` where nothing did, which says nothing of the pages. */
export type PagesFetched = { readonly kind: 'answers'; readonly answers: ReadonlyMap<Page, PageAnswer> } | { readonly kind: 'offline' };

/**
 * Asks `fetch` for the pages, of four hosts at a time, and tells `onProgress` after each how many have come back.
 *
 * Once `signal` is aborted no further page is asked for; what is under way is waited for and counts.
 */
export async function fetchPages(
	pages: readonly Page[],
	fetch: (url: string) => Promise<PageAnswer>,
	{ signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<PagesFetched> {
	const answers = new Map<Page, PageAnswer>();
	const queue = byHost(pages);
	const worker = async (): Promise<void> => {
		for (let group = queue.shift(); group; group = queue.shift()) {
			for (const page of group) {
				if (signal.aborted) return;
				answers.set(page, await fetch(page.url));
				onProgress(answers.size);
			}
		}
	};
	await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
	const asked = [...answers.values()].filter(({ kind }) => kind !== 'not-asked');
	const isOffline = asked.length >= OFFLINE_FROM && asked.every(({ kind }) => kind === 'failure');
	return isOffline ? { kind: 'offline' } : { kind: 'answers', answers };
}
