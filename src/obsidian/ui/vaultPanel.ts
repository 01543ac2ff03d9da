import { debounce, type Component } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import { PanelView } from './panelView.ts';

/** A panel that goes through the whole vault, in slices, and anew after each burst of changes; what it showed stays until then. */
export abstract class VaultPanel<List extends Component> extends PanelView {
	protected list: List | undefined;
	protected status!: HTMLElement;
	#work = new AbortController();

	/**
	 * Calls `again` now, whenever the reading of `vault` gets on, and so long after a burst of changes.
	 *
	 * @returns what does the last.
	 */
	protected follow(vault: LiveVault, afterMs: number, again: () => Promise<void>): () => void {
		const now = (): void => void again();
		const soon = debounce(now, afterMs, true);
		this.register(() => {
			soon.cancel();
			this.#work.abort();
		});
		this.register(vault.onChange(() => soon()));
		this.register(vault.onState(now));
		now();
		return () => void soon();
	}

	/** Calls off what was begun before. @returns what calls off this one; `undefined` where the vault is not read, which is then what the panel says. */
	protected begin(vault: LiveVault): AbortSignal | undefined {
		this.#work.abort();
		this.#work = new AbortController();
		if (vault.state.kind === 'ready') return this.#work.signal;
		this.dropList();
		this.status.setText('');
		this.showUnread(vault);
		return undefined;
	}

	protected dropList(): void {
		if (this.list) this.removeChild(this.list);
		this.list = undefined;
	}

	/** Says `text` in place of the list. */
	protected say(text: string, status = ''): void {
		this.dropList();
		this.status.setText(status);
		this.showEmpty(text);
	}
}
