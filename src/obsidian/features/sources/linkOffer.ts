import { countUp } from '../../../core/text/countUp.ts';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { compareCodeUnits } from '../../../core/text/compareCodeUnits.ts';
import type { LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import { mayFetch } from '../../../core/sources/health/mayFetch.ts';
import type { Source } from '../../../core/sources/source.ts';

/** A page as the note gives it, and the form in which addresses are compared. */
export interface Page {
	readonly url: string;
	readonly canonicalUrl: string;
}

/** What a run would ask for. */
export interface LinkOffer {
	/** Each page once, in the order of the note. */
	readonly asked: readonly Page[];
	/** The hosts of those, by name, with how many pages each is asked for. */
	readonly hosts: readonly (readonly [host: string, count: number])[];
	/** Pages that are never asked for: they do not lead to a public host. */
	readonly refused: number;
	/** Pages beyond what one run asks for. */
	readonly left: number;
}

/** What one click may ask for. */
const MOST_A_RUN = 200;

/** Which of the pages of `sources` a run may ask for; where they are too many, those that were not asked for the longest time. */
export function linkOffer(sources: readonly Source[], healthOf: (page: Page) => LinkHealth = () => ({ kind: 'unknown' })): LinkOffer {
	const pages = new Map<string, Page>();
	for (const source of sources) if (source.kind === 'web' && !pages.has(source.canonicalUrl)) pages.set(source.canonicalUrl, source);
	const allowed = [...pages.values()].filter(({ url }) => mayFetch(url).kind === 'yes');
	const asked = allowed.length > MOST_A_RUN ? longestAgo(allowed, healthOf).slice(0, MOST_A_RUN) : allowed;
	return { asked, hosts: hostCounts(asked), refused: pages.size - allowed.length, left: allowed.length - asked.length };
}

function longestAgo(pages: readonly Page[], healthOf: (page: Page) => LinkHealth): Page[] {
	const days = new Map(
		pages.map((page) => {
			const health = healthOf(page);
			return [page, health.kind === 'unknown' ? '' : health.checked];
		}),
	);
	return pages.toSorted((a, b) => compareCodeUnits(days.get(a) ?? '', days.get(b) ?? ''));
}

function hostCounts(pages: readonly Page[]): [host: string, count: number][] {
	const counts = new Map<string, number>();
	for (const { url } of pages) countUp(counts, shownHost(url));
	return [...counts].sort(([a], [b]) => a.localeCompare(b));
}
