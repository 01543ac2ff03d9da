import { requestUrl, type RequestUrlResponse } from 'obsidian';
import { mayFetch } from '../../../core/sources/health/mayFetch.ts';

/** A server that takes longer says nothing a reader would wait for. */
const TIMEOUT_MS = 10_000;

/** What came back from one request; `reason` is a sentence part. */
export type Asked =
	| { readonly kind: 'answer'; readonly response: RequestUrlResponse }
	| { readonly kind: 'failure'; readonly reason: string };

/**
 * Asks for `url` once, and waits ten seconds at most. An address that may not be asked for is none: no request leaves.
 * `requestUrl` cannot be called off: a late answer is dropped.
 *
 * Only what the user has just clicked may call this.
 */
export async function fetchUrl(url: string, method: 'GET' | 'HEAD'): Promise<Asked> {
	const allowed = mayFetch(url);
	if (allowed.kind === 'no') return { kind: 'failure', reason: `not asked: ${allowed.reason}` };
	let timer: number | undefined;
	const late = new Promise<Asked>((resolve) => {
		timer = window.setTimeout(() => resolve({ kind: 'failure', reason: 'no answer within 10 seconds' }), TIMEOUT_MS);
	});
	const asked = requestUrl({ url, method, throw: false }).then(
		(response): Asked => ({ kind: 'answer', response }),
		(error: unknown): Asked => ({ kind: 'failure', reason: error instanceof Error ? error.message : 'no answer' }),
	);
	return Promise.race([asked, late]).finally(() => window.clearTimeout(timer));
}
