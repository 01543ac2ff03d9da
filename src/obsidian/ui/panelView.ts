import { ItemView, type HoverParent, type HoverPopover, type WorkspaceLeaf } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import { readingText } from '../index/readingText.ts';
import { EmptyState, type SentenceAction } from './emptyState.ts';

/** What a side panel is called and drawn with. */
export interface PanelDescription {
	readonly type: string;
	readonly title: string;
	/** A Lucide icon name. */
	readonly icon: string;
}

/** A view of the sidebar: a toolbar that stays, and a body that is drawn anew. */
export abstract class PanelView extends ItemView implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	readonly #description: PanelDescription;
	toolbar!: HTMLElement;
	body!: HTMLElement;
	#sentence!: EmptyState;

	constructor(leaf: WorkspaceLeaf, description: PanelDescription) {
		super(leaf);
		this.#description = description;
		this.icon = description.icon;
		this.navigation = false;
	}

	override getViewType(): string {
		return this.#description.type;
	}

	override getDisplayText(): string {
		return this.#description.title;
	}

	protected override async onOpen(): Promise<void> {
		this.contentEl.empty();
		this.contentEl.addClass('dossier-panel');
		this.toolbar = this.contentEl.createDiv({ cls: 'dossier-panel-toolbar' });
		this.body = this.contentEl.createDiv({ cls: 'dossier-panel-body', attr: { tabindex: '-1' } });
		this.#sentence = new EmptyState(this.body);
		await this.start();
	}

	/** Called once the toolbar and the body are there. */
	protected abstract start(): void | Promise<void>;

	/** Says how far the vault is read, and offers to stop or to go on. */
	protected showUnread(vault: LiveVault): void {
		const { kind } = vault.state;
		const action =
			kind === 'reading'
				? { label: 'Stop', run: () => vault.stop() }
				: kind === 'stopped'
					? { label: 'Read the rest', run: () => void vault.readAgain() }
					: undefined;
		this.showEmpty(readingText(vault.state), action);
	}

	/** Replaces the body by one quiet sentence, and what could be done next. */
	protected showEmpty(text: string, action?: SentenceAction): void {
		this.#sentence.say(text, action);
	}
}
