import type { PageWindow } from '../dom/pageWindow.ts';

/** The name given to the plugin's code when it is compiled, so that its frames are known in a stack. */
export const PLUGIN_SOURCE = 'plugin-under-test';

/** Functions of the stand-in that only pass on what their caller asked for (the built host keeps names). */
const PASS_ON =
	/\b(?:pluginFrame|calledByPlugin|addEventListener|setTimeout|setInterval|requestAnimationFrame|observe|on|registerDomEvent|onClickEvent|onNodeInserted|onWindowMigrated|debounced|sleep|pacedRead|read|cachedRead|onLayoutReady|pacedAnswer|create|createFolder|modify|process|trash|trashFile|write|saveData|respond|requestUrl|onmessage)\b/;

/**
 * Whether the code that asked for the current call belongs to the plugin. The stack is the only
 * witness: a listener or timer does not say who made it.
 */
export function calledByPlugin(): boolean {
	return pluginFrame() !== undefined;
}

/**
 * The plugin's frame that asked for the current call. As a frame and not as text: every listener and timer of the page is asked, and to
 * work out the lines of a stack took a tenth of the time of a large vault's start.
 */
function pluginFrame(): NodeJS.CallSite | undefined {
	const format = Error.prepareStackTrace;
	let frames: readonly NodeJS.CallSite[] = [];
	Error.prepareStackTrace = (_, sites) => {
		frames = sites;
	};
	void new Error().stack;
	Error.prepareStackTrace = format;
	for (const frame of frames) {
		if (frame.getScriptNameOrSourceURL()?.startsWith(PLUGIN_SOURCE) === true) return frame;
		if (!PASS_ON.test(frame.getFunctionName() ?? '')) return undefined;
	}
	return undefined;
}

/** Where in the plugin's code that is, to be read by people. */
export function placeOf(frame: NodeJS.CallSite): string {
	return `${frame.getFunctionName() ?? ''} ${String(frame.getLineNumber())}:${String(frame.getColumnNumber())}`;
}

interface Listening {
	readonly target: EventTarget;
	readonly type: string;
	readonly listener: EventListenerOrEventListenerObject;
	readonly capture: boolean;
	readonly by: NodeJS.CallSite;
}

/** What the plugin took from the page and has not given back. */
export class Ledger {
	/** By their target, which they do not keep: a target that nobody holds tells nobody anything, and what listened to it is let go. */
	#listeners = new WeakMap<EventTarget, Set<Listening>>();
	#targets = new Set<WeakRef<EventTarget>>();
	readonly timeouts = new Kept();
	readonly intervals = new Kept();
	readonly frames = new Kept();
	readonly observers = new Map<object, NodeJS.CallSite>();

	/** Listeners that can still be called: those on a window that is open, on its document, on an element that is shown there or on a request without an answer. */
	liveListeners(): Listening[] {
		return [...this.#targets].flatMap((reference) => {
			const target = reference.deref();
			if (target === undefined) this.#targets.delete(reference);
			return target !== undefined && isReachable(target) ? [...(this.#listeners.get(target) ?? [])] : [];
		});
	}

	addListener(one: Listening): void {
		const those = this.#listeners.get(one.target);
		if (those !== undefined) return void those.add(one);
		this.#listeners.set(one.target, new Set([one]));
		this.#targets.add(new WeakRef(one.target));
	}

	/** Forgets those of `target` that `isMeant` holds for. */
	removeListeners(target: EventTarget, isMeant: (one: Listening) => boolean): void {
		const those = this.#listeners.get(target);
		for (const one of those ?? []) if (isMeant(one)) those?.delete(one);
	}

	/** Forgets what was taken: from a page that was emptied nothing is to be given back. */
	clear(): void {
		this.#listeners = new WeakMap();
		this.#targets = new Set();
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
	readonly #byWindow = new Map<Window, Map<number, NodeJS.CallSite>>();

	set(page: Window, id: number, by: NodeJS.CallSite): void {
		const ids = this.#byWindow.get(page) ?? new Map<number, NodeJS.CallSite>();
		this.#byWindow.set(page, ids.set(id, by));
	}

	delete(page: Window, id: number | undefined): void {
		if (id !== undefined) this.#byWindow.get(page)?.delete(id);
	}

	clear(): void {
		this.#byWindow.clear();
	}

	/** Where those were asked for whose window is open still. */
	values(): string[] {
		return [...this.#byWindow].flatMap(([page, ids]) => (page.closed ? [] : [...ids.values()].map(placeOf)));
	}
}

function watchListeners(ledger: Ledger, page: PageWindow): void {
	const { EventTarget } = page;
	const { addEventListener, removeEventListener } = EventTarget.prototype;
	const captures = (options: unknown): boolean =>
		typeof options === 'object' && options !== null ? Boolean((options as AddEventListenerOptions).capture) : Boolean(options);
	EventTarget.prototype.addEventListener = function (type, listener, options): void {
		const target = this ?? page;
		addEventListener.call(target, type, listener, options);
		const by = listener ? pluginFrame() : undefined;
		if (!listener || !by) return;
		const capture = captures(options);
		const entry: Listening = { target, type, listener, capture, by };
		ledger.addListener(entry);
		if (typeof options !== 'object') return;
		const forget = (): void => {
			ledger.removeListeners(target, (one) => one === entry);
		};
		if (options.once) addEventListener.call(target, type, forget, { once: true, capture });
		if (options.signal) addEventListener.call(options.signal, 'abort', forget, { once: true });
	};
	EventTarget.prototype.removeEventListener = function (type, listener, options): void {
		const target = this ?? page;
		removeEventListener.call(target, type, listener, options);
		const capture = captures(options);
		ledger.removeListeners(target, (one) => one.type === type && one.listener === listener && one.capture === capture);
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
			const by = pluginFrame();
			if (!by) return setTimeout.call(page, handler, ms, ...args);
			const id = setTimeout.call(
				page,
				() => {
					ledger.timeouts.delete(page, id);
					call(handler, args);
				},
				ms,
			);
			ledger.timeouts.set(page, id, by);
			return id;
		},
		clearTimeout: (id?: number): void => {
			clearTimeout.call(page, id);
			ledger.timeouts.delete(page, id);
		},
		setInterval: (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
			const id = setInterval.call(page, handler, ms, ...args);
			const by = pluginFrame();
			if (by) ledger.intervals.set(page, id, by);
			return id;
		},
		clearInterval: (id?: number): void => {
			clearInterval.call(page, id);
			ledger.intervals.delete(page, id);
		},
		requestAnimationFrame: (callback: FrameRequestCallback): number => {
			const by = pluginFrame();
			if (!by) return requestAnimationFrame.call(page, callback);
			const id = requestAnimationFrame.call(page, (time) => {
				ledger.frames.delete(page, id);
				callback(time);
			});
			ledger.frames.set(page, id, by);
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
			const by = pluginFrame();
			if (!by) return;
			ledger.observers.set(this, by);
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
