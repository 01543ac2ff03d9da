import type { Component, WorkspaceLeaf } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import type { SentenceAction } from './emptyState.ts';
import { followVault } from './followVault.ts';
import { latestSignal } from './latestSignal.ts';
import { ListPlace } from './listPlace.ts';
import { PanelView, type PanelDescription } from './panelView.ts';

/** A panel that goes through the whole vault, in slices, and anew after each burst of changes; what it showed stays until then. */
export abstract class VaultPanel<List extends Component> extends PanelView {
	protected place!: ListPlace<List>;
	protected status!: HTMLElement;
	readonly #begun: () => AbortSignal;

	constructor(leaf: WorkspaceLeaf, description: PanelDescription) {
		super(leaf, description);
		this.#begun = latestSignal(this);
	}

	/** Makes what is shown when there is something to show. */
	protected abstract makeList(body: HTMLElement): List;

	/**
	 * Begins, once the toolbar is there: calls `again` now, whenever the reading of `vault` gets on, and after a burst of changes.
	 *
	 * @returns what does the last.
	 */
	protected follow(vault: LiveVault, again: () => Promise<void>, afterMs?: number): () => void {
		this.place = new ListPlace(this, this.body, (body) => this.makeList(body));
		return followVault(this, vault, () => void again(), afterMs);
	}

	/** Calls off what was begun before. @returns what calls off this one; `undefined` where the vault is not read, which is then what the panel says. */
	protected begin(vault: LiveVault): AbortSignal | undefined {
		const signal = this.#begun();
		if (vault.state.kind === 'ready') return signal;
		this.status.setText('');
		this.showUnread(vault);
		return undefined;
	}

	/** Says `text` in place of the list. */
	protected say(text: string, status = ''): void {
		this.status.setText(status);
		this.showEmpty(text);
	}

	protected override showEmpty(text: string, action?: SentenceAction): void {
		this.place.say(text, action);
	}
}
