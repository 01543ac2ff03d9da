import type { Page } from 'playwright-core';
import type { HostTab } from './browser.ts';

/** Moves the first leaf of a view into a window of its own; what goes wrong in there fails `tab.close()` as well. */
export async function popOut(tab: HostTab, viewType: string, size = { width: 460, height: 700 }): Promise<Page> {
	const opened = tab.page.context().waitForEvent('page');
	await tab.page.evaluate(
		([type, asked]) => {
			const { workspace } = window.host.app;
			const [leaf] = workspace.getLeavesOfType(type);
			if (!leaf) throw new Error(`no ${type} is open`);
			workspace.moveLeafToPopout(leaf, { size: asked });
		},
		[viewType, size] as const,
	);
	const page = await opened;
	page.on('pageerror', (error) => tab.errors.push(error.stack ?? error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') tab.errors.push(`console in the pop-out: ${message.text()}`);
	});
	page.setDefaultTimeout(10_000);
	await page.setViewportSize(size);
	return page;
}

/** Waits until `act`, which closes the window `page`, has closed it: what asked for that may not hear back from a window that is gone. */
export async function closedBy(page: Page, act: () => Promise<unknown>): Promise<void> {
	const closed = page.waitForEvent('close');
	await Promise.all([
		closed,
		act().catch((error: unknown) => {
			if (!String(error).includes('has been closed')) throw error;
		}),
	]);
}
