import type { Answer } from '../../../core/sources/health/linkHealth.ts';
import { fetchUrl, type Asked } from './fetchUrl.ts';

/** Browsers give up after twenty; whoever needs more than these is not moved but lost. */
const MAX_HOPS = 5;

/** Servers that do not know the question, or say of it that there is no such page, are asked for the page itself; one that is asked too often is not. */
function isToBeAskedAgain(status: number): boolean {
	return status >= 400 && status !== 429;
}

/** Redirects that say that the page has another address from now on (RFC 9110, 15.4). */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/**
 * Asks whether the page at `url` is there. Where the platform shows redirects they are followed one by one, each checked
 * like the first; where it follows them itself, as Obsidian on the desktop does, the last answer counts and nothing says
 * that the page has moved.
 */
export async function fetchPage(url: string): Promise<Answer> {
	let at = url;
	let isMoving = true;
	let finalUrl: string | undefined;
	for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
		const asked = await fetchOnce(at);
		if (asked.kind === 'failure') return asked;
		const { status, headers } = asked.response;
		const next = status >= 300 && status < 400 ? locationIn(headers, at) : undefined;
		if (next === undefined) return { kind: 'status', status, ...(finalUrl === undefined ? {} : { finalUrl }) };
		// Behind a redirect that holds for now only, nothing is said about the address that was written.
		isMoving &&= PERMANENT.has(status);
		if (isMoving) finalUrl = next;
		at = next;
	}
	return { kind: 'failure', reason: 'it is redirected without an end' };
}

async function fetchOnce(url: string): Promise<Asked> {
	const asked = await fetchUrl(url, 'HEAD');
	return asked.kind === 'answer' && isToBeAskedAgain(asked.response.status) ? fetchUrl(url, 'GET') : asked;
}

function locationIn(headers: Readonly<Record<string, string>>, base: string): string | undefined {
	const location = Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
	return location !== undefined && URL.canParse(location, base) ? new URL(location, base).href : undefined;
}
