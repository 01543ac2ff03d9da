import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { Component } from '../base/component.ts';
import type { Scope } from '../ui/scope.ts';
import type { HostApp } from '../hostApp.ts';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';

export abstract class View extends Component implements Names<ob.View> {
	app: HostApp;
	icon = 'file';
	navigation = false;
	containerEl: HTMLElement;
	scope: Scope | null = null;
	#isShown = false;

	constructor(public leaf: WorkspaceLeaf) {
		super();
		this.app = leaf.workspace.app;
		this.containerEl = createDiv('workspace-leaf-content');
	}

	/** Opens the view once it stands in its leaf. */
	async show(): Promise<void> {
		this.#isShown = true;
		this.containerEl.setAttr('data-type', this.getViewType());
		await this.onOpen();
	}

	/** Closes the view for good. */
	async shut(): Promise<void> {
		if (this.#isShown) await this.onClose();
		this.#isShown = false;
		this.unload();
	}

	protected async onOpen(): Promise<void> {}
	protected async onClose(): Promise<void> {}
	abstract getViewType(): string;
	abstract getDisplayText(): string;

	getState(): Record<string, unknown> {
		return {};
	}

	async setState(_state: unknown, _result: ob.ViewStateResult): Promise<void> {}

	getEphemeralState(): Record<string, unknown> {
		return {};
	}

	setEphemeralState(state: unknown): void {
		if (
			typeof state === 'object' &&
			state !== null &&
			'focus' in state &&
			state.focus &&
			!this.containerEl.contains(this.containerEl.doc.activeElement)
		)
			this.focus();
	}

	/** Where the keyboard goes when the leaf is chosen. */
	focus(): void {}

	getIcon(): string {
		return this.icon;
	}

	onResize(): void {}

	onPaneMenu(_menu: ob.Menu, _source: string): void {}
}
