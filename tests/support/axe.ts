import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Parts of the app's own in ours. */
const APPS_OWN = [['.modal-close-button']];

/** What axe-core has to say against the parts of the page that `selectors` name, one line a place; a part that is not there is an error. */
export async function axeFaults(page: Page, ...selectors: readonly string[]): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		([include, exclude]) =>
			(window as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe.run({
				include: include.map((one) => [one]),
				exclude,
			}),
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
