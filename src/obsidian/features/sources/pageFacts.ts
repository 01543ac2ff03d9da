import { oneLine } from '../../../core/text/oneLine.ts';

/** What a page says of itself; absent where it does not say. */
export interface PageFacts {
	readonly title?: string;
	readonly publisher?: string;
	/** `2026-11-22` */
	readonly date?: string;
}

/** The head of a page is long before this. */
const MAX_HTML = 500_000;

/** A longer title is none. */
const MAX_TITLE = 300;

/**
 * What the page `html` says of itself. The document that is made of it is never shown: nothing in it runs or loads
 * (HTML Living Standard, DOMParser: scripting is disabled), and what comes back is plain text on one line.
 */
export function pageFacts(html: string): PageFacts {
	const page = new DOMParser().parseFromString(html.slice(0, MAX_HTML), 'text/html');
	const meta = (name: string): string =>
		said(page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content'));
	const publisher = meta('og:site_name');
	const title = withoutPublisher(meta('og:title') || said(page.querySelector('title')?.textContent), publisher);
	const date = /^\d{4}-\d\d-\d\d/.exec(meta('article:published_time') || meta('citation_publication_date'))?.[0];
	return { ...(title === '' ? {} : { title }), ...(publisher === '' ? {} : { publisher }), ...(date === undefined ? {} : { date }) };
}

function said(text: string | null | undefined): string {
	return oneLine((text ?? '').slice(0, MAX_TITLE * 4)).slice(0, MAX_TITLE);
}

/** Sites end their titles in their own name: `A treaty | INSS`. */
function withoutPublisher(title: string, publisher: string): string {
	if (publisher === '') return title;
	const mark = [' | ', ' - ', ' – ', ' — '].find((between) => title.endsWith(between + publisher));
	return mark === undefined ? title : title.slice(0, -(mark + publisher).length);
}
