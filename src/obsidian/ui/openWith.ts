import { Component, type Modal } from 'obsidian';

/** Opens `modal`, and closes it where `owner` is unloaded first: what it is in the middle of ends then, and no window stays behind. */
export function openWith(owner: Component, modal: Modal & { giveUp?(): void }): void {
	let isOpen = true;
	const guard = owner.addChild(new Component());
	guard.register(() => {
		// One that would ask first is not asked.
		if (isOpen && modal.giveUp) modal.giveUp();
		else if (isOpen) modal.close();
	});
	modal.setCloseCallback(() => {
		isOpen = false;
		owner.removeChild(guard);
	});
	modal.open();
	// A screen reader says what has opened; a list to choose from has no title, and its question stands in the box.
	const { modalEl, titleEl } = modal;
	modalEl.addClass('dossier-window');
	modalEl.setAttr('aria-label', titleEl.textContent || modalEl.querySelector('input')?.placeholder || 'Dossier');
}
