import type { PageWindow } from '../dom/pageWindow.ts';
import { calledByPlugin } from './ledger.ts';

declare global {
	interface Window {
		/** How the plugin is served; see `DOSSIER_PACE` in tests/README.md. Absent: as quickly as it comes. */
		readonly pace?: string;
	}
}

/**
 * `slow`: what it reads first comes slowly. `busy`: writes, answers from the network and turns of its own long work come late.
 * `late`: events, frames and timers come late. `eager`: timers and frames come at once.
 */
const PACE = window.pace ?? '';

/** So long the first reading of a vault takes at least, however many notes it has, in milliseconds. */
const READING_MS = 600;
const LATE_MS = 150;
/** Work in slices asks for many turns. */
const TURN_MS = 30;
/** What waits longer is meant to be waited for. */
const EAGER_BELOW_MS = 1000;
/** Apart from the numbers of timers. */
const FRAMES_FROM = 1e9;

/** Events that ask for an answer, which cannot come late. */
const ASKS = /menu$|^quit$|^editor-/;

const reading = { begun: 0, reads: 0, total: 0 };

const after = (ms: number): Promise<void> =>
	new Promise((done) => {
		setTimeout(done, ms);
	});

/** Says that a plugin may begin to read `total` files now. */
export function readingBegins(total: number): void {
	Object.assign(reading, { begun: performance.now(), reads: 0, total });
}

/** Makes the plugin wait that reads a vault for the first time: evenly, so that a part of it is read at any time until then. */
export function pacedRead(): Promise<void> | undefined {
	if (PACE !== 'slow' || !calledByPlugin()) return undefined;
	reading.reads += 1;
	const due = reading.begun + READING_MS * Math.min(1, reading.reads / reading.total);
	return due > performance.now() ? after(due - performance.now()) : undefined;
}

/** Makes the plugin wait that writes or asks the network. */
export function pacedAnswer(): Promise<void> | undefined {
	return PACE === 'busy' && calledByPlugin() ? after(LATE_MS) : undefined;
}

/** Delivers an event to the plugin. Late ones keep their order. */
export function pacedEvent(name: string, isPlugins: boolean, deliver: () => void): void {
	if (PACE === 'late' && isPlugins && !ASKS.test(name)) setTimeout(deliver, LATE_MS);
	else deliver();
}

/** How long the app's own reader of metadata takes to begin. */
export const pacedReader = (ms: number): number => (PACE === 'eager' ? 0 : PACE === 'late' ? LATE_MS : ms);

/** The page's own timers, whose ids are numbers; Node's types, loaded beside, say otherwise. */
interface PageTimers {
	setTimeout(handler: TimerHandler, ms?: number, ...args: unknown[]): number;
	clearTimeout(id?: number): void;
	requestAnimationFrame(callback: FrameRequestCallback): number;
	cancelAnimationFrame(id: number): void;
}

/** Makes the plugin's timers and frames in a window, and the opening of databases, come as its pace is. */
export function paceWindow(page: PageWindow): void {
	if (PACE === 'slow') slowDatabases(page);
	if (PACE === 'busy') lateTurns(page);
	if (PACE !== 'late' && PACE !== 'eager') return;
	const { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame } = page as unknown as PageTimers;
	const paced = (ms: number): number => (PACE === 'late' ? ms + LATE_MS : ms < EAGER_BELOW_MS ? 0 : ms);
	Object.assign(page, {
		setTimeout: (handler: TimerHandler, ms = 0, ...args: unknown[]): number =>
			setTimeout.call(page, handler, calledByPlugin() ? paced(ms) : ms, ...args),
		requestAnimationFrame: (callback: FrameRequestCallback): number =>
			calledByPlugin()
				? FRAMES_FROM + setTimeout.call(page, () => callback(performance.now()), paced(0))
				: requestAnimationFrame.call(page, callback),
		cancelAnimationFrame: (id: number): void => {
			if (id >= FRAMES_FROM) clearTimeout.call(page, id - FRAMES_FROM);
			else cancelAnimationFrame.call(page, id);
		},
	});
}

/** A database answers late that it is open: a transaction of it would not wait for that. */
function slowDatabases(page: PageWindow): void {
	const { prototype } = page.IDBOpenDBRequest;
	const { addEventListener } = page.EventTarget.prototype;
	prototype.addEventListener = function (
		this: IDBOpenDBRequest,
		type: string,
		listener: EventListenerOrEventListenerObject,
		options?: boolean | AddEventListenerOptions,
	): void {
		if (type !== 'success' || typeof listener !== 'function') addEventListener.call(this, type, listener, options);
		else addEventListener.call(this, type, (event) => void setTimeout(() => listener.call(this, event), READING_MS / 2), options);
	};
}

/** A turn that the plugin asks for by a message comes late. */
function lateTurns(page: PageWindow): void {
	const { prototype } = page.MessagePort;
	const native = Object.getOwnPropertyDescriptor(prototype, 'onmessage');
	Object.defineProperty(prototype, 'onmessage', {
		...native,
		set: function onmessage(this: MessagePort, listener: ((event: MessageEvent) => void) | null): void {
			const late = (event: MessageEvent): void => void setTimeout(() => listener?.call(this, event), TURN_MS);
			native?.set?.call(this, calledByPlugin() ? late : listener);
		},
	});
}
