import { extend, getters } from './extend.ts';
import { isOf } from './isOf.ts';
import type { PageWindow } from './pageWindow.ts';

export function installEventHelpers(page: PageWindow): void {
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
