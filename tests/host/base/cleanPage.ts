interface Listening {
	readonly target: EventTarget;
	readonly type: string;
	readonly listener: EventListenerOrEventListenerObject;
	readonly options: boolean | AddEventListenerOptions | undefined;
}

/** The page's own timers, whose ids are numbers; Node's types, loaded beside, say otherwise. */
interface PageTimers {
	setTimeout(...args: unknown[]): number;
	setInterval(...args: unknown[]): number;
	requestAnimationFrame(callback: FrameRequestCallback): number;
	clearTimeout(id: number): void;
	cancelAnimationFrame(id: number): void;
}

/**
 * Takes out of a page whatever came into it since it was loaded, so that an app starts in it as in a new one: elements, listeners,
 * timers, globals, storage. What is not taken back: changed prototypes, a changed clock.
 */
export class CleanPage {
	readonly #head: ReadonlySet<Node> = new Set(document.head.childNodes);
	readonly #attributes = [...document.documentElement.attributes].map(({ name, value }) => [name, value] as const);
	readonly #title = document.title;
	readonly #lasting: readonly EventTarget[] = [window, document, document.documentElement, document.head];
	#listeners = new Set<Listening>();
	#timers = new Set<number>();
	#frames = new Set<number>();
	#globals: Record<string, PropertyDescriptor> = {};
	readonly #native: PageTimers = { ...pageTimers() };

	/** Watches from now on: to be made before anything else is done to the page. */
	constructor() {
		this.#watchListeners();
		this.#watchTimers();
	}

	/** Makes what `window` holds now part of the clean page: to be called once its scripts have run. */
	keepGlobals(): void {
		this.#globals = Object.getOwnPropertyDescriptors(window);
	}

	/** Makes the page as it was. What runs still has a turn before, and finds nobody who listens to it after. */
	async empty(): Promise<void> {
		await deleteDatabases();
		await this.#turn();
		for (const id of this.#timers) this.#native.clearTimeout(id);
		for (const id of this.#frames) this.#native.cancelAnimationFrame(id);
		for (const { target, type, listener, options } of this.#listeners) target.removeEventListener(type, listener, options);
		this.#timers = new Set();
		this.#frames = new Set();
		this.#listeners = new Set();
		this.#emptyDocument();
		this.#restoreGlobals();
		localStorage.clear();
		sessionStorage.clear();
		window.name = '';
	}

	#emptyDocument(): void {
		const { documentElement, head } = document;
		for (const node of [...head.childNodes]) if (!this.#head.has(node)) node.remove();
		// A new one has no listeners, attributes or scroll position.
		document.body = document.createElement('body');
		for (const { name } of [...documentElement.attributes]) documentElement.removeAttribute(name);
		for (const [name, value] of this.#attributes) documentElement.setAttribute(name, value);
		document.title = this.#title;
		getSelection()?.removeAllRanges();
		window.scrollTo(0, 0);
	}

	#restoreGlobals(): void {
		for (const name of Object.getOwnPropertyNames(window)) {
			const before = this.#globals[name];
			if (!before) Reflect.deleteProperty(window, name);
			else if (!Object.is(Object.getOwnPropertyDescriptor(window, name)?.value, before.value)) Object.defineProperty(window, name, before);
		}
	}

	#turn(): Promise<void> {
		return new Promise((done) => {
			this.#native.setTimeout(done, 0);
		});
	}

	/** Those that were taken away are forgotten: with a listener goes whatever it knows, such as a plugin that was turned off and its notes. */
	#watchListeners(): void {
		const lasting = this.#lasting;
		const listeners = (): Set<Listening> => this.#listeners;
		const { addEventListener, removeEventListener } = EventTarget.prototype;
		EventTarget.prototype.addEventListener = function (type, listener, options): void {
			const target = this ?? window;
			addEventListener.call(target, type, listener, options);
			if (!listener || !lasting.includes(target)) return;
			const one = { target, type, listener, options };
			listeners().add(one);
			if (typeof options === 'object') options.signal?.addEventListener('abort', () => listeners().delete(one), { once: true });
		};
		EventTarget.prototype.removeEventListener = function (type, listener, options): void {
			const target = this ?? window;
			removeEventListener.call(target, type, listener, options);
			if (!lasting.includes(target)) return;
			for (const one of listeners())
				if (one.target === target && one.type === type && one.listener === listener && captures(one.options) === captures(options))
					listeners().delete(one);
		};
	}

	#watchTimers(): void {
		const native = this.#native;
		const kept = <T extends unknown[]>(ids: () => Set<number>, set: (...args: T) => number) => {
			return (...args: T): number => {
				const id = set.apply(window, args);
				ids().add(id);
				return id;
			};
		};
		Object.assign(window, {
			setTimeout: kept(() => this.#timers, native.setTimeout),
			setInterval: kept(() => this.#timers, native.setInterval),
			requestAnimationFrame: kept(() => this.#frames, native.requestAnimationFrame),
		});
	}
}

/** Two listeners of which one captures are two. */
function captures(options: Listening['options'] | EventListenerOptions): boolean {
	return typeof options === 'object' ? options.capture === true : options === true;
}

function pageTimers(): PageTimers {
	const { setTimeout, setInterval, requestAnimationFrame, clearTimeout, cancelAnimationFrame } = window as unknown as PageTimers;
	return {
		setTimeout: setTimeout.bind(window),
		setInterval: setInterval.bind(window),
		requestAnimationFrame: requestAnimationFrame.bind(window),
		clearTimeout: clearTimeout.bind(window),
		cancelAnimationFrame: cancelAnimationFrame.bind(window),
	};
}

async function deleteDatabases(): Promise<void> {
	for (const { name = '' } of await indexedDB.databases()) {
		await new Promise<void>((resolve, reject) => {
			const deleting = indexedDB.deleteDatabase(name);
			deleting.onsuccess = () => {
				resolve();
			};
			deleting.onerror = deleting.onblocked = () => {
				reject(new Error(`the database ${name} is held open`));
			};
		});
	}
}
