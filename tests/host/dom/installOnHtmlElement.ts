import { extend, getters } from './extend.ts';
import { docOf } from './makeElement.ts';
import type { PageWindow } from './pageWindow.ts';

/** Told to an element, and not to what stands around it, when it has come into another window. */
export const WINDOW_MIGRATED = 'host-window-migrated';

export function installOnHtmlElement(page: PageWindow): void {
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
