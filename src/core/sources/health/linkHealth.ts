import { canonicalUrl } from '../address/canonicalUrl.ts';
import { doiOfAddress } from '../address/doi.ts';
import { openableAddress } from '../address/openableUrl.ts';

/** What came of asking for a page once. */
export type Answer =
	/** The server answered; `finalUrl` is the address that answered in the end, where redirects were seen. */
	| { readonly kind: 'status'; readonly status: number; readonly finalUrl?: string }
	/** No answer: the name is not known, the connection was refused, the certificate is bad, it took too long. */
	| { readonly kind: 'failure'; readonly reason: string };

/**
 * What is known of a link's health. Days are `2026-11-22`.
 *
 * `blocked` is no verdict: the server turned us away, a reader may well see the page. A page is `dead` only when it failed
 * on three different days.
 */
export type LinkHealth =
	| { readonly kind: 'unknown' }
	| { readonly kind: 'alive'; readonly checked: string }
	| { readonly kind: 'moved'; readonly checked: string; readonly to: string }
	| { readonly kind: 'blocked'; readonly checked: string; readonly status: number }
	| { readonly kind: 'failing'; readonly since: string; readonly checked: string; readonly days: number; readonly reason: string }
	| { readonly kind: 'dead'; readonly since: string; readonly checked: string; readonly reason: string };

/** One bad day is a bad day, two are a weekend. */
const DAYS_UNTIL_DEAD = 3;

/** Answers of servers that are there and do not say whether the page is: who asks, how often, from where (RFC 9110, 6585, 7725). */
const TURNED_AWAY: ReadonlySet<number> = new Set([
	401, 402, 403, 405, 406, 407, 408, 409, 418, 421, 423, 425, 426, 428, 429, 430, 444, 451, 498, 499, 503, 508, 520, 521, 522, 523, 524,
	525, 526, 530, 999,
]);

/** Answers that end a page for good or for now: not there, gone, or the server broken. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** The health of the link to `url` after `answer` on the day `today`, given what was known before. */
export function nextHealth(before: LinkHealth, url: string, answer: Answer, today: string): LinkHealth {
	if (answer.kind === 'failure') return failed(before, answer.reason, today);
	const { status, finalUrl } = answer;
	if (status >= 200 && status < 300) {
		const to = finalUrl === undefined ? undefined : movedTo(url, finalUrl);
		if (to === undefined) return { kind: 'alive', checked: today };
		const isFrontPage = to.pathname === '/' && to.search === '' && openableAddress(url)?.pathname !== '/';
		return isFrontPage ? failed(before, `it leads to the front page of ${to.host}`, today) : { kind: 'moved', checked: today, to: to.href };
	}
	if (GONE.has(status) || (status >= 500 && !TURNED_AWAY.has(status))) return failed(before, `the server answers ${status}`, today);
	return { kind: 'blocked', checked: today, status };
}

/**
 * Where a page has gone, or `undefined` where it answers as before: another spelling of its address, or the page that
 * a DOI stands for.
 */
function movedTo(url: string, finalUrl: string): URL | undefined {
	const from = openableAddress(url);
	const to = openableAddress(finalUrl);
	if (!from || !to || canonicalUrl(url) === canonicalUrl(finalUrl) || doiOfAddress(from) !== undefined) return undefined;
	return to;
}

function failed(before: LinkHealth, reason: string, today: string): LinkHealth {
	if (before.kind === 'dead') return { ...before, checked: today, reason };
	if (before.kind !== 'failing') return { kind: 'failing', since: today, checked: today, days: 1, reason };
	// Asking twice on one day says nothing new; a clock that was set back counts no days.
	const days = before.checked < today ? before.days + 1 : before.days;
	const checked = before.checked < today ? today : before.checked;
	return days >= DAYS_UNTIL_DEAD
		? { kind: 'dead', since: before.since, checked, reason }
		: { kind: 'failing', since: before.since, checked, days, reason };
}

/** What is said of a link's health, in a few words. */
export function healthText(health: LinkHealth): string {
	switch (health.kind) {
		case 'unknown':
			return 'not checked';
		case 'alive':
			return `alive on ${health.checked}`;
		case 'moved':
			return `moved to ${health.to}`;
		case 'blocked':
			return `cannot tell: the server answers ${health.status}`;
		case 'failing':
			return `failing since ${health.since}: ${health.reason}`;
		case 'dead':
			return `dead, failing since ${health.since}: ${health.reason}`;
	}
}
