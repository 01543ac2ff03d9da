import type { PageWindow } from './installDomHelpers.ts';

/** The name given to the plugin's code when it is compiled, so that its frames are known in a stack. */
export const PLUGIN_SOURCE = 'plugin-under-test';

/** Functions of the stand-in that only pass on what their caller asked for (the built host keeps names). */
const PASS_ON =
	/\b(?:addEventListener|setTimeout|setInterval|requestAnimationFrame|observe|on|registerDomEvent|onClickEvent|onNodeInserted|onWindowMigrated|debounced|sleep)\b/;

/**
 * Whether the code that asked for the current call belongs to the plugin. The stack is the only
 * witness: a listener or timer does not say who made it.
 */
export function calledByPlugin(): boolean {
	const frames = (new Error().stack ?? '').split('\n').slice(2);
	for (const frame of frames) {
		if (frame.includes(PLUGIN_SOURCE)) return true;
		if (!PASS_ON.test(frame)) return false;
	}
	return false;
}

interface Listening {
	readonly target: EventTarget;
	readonly type: string;
	readonly listener: EventListenerOrEventListenerObject;
	readonly capture: boolean;
	readonly where: string;
}

/** What the plugin took from the page and has not given back. */
export class Ledger {
	readonly listeners = new Set<Listening>();
	readonly timeouts = new Kept();
	readonly intervals = new Kept();
	readonly frames = new Kept();
	readonly observers = new Map<object, string>();

	/** Listeners that can still be called: those on a window that is open, on its document, on an element that is shown there or on a request without an answer. */
	liveListeners(): Listening[] {
		return [...this.listeners].filter(({ target }) => isReachable(target));
	}

	/** Forgets what was taken: from a page that was emptied nothing is to be given back. */
	clear(): void {
		this.listeners.clear();
		for (const kept of [this.timeouts, this.intervals, this.frames]) kept.clear();
		this.observers.clear();
	}

	/** Watches the listeners, timers and observers of a window from now on: each has its own. */
	watch(page: PageWindow): void {
		watchListeners(this, page);
		watchTimers(this, page);
		watchObservers(this, page);
	}
}

/** Whether something can still happen to `target`: nothing does in a window that was closed. */
function isReachable(target: EventTarget): boolean {
	if ('closed' in target) return target.closed !== true;
	// A request of IndexedDB that has its answer gets no other.
	if (target instanceof IDBRequest) return target.readyState === 'pending';
	if (!('isConnected' in target)) return true;
	const node = target as Node;
	const page = (node.ownerDocument ?? (node as Document)).defaultView;
	return node.isConnected && page?.closed === false;
}

/** Timers by window and number: two windows give out the same numbers. */
class Kept {
	readonly #byWindow = new Map<Window, Map<number, string>>();

	set(page: Window, id: number, place: string): void {
		const ids = this.#byWindow.get(page) ?? new Map<number, string>();
		this.#byWindow.set(page, ids.set(id, place));
	}

	delete(page: Window, id: number | undefined): void {
		if (id !== undefined) this.#byWindow.get(page)?.delete(id);
	}

	clear(): void {
		this.#byWindow.clear();
	}

	/** Where those were asked for whose window is open still. */
	values(): string[] {
		return [...this.#byWindow].flatMap(([page, ids]) => (page.closed ? [] : [...ids.values()]));
	}
}

function where(): string {
	return (
		(new Error().stack ?? '')
			.split('\n')
			.find((frame) => frame.includes(PLUGIN_SOURCE))
			?.trim() ?? ''
	);
}

function watchListeners(ledger: Ledger, page: PageWindow): void {
	const { EventTarget } = page;
	const { addEventListener, removeEventListener } = EventTarget.prototype;
	const captures = (options: unknown): boolean =>
		typeof options === 'object' && options !== null ? Boolean((options as AddEventListenerOptions).capture) : Boolean(options);
	const forget = (target: EventTarget, type: string, listener: unknown, capture: boolean): void => {
		for (const one of ledger.listeners) {
			if (one.target === target && one.type === type && one.listener === listener && one.capture === capture) ledger.listeners.delete(one);
		}
	};
	EventTarget.prototype.addEventListener = function (type, listener, options): void {
		const target = this ?? page;
		addEventListener.call(target, type, listener, options);
		if (!listener || !calledByPlugin()) return;
		const capture = captures(options);
		const entry: Listening = { target, type, listener, capture, where: where() };
		ledger.listeners.add(entry);
		if (typeof options !== 'object') return;
		if (options.once) addEventListener.call(target, type, () => ledger.listeners.delete(entry), { once: true, capture });
		if (options.signal) addEventListener.call(options.signal, 'abort', () => ledger.listeners.delete(entry), { once: true });
	};
	EventTarget.prototype.removeEventListener = function (type, listener, options): void {
		const target = this ?? page;
		removeEventListener.call(target, type, listener, options);
		forget(target, type, listener, captures(options));
	};
}

/** The page's own timers, whose ids are numbers; Node's types, loaded beside, say otherwise. */
interface PageTimers {
	setTimeout(handler: TimerHandler, ms?: number, ...args: unknown[]): number;
	setInterval(handler: TimerHandler, ms?: number, ...args: unknown[]): number;
	clearTimeout(id?: number): void;
	clearInterval(id?: number): void;
	requestAnimationFrame(callback: FrameRequestCallback): number;
	cancelAnimationFrame(id: number): void;
}

function watchTimers(ledger: Ledger, page: PageWindow): void {
	const { setTimeout, clearTimeout, setInterval, clearInterval, requestAnimationFrame, cancelAnimationFrame } =
		page as unknown as PageTimers;
	const call = (handler: TimerHandler, args: unknown[]): void => {
		if (typeof handler !== 'function') throw new Error('a timer of text is code from text; pass a function');
		(handler as (...rest: unknown[]) => void)(...args);
	};
	Object.assign(page, {
		setTimeout: (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
			if (!calledByPlugin()) return setTimeout.call(page, handler, ms, ...args);
			const id = setTimeout.call(
				page,
				() => {
					ledger.timeouts.delete(page, id);
					call(handler, args);
				},
				ms,
			);
			ledger.timeouts.set(page, id, where());
			return id;
		},
		clearTimeout: (id?: number): void => {
			clearTimeout.call(page, id);
			ledger.timeouts.delete(page, id);
		},
		setInterval: (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
			const id = setInterval.call(page, handler, ms, ...args);
			if (calledByPlugin()) ledger.intervals.set(page, id, where());
			return id;
		},
		clearInterval: (id?: number): void => {
			clearInterval.call(page, id);
			ledger.intervals.delete(page, id);
		},
		requestAnimationFrame: (callback: FrameRequestCallback): number => {
			if (!calledByPlugin()) return requestAnimationFrame.call(page, callback);
			const id = requestAnimationFrame.call(page, (time) => {
				ledger.frames.delete(page, id);
				callback(time);
			});
			ledger.frames.set(page, id, where());
			return id;
		},
		cancelAnimationFrame: (id: number): void => {
			cancelAnimationFrame.call(page, id);
			ledger.frames.delete(page, id);
		},
	});
}

/** An observer is held for as long as it observes something: one that was told to leave its last element is let go by the page. */
function watchObservers(ledger: Ledger, page: PageWindow): void {
	const targets = new WeakMap<object, Set<unknown>>();
	for (const kind of [page.MutationObserver, page.ResizeObserver, page.IntersectionObserver]) {
		const prototype = kind.prototype as { observe(...args: unknown[]): void; unobserve?(target: unknown): void; disconnect(): void };
		const { observe, unobserve, disconnect } = prototype;
		prototype.observe = function (...args): void {
			observe.apply(this, args);
			if (!calledByPlugin()) return;
			ledger.observers.set(this, where());
			targets.set(this, (targets.get(this) ?? new Set()).add(args[0]));
		};
		if (unobserve) {
			prototype.unobserve = function (target): void {
				unobserve.call(this, target);
				const left = targets.get(this);
				left?.delete(target);
				if (left?.size === 0) ledger.observers.delete(this);
			};
		}
		prototype.disconnect = function (): void {
			disconnect.call(this);
			targets.delete(this);
			ledger.observers.delete(this);
		};
	}
}
