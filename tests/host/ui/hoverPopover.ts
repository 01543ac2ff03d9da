import type * as ob from 'obsidian';
import { Component } from '../base/component.ts';

/** How long the mouse may be between the target and its popover. */
const GRACE_MS = 250;

/** A box beside an element while the mouse is over either. */
export class HoverPopover extends Component implements Omit<ob.HoverPopover, 'state'> {
	hoverEl = createDiv('popover hover-popover');
	#timer: number | undefined;

	constructor(
		private readonly parent: ob.HoverParent,
		private readonly targetEl: HTMLElement | null,
		waitTime = 300,
	) {
		super();
		this.#timer = window.setTimeout(() => {
			this.#show();
		}, waitTime);
		targetEl?.addEventListener('mouseleave', this.#leave);
		parent.hoverPopover = this as unknown as ob.HoverPopover;
	}

	hide(): void {
		window.clearTimeout(this.#timer);
		this.targetEl?.removeEventListener('mouseleave', this.#leave);
		this.hoverEl.remove();
		if ((this.parent.hoverPopover as unknown) === this) this.parent.hoverPopover = null;
		this.unload();
	}

	readonly #leave = (): void => {
		window.clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => {
			this.hide();
		}, GRACE_MS);
	};

	#show(): void {
		if (this.targetEl && !this.targetEl.isConnected) return;
		const box = this.targetEl?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
		(this.targetEl?.doc ?? activeDocument).body.appendChild(this.hoverEl);
		this.hoverEl.setCssStyles({ left: `${box.left}px`, top: `${box.bottom + 4}px` });
		this.hoverEl.addEventListener('mouseenter', () => {
			window.clearTimeout(this.#timer);
		});
		this.hoverEl.addEventListener('mouseleave', this.#leave);
		this.load();
	}
}
