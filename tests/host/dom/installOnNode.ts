import { extend, getters } from './extend.ts';
import { isOf } from './isOf.ts';
import { docOf, makeEl, makeSvg } from './makeElement.ts';
import type { PageWindow } from './pageWindow.ts';

export function installOnNode(page: PageWindow): void {
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
