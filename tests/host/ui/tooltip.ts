/** A text on hover. The stand-in leaves the drawing to the browser's title; the app reads `aria-label`. */
export function setTooltip(el: HTMLElement, tooltip: string): void {
	el.setAttr('aria-label', tooltip);
}
