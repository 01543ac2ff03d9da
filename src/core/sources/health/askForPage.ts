import { addToList } from '../../text/addToList.ts';
import type { Answer } from './linkHealth.ts';

/** What has to be done to learn whether a page is there: a request to make, or a time to let pass. */
export type AskStep =
	| { readonly kind: 'ask'; readonly url: string; readonly method: 'HEAD' | 'GET' }
	| { readonly kind: 'wait'; readonly milliseconds: number };

/** What one request came to. `isRefused`: none left, as its address may not be asked for. */
export type Response =
	| { readonly kind: 'answer'; readonly status: number; readonly location: string | undefined; readonly retryAfter: string | undefined }
	| { readonly kind: 'failure'; readonly reason: string; readonly isRefused: boolean };

/** What came of a page; `not-asked` says why nothing is known of it. */
export type PageAnswer = Answer | { readonly kind: 'not-asked'; readonly reason: string };

/** Asks step by step; takes what each request came to, and nothing after a wait. */
export type PageQuestions = Generator<AskStep, PageAnswer, Response | undefined>;

/** Browsers give up after twenty; whoever needs more than these is not moved but lost. */
const MAX_HOPS = 5;

/** Redirects that say that the page has another address from now on (RFC 9110, 15.4). */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** A server that wants to be left alone for longer is left alone until the next run. */
const LONGEST_WAIT_MS = 30_000;

/** Whether an answer to HEAD says nothing yet: servers do not know the question or answer it wrongly; one that is asked too often does not. */
function isToBeAskedAgain(status: number): boolean {
	return status >= 400 && status !== 429;
}

/**
 * The questions by which host and command alike learn whether the page at `url` is there: HEAD, then GET where that is
 * refused; a second time where the server names a short time to wait; redirects one by one. `resting` has the hosts that
 * want to be left alone for the rest of the run, and is added to.
 */
export function* askForPage(url: string, resting: Set<string>): PageQuestions {
	let at = url;
	let isMoving = true;
	let finalUrl: string | undefined;
	for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
		const head = yield* askOnce(at, 'HEAD', resting);
		const response = head.kind === 'answer' && isToBeAskedAgain(head.status) ? yield* askOnce(at, 'GET', resting) : head;
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

/** One request, and a second where the server names a short time to wait (RFC 9110, 10.2.3). */
function* askOnce(url: string, method: 'HEAD' | 'GET', resting: Set<string>): Generator<AskStep, Response, Response | undefined> {
	const host = hostIn(url);
	if (resting.has(host)) return { kind: 'failure', reason: 'its host wants to be left alone', isRefused: true };
	const response = (yield { kind: 'ask', url, method }) ?? NO_ANSWER;
	if (response.kind === 'failure' || (response.status !== 429 && response.status !== 503)) return response;
	const wait = waitOf(response.retryAfter);
	if (wait === undefined) return response;
	if (wait > LONGEST_WAIT_MS) {
		resting.add(host);
		return response;
	}
	yield { kind: 'wait', milliseconds: wait };
	return (yield { kind: 'ask', url, method }) ?? NO_ANSWER;
}

const NO_ANSWER: Response = { kind: 'failure', reason: 'stopped', isRefused: true };

/** How long a server wants to be left alone, in milliseconds; a date is further away than any run waits. */
function waitOf(retryAfter: string | undefined): number | undefined {
	if (retryAfter === undefined) return undefined;
	return /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Infinity;
}

/** `urls` by host, in their order: of one host one page is asked for at a time. */
export function byHost<T extends { readonly url: string }>(pages: readonly T[]): T[][] {
	const groups = new Map<string, T[]>();
	for (const page of pages) {
		const host = hostIn(page.url);
		addToList(groups, host, page);
	}
	return [...groups.values()];
}

/** The host of an address, with its port; empty for what is no address. */
export function hostIn(url: string): string {
	return URL.canParse(url) ? new URL(url).host : '';
}
