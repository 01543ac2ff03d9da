import type { Component, WorkspaceLeaf } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import type { SentenceAction } from './emptyState.ts';
import { followVault } from './followVault.ts';
import { latestSignal } from './latestSignal.ts';
import { ListPlace } from './listPlace.ts';
import { PanelView, type PanelDescription } from './panelView.ts';

/** What draws a panel of the vault. */
interface PanelDrawing<List extends Component> {
	/** Makes what is shown when there is something to show. */
	readonly makeList: (body: HTMLElement) => List;
	/** Goes through the vault, which is read, and shows what there is; what was shown before stays until then. */
	readonly work: (signal: AbortSignal) => Promise<void>;
	/** For how long after a burst of changes it waits before it works again. */
	readonly afterMs?: number;
}

/** Fills the toolbar of a panel, its status line among the rest, and gives what draws it. */
export type BeginPanel<List extends Component> = (panel: VaultPanel<List>) => PanelDrawing<List>;

/** A panel that goes through the whole vault, in slices, and anew after each burst of changes; what it showed stays until then. */
export class VaultPanel<List extends Component> extends PanelView {
	place!: ListPlace<List>;
	/** Says how much is shown. */
	status!: HTMLElement;
	/** Goes through the vault now, and calls off what was begun before; where the vault is not read, that is what the panel says. */
	again!: () => void;
	/** The same after a burst of changes. */
	againSoon!: () => void;
	/** Gives a signal to whoever draws what is known already, in slices; it is called off by the next one, and when the panel works again. */
	drawing!: () => AbortSignal;
	readonly #vault: LiveVault;
	readonly #begin: BeginPanel<List>;

	constructor(leaf: WorkspaceLeaf, description: PanelDescription, vault: LiveVault, begin: BeginPanel<List>) {
		super(leaf, description);
		this.#vault = vault;
		this.#begin = begin;
	}

	/** Puts the keyboard where one says what is shown. */
	takeFocus(): void {
		this.toolbar.querySelector<HTMLElement>('input, select')?.focus();
	}

	/** Says `text` in place of the list. */
	say(text: string, status = ''): void {
		this.status.setText(status);
		this.showEmpty(text);
	}

	protected override start(): void {
		const vault = this.#vault;
		const { makeList, work, afterMs } = this.#begin(this);
		const begun = latestSignal(this);
		this.drawing = latestSignal(this);
		this.place = new ListPlace(this, this.body, makeList);
		this.again = () => {
			const signal = begun();
			this.drawing();
			if (vault.state.kind === 'ready') {
				void work(signal);
				return;
			}
			this.status.setText('');
			this.showUnread(vault);
		};
		this.againSoon = followVault(this, vault, this.again, afterMs);
	}

	protected override showEmpty(text: string, action?: SentenceAction): void {
		this.place.say(text, action);
	}
}
