import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { ItemView } from './itemView.ts';

/** Stands where a plugin's view was after the plugin has gone. */
export class UnknownView extends ItemView {
	override icon = 'ghost';
	#state: Record<string, unknown> = {};

	constructor(
		leaf: WorkspaceLeaf,
		private readonly type: string,
	) {
		super(leaf);
	}

	getViewType(): string {
		return this.type;
	}

	getDisplayText(): string {
		return 'Plugin no longer active';
	}

	override getState(): Record<string, unknown> {
		return this.#state;
	}

	override async setState(state: unknown): Promise<void> {
		this.#state = (state ?? {}) as Record<string, unknown>;
	}

	override onload(): void {
		this.contentEl.createDiv('empty-state').createDiv({ cls: 'empty-state-title', text: 'Plugin no longer active' });
	}
}
