/** The name given to the plugin's code when it is compiled, so that its frames are known in a stack. */
export const PLUGIN_SOURCE = 'plugin-under-test';

/** Functions of the stand-in that only pass on what their caller asked for (the built host keeps names). */
const PASS_ON = /\b(?:addEventListener|setTimeout|setInterval|requestAnimationFrame|observe|on|registerDomEvent|onClickEvent|onNodeInserted|debounced|sleep)\b/;

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
	readonly timeouts = new Map<number, string>();
	readonly intervals = new Map<number, string>();
	readonly frames = new Map<number, string>();
	readonly observers = new Map<object, string>();

	/** Listeners that can still be called: those on the window, a document or an element that is shown. */
	liveListeners(): Listening[] {
		return [...this.listeners].filter(({ target }) => !(target instanceof Node) || target.isConnected);
	}
}

function where(): string {
	return (new Error().stack ?? '').split('\n').find((frame) => frame.includes(PLUGIN_SOURCE))?.trim() ?? '';
}

/** Watches the page's listeners, timers and observers from now on. Called once, before the plugin runs. */
export function installLedger(): Ledger {
	const ledger = new Ledger();
	watchListeners(ledger);
	watchTimers(ledger);
	watchObservers(ledger);
	return ledger;
}

function watchListeners(ledger: Ledger): void {
	const { addEventListener, removeEventListener } = EventTarget.prototype;
	const captures = (options: unknown): boolean => (typeof options === 'object' && options !== null ? Boolean((options as AddEventListenerOptions).capture) : Boolean(options));
	const forget = (target: EventTarget, type: string, listener: unknown, capture: boolean): void => {
		for (const one of ledger.listeners) {
			if (one.target === target && one.type === type && one.listener === listener && one.capture === capture) ledger.listeners.delete(one);
		}
	};
	EventTarget.prototype.addEventListener = function (type, listener, options): void {
		const target = this ?? window;
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
		const target = this ?? window;
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

function watchTimers(ledger: Ledger): void {
	const { setTimeout, clearTimeout, setInterval, clearInterval, requestAnimationFrame, cancelAnimationFrame } = window as unknown as PageTimers;
	const call = (handler: TimerHandler, args: unknown[]): void => {
		if (typeof handler !== 'function') throw new Error('a timer of text is code from text; pass a function');
		(handler as (...rest: unknown[]) => void)(...args);
	};
	Object.assign(window, {
		setTimeout: (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
			if (!calledByPlugin()) return setTimeout.call(window, handler, ms, ...args);
			const id = setTimeout.call(window, () => { ledger.timeouts.delete(id); call(handler, args); }, ms);
			ledger.timeouts.set(id, where());
			return id;
		},
		clearTimeout: (id?: number): void => { clearTimeout.call(window, id); ledger.timeouts.delete(id ?? -1); },
		setInterval: (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
			const id = setInterval.call(window, handler, ms, ...args);
			if (calledByPlugin()) ledger.intervals.set(id, where());
			return id;
		},
		clearInterval: (id?: number): void => { clearInterval.call(window, id); ledger.intervals.delete(id ?? -1); },
		requestAnimationFrame: (callback: FrameRequestCallback): number => {
			if (!calledByPlugin()) return requestAnimationFrame.call(window, callback);
			const id = requestAnimationFrame.call(window, (time) => { ledger.frames.delete(id); callback(time); });
			ledger.frames.set(id, where());
			return id;
		},
		cancelAnimationFrame: (id: number): void => { cancelAnimationFrame.call(window, id); ledger.frames.delete(id); },
	});
}

/** An observer is held for as long as it observes something: one that was told to leave its last element is let go by the page. */
function watchObservers(ledger: Ledger): void {
	const targets = new WeakMap<object, Set<unknown>>();
	for (const kind of [MutationObserver, ResizeObserver, IntersectionObserver]) {
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
