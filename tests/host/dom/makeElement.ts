type Classes = string | string[] | undefined;

/** The classes that are named, each by itself: the app takes several in one text. */
export const words = (cls: Classes): string[] =>
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
export function makeEl(
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

export function makeSvg(
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

export function docOf(node: Node | undefined): Document {
	return node?.ownerDocument ?? document;
}
