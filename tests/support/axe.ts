import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Parts of the app's own in ours. */
const APPS_OWN = [['.modal-close-button']];

/** What axe-core has to say against the parts of the page that `selectors` name, one line a place; a part that is not there is an error. */
export async function axeFaults(page: Page, ...selectors: readonly string[]): Promise<string[]> {
	// Half a megabyte, read once a page.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		([include, exclude]) =>
			(window as unknown as { axe: { run(context: unknown, options: unknown): Promise<Pick<AxeResults, 'violations'>> } }).axe.run(
				{ include: include.map((one) => [one]), exclude },
				// Places where a rule holds are not looked up; nothing here plays sound or film, and style sheets are those of the page.
				{ resultTypes: ['violations'], preload: false },
			),
		[selectors, APPS_OWN] as const,
	);
	return violations.flatMap(({ id, nodes }) =>
		nodes.filter(({ html }) => !isAppsOwn(id, html)).map(({ html, failureSummary = '' }) => `${id}: ${html}\n${failureSummary}`),
	);
}

/** The list of the app's own window with suggestions scrolls and is gone through from its field. */
function isAppsOwn(id: string, html: string): boolean {
	return id === 'scrollable-region-focusable' && html.startsWith('<div class="prompt-results">');
}
