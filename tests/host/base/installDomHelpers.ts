type Classes = string | string[] | undefined;

const words = (cls: Classes): string[] =>
	(Array.isArray(cls) ? cls : [cls ?? '']).flatMap((one) => one.split(' ')).filter((one) => one !== '');

/** Applies the options of `createEl`, in the order the app does: class, text, attributes, place. */
function dress(el: Element, o: DomElementInfo | SvgElementInfo | string | undefined, parent: Node | undefined): void {
	const info: DomElementInfo = typeof o === 'string' ? { cls: o } : (o ?? {});
	el.classList.add(...words(info.cls));
	if (info.text !== undefined) el.setText(info.text);
	if (info.attr) el.setAttrs(info.attr);
	if (info.title !== undefined) el.setAttribute('title', info.title);
	const input = el as HTMLInputElement;
	if (info.type !== undefined) input.type = info.type;
	if (info.value !== undefined) input.value = info.value;
	if (info.placeholder !== undefined) input.placeholder = info.placeholder;
	if (info.href !== undefined) (el as HTMLAnchorElement).href = info.href;
	const place = info.parent ?? parent;
	if (info.prepend) place?.insertBefore(el, place.firstChild);
	else place?.appendChild(el);
}

/** An element made for a parent is of the parent's window, where the constructors are others: what asks `instanceof` of the wrong window finds out here. */
function makeEl(
	tag: string,
	o: DomElementInfo | string | undefined,
	callback: ((el: never) => void) | undefined,
	parent?: Node,
): HTMLElement {
	const el = docOf(parent).createElement(tag);
	dress(el, o, parent);
	callback?.(el as never);
	return el;
}

function makeSvg(
	tag: string,
	o: SvgElementInfo | string | undefined,
	callback: ((el: never) => void) | undefined,
	parent?: Node,
): SVGElement {
	const el = docOf(parent).createElementNS('http://www.w3.org/2000/svg', tag);
	dress(el, o, parent);
	callback?.(el as never);
	return el;
}

function docOf(node: Node | undefined): Document {
	return node?.ownerDocument ?? document;
}

/** The window of one page of the app, with its own copies of all that is global. */
export type PageWindow = Window & typeof globalThis;

/** Told to an element, and not to what stands around it, when it has come into another window. */
export const WINDOW_MIGRATED = 'host-window-migrated';

/** Whether `value` is of `type` in whichever window either was made. */
function isOf(value: Node | UIEvent, type: { readonly name: string; new (...data: never[]): unknown }, own: PageWindow): boolean {
	return [type, ...[window, own].map((page) => (page as unknown as Record<string, typeof type>)[type.name])].some(
		(one) => one !== undefined && value instanceof one,
	);
}

/** Adds to a prototype without making the names enumerable, so that `for in` still sees only the DOM's own. */
function extend(prototype: object, members: PropertyDescriptorMap | Record<string, unknown>): void {
	for (const [name, value] of Object.entries(members)) {
		Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
	}
}

function getters(prototype: object, members: Record<string, (this: never) => unknown>): void {
	for (const [name, get] of Object.entries(members)) Object.defineProperty(prototype, name, { get: get, configurable: true });
}

/** The globals and prototype members that Obsidian puts on every page (`declare global` in its types); each window has prototypes of its own. */
export function installDomHelpers(page: PageWindow): void {
	installOnNode(page);
	installOnElement(page);
	installOnHtmlElement(page);
	installEventHelpers(page);
	installOnBuiltIns(page);
	Object.assign(page, {
		activeWindow: page,
		activeDocument: page.document,
		createEl: (tag: string, o?: DomElementInfo | string, cb?: (el: never) => void) => makeEl(tag, o, cb),
		createDiv: (o?: DomElementInfo | string, cb?: (el: never) => void) => makeEl('div', o, cb),
		createSpan: (o?: DomElementInfo | string, cb?: (el: never) => void) => makeEl('span', o, cb),
		createSvg: (tag: string, o?: SvgElementInfo | string, cb?: (el: never) => void) => makeSvg(tag, o, cb),
		createFragment: (cb?: (el: DocumentFragment) => void) => {
			const el = document.createDocumentFragment();
			cb?.(el);
			return el;
		},
		fish: (selector: string) => document.querySelector(selector),
		fishAll: (selector: string) => [...document.querySelectorAll(selector)],
		isBoolean: (value: unknown) => typeof value === 'boolean',
		sleep: (ms: number) =>
			new Promise((done) => {
				setTimeout(done, ms);
			}),
		nextFrame: () =>
			new Promise<void>((done) => {
				requestAnimationFrame(() => {
					done();
				});
			}),
		ready: (fn: () => unknown) => {
			if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fn);
			else fn();
		},
	});
}

function installOnNode(page: PageWindow): void {
	extend(page.Node.prototype, {
		detach(this: ChildNode) {
			this.parentNode?.removeChild(this);
		},
		empty(this: Node) {
			while (this.lastChild) this.removeChild(this.lastChild);
		},
		insertAfter(this: Node, node: Node, child: Node | null) {
			return this.insertBefore(node, child ? child.nextSibling : this.firstChild);
		},
		indexOf(this: Node, other: Node) {
			return [...this.childNodes].indexOf(other as ChildNode);
		},
		setChildrenInPlace(this: Element, children: Node[]) {
			this.replaceChildren(...children);
		},
		appendText(this: Node, text: string) {
			this.appendChild(docOf(this).createTextNode(text));
		},
		instanceOf(this: Node, type: new () => unknown) {
			return isOf(this, type, this.win as PageWindow);
		},
		createEl(this: Node, tag: string, o?: DomElementInfo | string, cb?: (el: never) => void) {
			return makeEl(tag, o, cb, this);
		},
		createDiv(this: Node, o?: DomElementInfo | string, cb?: (el: never) => void) {
			return makeEl('div', o, cb, this);
		},
		createSpan(this: Node, o?: DomElementInfo | string, cb?: (el: never) => void) {
			return makeEl('span', o, cb, this);
		},
		createSvg(this: Node, tag: string, o?: SvgElementInfo | string, cb?: (el: never) => void) {
			return makeSvg(tag, o, cb, this);
		},
	});
	getters(page.Node.prototype, {
		doc(this: Node) {
			return this.ownerDocument ?? document;
		},
		win(this: Node) {
			return (this.ownerDocument ?? document).defaultView ?? window;
		},
		constructorWin() {
			return page;
		},
	});
}

function installOnElement(page: PageWindow): void {
	const classes = page.Element.prototype;
	extend(classes, {
		getText(this: Element) {
			return this.textContent;
		},
		setText(this: Element, text: string | DocumentFragment) {
			this.empty();
			if (typeof text === 'object' && text !== null) this.appendChild(text);
			else this.textContent = String(text);
		},
		addClass(this: Element, ...names: string[]) {
			this.classList.add(...words(names));
		},
		addClasses(this: Element, names: string[]) {
			this.classList.add(...words(names));
		},
		removeClass(this: Element, ...names: string[]) {
			this.classList.remove(...words(names));
		},
		removeClasses(this: Element, names: string[]) {
			this.classList.remove(...words(names));
		},
		toggleClass(this: Element, names: string | string[], on: boolean) {
			for (const name of words(names)) this.classList.toggle(name, on);
		},
		hasClass(this: Element, name: string) {
			return this.classList.contains(name);
		},
		setAttr(this: Element, name: string, value: string | number | boolean | null) {
			if (value === null || value === undefined) this.removeAttribute(name);
			else this.setAttribute(name, String(value));
		},
		setAttrs(this: Element, all: Record<string, string | number | boolean | null>) {
			for (const [name, value] of Object.entries(all)) this.setAttr(name, value);
		},
		getAttr(this: Element, name: string) {
			return this.getAttribute(name);
		},
		matchParent(this: Element, selector: string, last?: Element) {
			const found = this.closest(selector);
			return found && (!last || last.contains(found)) ? found : null;
		},
		getCssPropertyValue(this: Element, property: string, pseudo?: string) {
			return getComputedStyle(this, pseudo).getPropertyValue(property).trim();
		},
		isActiveElement(this: Element) {
			return this.doc.activeElement === this;
		},
		find(this: Element, selector: string) {
			return this.querySelector(selector);
		},
		findAll(this: Element, selector: string) {
			return [...this.querySelectorAll(selector)];
		},
		findAllSelf(this: Element, selector: string) {
			return [...(this.matches(selector) ? [this] : []), ...this.querySelectorAll(selector)];
		},
	});
	extend(page.DocumentFragment.prototype, {
		find(this: DocumentFragment, selector: string) {
			return this.querySelector(selector);
		},
		findAll(this: DocumentFragment, selector: string) {
			return [...this.querySelectorAll(selector)];
		},
	});
	const setStyles = {
		setCssStyles(this: HTMLElement, styles: Partial<CSSStyleDeclaration>) {
			Object.assign(this.style, styles);
		},
		setCssProps(this: HTMLElement, props: Record<string, string>) {
			for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
		},
	};
	extend(page.HTMLElement.prototype, setStyles);
	extend(page.SVGElement.prototype, setStyles);
}

function installOnHtmlElement(page: PageWindow): void {
	extend(page.HTMLElement.prototype, {
		show(this: HTMLElement) {
			this.style.display = '';
		},
		hide(this: HTMLElement) {
			this.style.display = 'none';
		},
		toggle(this: HTMLElement, on: boolean) {
			this.style.display = on ? '' : 'none';
		},
		toggleVisibility(this: HTMLElement, on: boolean) {
			this.style.visibility = on ? '' : 'hidden';
		},
		isShown(this: HTMLElement) {
			return this.offsetParent !== null;
		},
		trigger(this: HTMLElement, type: string) {
			this.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
		},
		onClickEvent(this: HTMLElement, listener: (ev: MouseEvent) => unknown, options?: AddEventListenerOptions) {
			this.addEventListener('click', listener, options);
			this.addEventListener('auxclick', listener, options);
		},
		onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
			let was = this.isConnected;
			const observer = new MutationObserver(() => {
				if (this.isConnected && !was) {
					if (once) observer.disconnect();
					listener();
				}
				was = this.isConnected;
			});
			observer.observe(docOf(this), { childList: true, subtree: true });
			return () => {
				observer.disconnect();
			};
		},
		onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
			const told = (): void => {
				listener(this.win);
			};
			this.addEventListener(WINDOW_MIGRATED, told);
			return () => {
				this.removeEventListener(WINDOW_MIGRATED, told);
			};
		},
	});
	const box = (side: 'width' | 'height', before: string, after: string) =>
		function (this: HTMLElement): number {
			const style = getComputedStyle(this);
			return (
				(side === 'width' ? this.clientWidth : this.clientHeight) -
				parseFloat(style.getPropertyValue(before)) -
				parseFloat(style.getPropertyValue(after))
			);
		};
	getters(page.HTMLElement.prototype, {
		innerWidth: box('width', 'padding-left', 'padding-right'),
		innerHeight: box('height', 'padding-top', 'padding-bottom'),
	});
}

function installEventHelpers(page: PageWindow): void {
	interface Delegated {
		selector: string;
		listener: unknown;
		callback: EventListener;
		options: boolean | AddEventListenerOptions | undefined;
	}
	const kept = new WeakMap<EventTarget, Map<string, Delegated[]>>();
	const delegate = {
		on(
			this: HTMLElement,
			type: string,
			selector: string,
			listener: (ev: Event, target: Element) => unknown,
			options?: boolean | AddEventListenerOptions,
		) {
			const callback = (ev: Event): void => {
				const { target: hit } = ev;
				const target = hit && 'matchParent' in hit ? (hit as Element).matchParent(selector, this) : null;
				if (target) listener.call(this, ev, target);
			};
			const all = kept.get(this) ?? new Map<string, Delegated[]>();
			all.set(type, [...(all.get(type) ?? []), { selector, listener, callback, options }]);
			kept.set(this, all);
			this.addEventListener(type, callback, options);
		},
		off(this: HTMLElement, type: string, selector: string, listener: unknown, options?: boolean | AddEventListenerOptions) {
			for (const one of kept.get(this)?.get(type) ?? []) {
				if (one.selector === selector && one.listener === listener) this.removeEventListener(type, one.callback, options ?? one.options);
			}
		},
	};
	extend(page.HTMLElement.prototype, delegate);
	extend(page.Document.prototype, delegate);
	getters(page.UIEvent.prototype, {
		targetNode(this: UIEvent) {
			return this.target;
		},
		win(this: UIEvent) {
			return this.view ?? page;
		},
		doc(this: UIEvent) {
			return (this.view ?? page).document;
		},
	});
	extend(page.UIEvent.prototype, {
		instanceOf(this: UIEvent, type: new () => unknown) {
			return isOf(this, type, page);
		},
	});
}

function installOnBuiltIns({ Array, String, Number, Object, Math }: PageWindow): void {
	extend(Array.prototype, {
		first(this: unknown[]) {
			return this[0];
		},
		last(this: unknown[]) {
			return this[this.length - 1];
		},
		contains(this: unknown[], target: unknown) {
			return this.includes(target);
		},
		remove(this: unknown[], target: unknown) {
			const at = this.indexOf(target);
			if (at >= 0) this.splice(at, 1);
		},
		unique(this: unknown[]) {
			return [...new Set(this)];
		},
	});
	extend(Array, { combine: (arrays: unknown[][]) => arrays.flat() });
	extend(String.prototype, {
		contains(this: string, target: string) {
			return this.includes(target);
		},
		format(this: string, ...args: string[]) {
			return this.replace(/\{(\d+)\}/g, (whole, n: string) => args[Number(n)] ?? whole);
		},
	});
	extend(String, { isString: (value: unknown) => typeof value === 'string' });
	extend(Number, { isNumber: (value: unknown) => typeof value === 'number' });
	extend(Object, {
		isEmpty: (value: object) => Object.keys(value).length === 0,
		each: (object: Record<string, unknown>, callback: (value: unknown, key: string) => boolean | void, context?: unknown) =>
			Object.entries(object).every(([key, value]) => callback.call(context, value, key) !== false),
	});
	extend(Math, {
		clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
		square: (value: number) => value * value,
	});
}
