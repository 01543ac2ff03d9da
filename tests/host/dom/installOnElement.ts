import { extend } from './extend.ts';
import { words } from './makeElement.ts';
import type { PageWindow } from './pageWindow.ts';

export function installOnElement(page: PageWindow): void {
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
