import { requestUrl, type RequestUrlResponse } from 'obsidian';
import { mayFetch } from '../../../core/sources/health/mayFetch.ts';

/** A server that takes longer says nothing a reader would wait for. */
const TIMEOUT_MS = 10_000;

/** What came back from one request; `reason` is a sentence part. `isRefused`: no request left, as the address may not be asked for. */
export type Asked =
	| { readonly kind: 'answer'; readonly response: RequestUrlResponse }
	| { readonly kind: 'failure'; readonly reason: string; readonly isRefused: boolean };

/**
 * Asks for `url` once, and waits ten seconds at most where nothing else is said. An address that may not be asked for is none: no request leaves.
 * `requestUrl` cannot be called off: a late answer is dropped.
 *
 * Only what the user has just clicked may call this.
 */
export async function fetchUrl(url: string, method: 'GET' | 'HEAD', timeout = TIMEOUT_MS): Promise<Asked> {
	const allowed = mayFetch(url);
	if (allowed.kind === 'no') return { kind: 'failure', reason: `not asked: ${allowed.reason}`, isRefused: true };
	let timer: number | undefined;
	const late = new Promise<Asked>((resolve) => {
		timer = window.setTimeout(
			() => resolve({ kind: 'failure', reason: `no answer within ${timeout / 1000} seconds`, isRefused: false }),
			timeout,
		);
	});
	const asked = requestUrl({ url, method, throw: false }).then(
		(response): Asked => ({ kind: 'answer', response }),
		(error: unknown): Asked => ({ kind: 'failure', reason: error instanceof Error ? error.message : 'no answer', isRefused: false }),
	);
	return Promise.race([asked, late]).finally(() => window.clearTimeout(timer));
}
