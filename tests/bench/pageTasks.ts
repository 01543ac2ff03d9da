import type { Browser } from 'playwright-core';

/** A task of the page, in milliseconds of the processor. */
export interface PageTask {
	readonly whole: number;
	/** Of it, while the plugin's code ran, or what it called of the browser: by samples, each counted for the program whose frame is the innermost. */
	readonly ours: number;
}

/** Names the moment in a trace from which on it is looked at. */
const BEGIN = 'begin';

/** An event of a trace, as far as it is read here; times in microseconds. */
interface TraceEvent {
	readonly name: string;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
	readonly id?: string;
	readonly args?: {
		readonly sync_id?: string;
		readonly data?: {
			readonly startTime?: number;
			readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
			readonly timeDeltas?: readonly number[];
		};
	};
}

interface ProfileNode {
	readonly id: number;
	readonly parent?: number;
	readonly callFrame: { readonly url?: string };
}

/** What the pages of `browser` do while `run` goes on, by its sampling profiler. @param source begins the name of the plugin's script. */
export async function pageTasks(browser: Browser, source: string, run: () => Promise<void>): Promise<readonly PageTask[]> {
	const session = await browser.newBrowserCDPSession();
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'disabled-by-default-v8.cpu_profiler'] },
	});
	// Where the profiler begins the page first tells it of every function that it has: 0.3 s of a large vault, which are nobody's.
	for (const context of browser.contexts()) for (const page of context.pages()) await page.evaluate(() => undefined);
	await session.send('Tracing.recordClockSyncMarker', { syncId: BEGIN });
	await run();
	const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
	await session.send('Tracing.end');
	await complete;
	await session.detach();
	const ours = samplesOf(events, source);
	const begin = events.find(({ name, args }) => name === 'clock_sync' && args?.sync_id === BEGIN)?.ts;
	if (begin === undefined) throw new Error('the trace does not say when it began');
	return events
		.filter(({ name, ts, tdur }) => name === 'RunTask' && tdur !== undefined && ts >= begin)
		.map(({ ts, dur = 0, tdur = 0 }) => ({ whole: tdur / 1000, ours: Math.min(tdur, between(ours, ts, ts + dur)) / 1000 }))
		.sort((a, b) => b.ours - a.ours);
}

/** A sample that stands for more was taken while the machine did something else. */
const LONGEST_SAMPLE_US = 5_000;

/** When the plugin was seen at work, and how long each time. */
function samplesOf(events: readonly TraceEvent[], source: string): readonly (readonly [at: number, length: number])[] {
	const found: (readonly [number, number])[] = [];
	const clocks = new Map<string, number>();
	const nodes = new Map<string, Map<number, ProfileNode>>();
	for (const { name, id = '', args } of [...events].sort((a, b) => a.ts - b.ts)) {
		if (name === 'Profile') clocks.set(id, args?.data?.startTime ?? 0);
		if (name !== 'ProfileChunk') continue;
		const known = nodes.get(id) ?? new Map<number, ProfileNode>();
		nodes.set(id, known);
		const { cpuProfile, timeDeltas = [] } = args?.data ?? {};
		for (const node of cpuProfile?.nodes ?? []) known.set(node.id, node);
		for (const [at, sample] of (cpuProfile?.samples ?? []).entries()) {
			const delta = timeDeltas[at] ?? 0;
			const now = (clocks.get(id) ?? 0) + delta;
			clocks.set(id, now);
			if (urlOf(known, sample).startsWith(source)) found.push([now - delta, Math.min(delta, LONGEST_SAMPLE_US)]);
		}
	}
	return found.sort(([a], [b]) => a - b);
}

/** The script of the innermost frame that has one. */
function urlOf(nodes: ReadonlyMap<number, ProfileNode>, id: number): string {
	for (let node = nodes.get(id); node !== undefined; node = nodes.get(node.parent ?? -1))
		if (node.callFrame.url !== undefined && node.callFrame.url !== '') return node.callFrame.url;
	return '';
}

function between(samples: readonly (readonly [at: number, length: number])[], start: number, end: number): number {
	let low = 0;
	let high = samples.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((samples[middle]?.[0] ?? 0) < start) low = middle + 1;
		else high = middle;
	}
	let sum = 0;
	for (; low < samples.length && (samples[low]?.[0] ?? end) < end; low += 1) sum += samples[low]?.[1] ?? 0;
	return sum;
}
