import type { Page } from 'playwright-core';

/** How long the page's tasks have the processor while `run` goes on, in milliseconds: what other programs took is not theirs. */
export async function taskTime(page: Page, run: () => Promise<unknown>): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const now = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
		if (seconds === undefined) throw new Error('the browser does not say how long its tasks took');
		return seconds * 1000;
	};
	const before = await now();
	await run();
	const took = (await now()) - before;
	await session.detach();
	return took;
}
