/**
 * Makes `children` stand in `parent` in this order and moves only those that do not: an element that
 * is taken out and put back loses its scroll position, its focus and the click that is under way.
 */
export function keepInPlace(parent: HTMLElement, children: readonly HTMLElement[]): void {
	children.forEach((child, at) => {
		if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
	});
}
