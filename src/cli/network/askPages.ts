import type { Answer } from '../../core/sources/health/linkHealth.ts';
import type { Network } from './network.ts';
import { requestOnce, type Response } from './requestOnce.ts';

/** Browsers give up after twenty; whoever needs more than these is not moved but lost. */
const MAX_HOPS = 5;

/** Redirects that say that the page has another address from now on (RFC 9110, 15.4). */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Hosts that are asked at the same time; of one host one page is. */
const HOSTS_AT_ONCE = 6;

/** A server that wants to be left alone for longer is left alone until the next run. */
const LONGEST_WAIT_MS = 30_000;

/** A page to ask for, and what came of it; `not-asked` says why no request left. */
export type PageAnswer = Answer | { readonly kind: 'not-asked'; readonly reason: string };

/**
 * Asks for the pages at `urls`: of one host one at a time, of six hosts at once. Each is told to `onAnswer` as it comes;
 * once `signal` is aborted no further page is asked for, and the rest has no answer.
 */
export async function askPages(
	network: Network,
	urls: readonly string[],
	{ signal, onAnswer }: { readonly signal: AbortSignal; readonly onAnswer: (url: string, answer: PageAnswer) => void },
): Promise<void> {
	const turns = new Map<string, Promise<unknown>>();
	// Hosts that asked to be left alone, for the rest of the run.
	const resting = new Set<string>();
	const ask = (url: string, method: 'HEAD' | 'GET'): Promise<Response> =>
		inTurn(turns, new URL(url).host, () => askOnce(network, url, method, { signal, resting }));
	const byHost = hostGroups(urls);
	const worker = async (): Promise<void> => {
		for (let pages = byHost.shift(); pages; pages = byHost.shift()) {
			for (const url of pages) {
				if (signal.aborted) return;
				const answer = await askPage(url, ask);
				if (!signal.aborted) onAnswer(url, answer);
			}
		}
	};
	await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
}

function hostGroups(urls: readonly string[]): string[][] {
	const groups = new Map<string, string[]>();
	for (const url of urls) {
		const host = URL.canParse(url) ? new URL(url).host : '';
		groups.set(host, [...(groups.get(host) ?? []), url]);
	}
	return [...groups.values()];
}

/** Redirects are followed by hand, each address looked at like the first. */
async function askPage(url: string, ask: (url: string, method: 'HEAD' | 'GET') => Promise<Response>): Promise<PageAnswer> {
	let at = url;
	let isMoving = true;
	let finalUrl: string | undefined;
	for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
		const head = await ask(at, 'HEAD');
		// Servers that do not know the question, or answer it wrongly, are asked for the page itself; one that is asked too often is not.
		const response = head.kind === 'answer' && head.status >= 400 && head.status !== 429 ? await ask(at, 'GET') : head;
		if (response.kind === 'failure') {
			const { reason, isRefused } = response;
			if (!isRefused) return { kind: 'failure', reason };
			// Where a page leads that may not be asked for, nothing is known of it.
			return { kind: 'not-asked', reason: hop === 0 ? reason : `${reason} (after a redirect)` };
		}
		const { status, location } = response;
		const next =
			status >= 300 && status < 400 && location !== undefined && URL.canParse(location, at) ? new URL(location, at).href : undefined;
		if (next === undefined) return { kind: 'status', status, ...(finalUrl === undefined ? {} : { finalUrl }) };
		// After a redirect that holds for now only, nothing is said about the address that was written.
		isMoving &&= PERMANENT.has(status);
		if (isMoving) finalUrl = next;
		at = next;
	}
	return { kind: 'failure', reason: 'it is redirected without an end' };
}

interface Patience {
	readonly signal: AbortSignal;
	readonly resting: Set<string>;
}

/** One request, and a second where the server names a short time to wait (RFC 9110, 10.2.3). */
async function askOnce(network: Network, url: string, method: 'HEAD' | 'GET', { signal, resting }: Patience): Promise<Response> {
	const { host } = new URL(url);
	if (resting.has(host)) return { kind: 'failure', reason: 'its host wants to be left alone', isRefused: true };
	const response = await requestOnce(network, url, method, signal);
	if (response.kind === 'failure' || (response.status !== 429 && response.status !== 503)) return response;
	const wait = waitOf(response.retryAfter);
	if (wait === undefined) return response;
	if (wait > LONGEST_WAIT_MS) {
		resting.add(host);
		return response;
	}
	await network.pause(wait, signal);
	return requestOnce(network, url, method, signal);
}

/** How long a server wants to be left alone, in milliseconds; a date is further away than any run waits. */
function waitOf(retryAfter: string | undefined): number | undefined {
	if (retryAfter === undefined) return undefined;
	return /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Infinity;
}

async function inTurn<T>(turns: Map<string, Promise<unknown>>, host: string, work: () => Promise<T>): Promise<T> {
	const before = turns.get(host) ?? Promise.resolve();
	const mine = before.then(work, work);
	turns.set(host, mine);
	return mine;
}
