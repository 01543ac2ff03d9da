import { installEventHelpers } from './installEventHelpers.ts';
import { installOnBuiltIns } from './installOnBuiltIns.ts';
import { installOnElement } from './installOnElement.ts';
import { installOnHtmlElement } from './installOnHtmlElement.ts';
import { installOnNode } from './installOnNode.ts';
import { makeEl, makeSvg } from './makeElement.ts';
import type { PageWindow } from './pageWindow.ts';

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
