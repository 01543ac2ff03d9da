import type * as ob from 'obsidian';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { View } from './view.ts';

/** Holds the place of a view that was restored and not yet looked at. */
export class DeferredView extends View {
	constructor(
		leaf: WorkspaceLeaf,
		readonly waiting: ob.ViewState,
	) {
		super(leaf);
	}

	getViewType(): string {
		return this.waiting.type;
	}

	getDisplayText(): string {
		return this.waiting.type;
	}

	override getState(): Record<string, unknown> {
		return this.waiting.state ?? {};
	}
}
