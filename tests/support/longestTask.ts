import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
	readonly name?: string;
	readonly pid?: number;
	/** How long it had the processor, in microseconds. */
	readonly tdur?: number;
	readonly args?: { readonly data?: { readonly frames?: readonly { readonly frame: string; readonly processId?: number }[] } };
}

/** Tasks and the process of a page; the other one is rare, and stands here since all usual ones come along where none of them is named. */
const CATEGORIES = ['disabled-by-default-devtools.timeline', 'devtools.timeline.frame'];

/** How long another file may keep the browser's one recorder of tasks, in milliseconds. */
const WAITS_FOR = 60_000;
const LOOKS_EVERY = 50;

/**
 * The longest task of the page's process while `run` goes on, in milliseconds of the processor: what other pages and other programs
 * took is not its own.
 */
export async function longestTask(page: Page, run: () => Promise<void>): Promise<number> {
	const session = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as TraceEvent[])));
	const { frameTree } = await session.send('Page.getFrameTree');
	await startRecorder(session);
	const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
	try {
		await run();
	} finally {
		await session.send('Tracing.end');
		await complete;
		await session.detach();
	}
	const frames = events.flatMap(({ args }) => args?.data?.frames ?? []);
	const ownProcess = frames.find(({ frame }) => frame === frameTree.frame.id)?.processId;
	if (ownProcess === undefined) throw new Error('the recorder does not say in which process the page runs');
	const tasks = events.flatMap(({ name, pid, tdur }) => (name === 'RunTask' && pid === ownProcess && tdur !== undefined ? [tdur] : []));
	if (tasks.length === 0) throw new Error('the recorder saw no task of the page');
	return Math.max(...tasks) / 1000;
}

/** A browser has one recorder, and its pages are those of several files. */
async function startRecorder(session: CDPSession): Promise<void> {
	const until = Date.now() + WAITS_FOR;
	for (;;) {
		try {
			await session.send('Tracing.start', {
				transferMode: 'ReportEvents',
				traceConfig: { includedCategories: CATEGORIES },
			});
			return;
		} catch (error) {
			if (Date.now() > until || !String(error).includes('already been started')) throw error;
			await new Promise((resolve) => {
				setTimeout(resolve, LOOKS_EVERY);
			});
		}
	}
}
