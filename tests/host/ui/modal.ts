import type * as ob from 'obsidian';
import { Scope } from './scope.ts';
import { setIcon } from './icons.ts';

export class Modal implements ob.Modal {
	scope: Scope;
	containerEl: HTMLElement;
	modalEl: HTMLElement;
	titleEl: HTMLElement;
	contentEl: HTMLElement;
	shouldRestoreSelection = true;
	#focusBefore: HTMLElement | null = null;
	#onClosed: (() => unknown) | null = null;
	#isOpen = false;

	constructor(readonly app: ob.App) {
		this.scope = new Scope(app.scope);
		this.scope.register([], 'Escape', () => {
			this.close();
			return false;
		});
		this.containerEl = createDiv('modal-container mod-dim');
		this.containerEl.createDiv('modal-bg').addEventListener('click', () => {
			this.close();
		});
		this.modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { role: 'dialog', 'aria-modal': 'true' } });
		const close = this.modalEl.createDiv({ cls: 'modal-close-button mod-raised clickable-icon', attr: { 'aria-label': 'Close' } });
		setIcon(close, 'x');
		close.addEventListener('click', () => {
			this.close();
		});
		const header = this.modalEl.createDiv('modal-header');
		this.titleEl = header.createDiv('modal-title');
		this.contentEl = this.modalEl.createDiv('modal-content');
	}

	/** The focus goes to the window itself; what should have it first asks for it in `onOpen`. */
	open(): void {
		if (this.#isOpen) return;
		this.#isOpen = true;
		this.#focusBefore = activeDocument.activeElement as HTMLElement | null;
		this.app.keymap.pushScope(this.scope);
		activeDocument.body.appendChild(this.containerEl);
		this.modalEl.tabIndex = -1;
		this.modalEl.focus();
		void this.onOpen();
	}

	close(): void {
		if (!this.#isOpen) return;
		this.#isOpen = false;
		this.app.keymap.popScope(this.scope);
		this.containerEl.remove();
		this.onClose();
		this.#onClosed?.();
		if (this.shouldRestoreSelection && this.#focusBefore?.isConnected) this.#focusBefore.focus();
	}

	onOpen(): Promise<void> | void {}

	onClose(): void {}

	setTitle(title: string): this {
		this.titleEl.setText(title);
		return this;
	}

	setContent(content: string | DocumentFragment): this {
		this.contentEl.setText(content);
		return this;
	}

	setCloseCallback(callback: () => unknown): this {
		this.#onClosed = callback;
		return this;
	}
}
