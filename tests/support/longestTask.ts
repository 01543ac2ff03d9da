import type { Browser } from 'playwright-core';

/** The longest task of the pages while `run` goes on, in milliseconds of the processor: what other programs took is not theirs. */
export async function longestTask(browser: Browser, run: () => Promise<void>): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const tasks: number[] = [];
	session.on('Tracing.dataCollected', ({ value }) => {
		for (const { name, tdur } of value as { name?: string; tdur?: number }[])
			if (name === 'RunTask' && tdur !== undefined) tasks.push(tdur / 1000);
	});
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
	});
	await run();
	const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
	await session.send('Tracing.end');
	await complete;
	await session.detach();
	return Math.max(...tasks);
}
