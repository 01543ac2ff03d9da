import { MarkdownRenderChild, type App, type Plugin } from 'obsidian';
import { readSources } from '../../../core/sources/readSources.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { NO_MARKS } from './sourceMarks.ts';
import { drawSource, type SourceRowContext } from './sourceRow.ts';

/** What the block is given. */
export interface SourcesBlockContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly copies: SourceRowContext['copies'];
	readonly notices: Notices;
}

/** A code block `dossier-sources` in a note shows the note's sources where it stands. */
export function registerSourcesBlock(plugin: Plugin, context: SourcesBlockContext): void {
	plugin.registerMarkdownCodeBlockProcessor('dossier-sources', (_text, element, block) => {
		block.addChild(new SourcesBlock(element, block.sourcePath, context));
	});
}

class SourcesBlock extends MarkdownRenderChild {
	readonly #path: string;
	readonly #context: SourcesBlockContext;
	readonly #open = new Set<string>();

	constructor(element: HTMLElement, path: string, context: SourcesBlockContext) {
		super(element);
		this.#path = path;
		this.#context = context;
	}

	override onload(): void {
		const { vault } = this.#context;
		this.register(
			vault.onChange((paths) => {
				if (paths.has(this.#path)) void this.#draw();
			}),
		);
		this.register(vault.onState(() => void this.#draw()));
		void this.#draw();
	}

	async #draw(): Promise<void> {
		const { vault, settings } = this.#context;
		const note = await vault.read(this.#path).catch(() => undefined);
		this.containerEl.empty();
		this.containerEl.addClass('dossier-sources-block');
		const sources = note ? readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers }) : [];
		if (sources.length === 0) {
			this.containerEl.createDiv({ cls: 'dossier-empty', text: 'This note gives no sources' });
			return;
		}
		const list = this.containerEl.createDiv({ attr: { role: 'list', 'aria-label': 'Sources' } });
		const context = { ...this.#context, path: this.#path, hoverParent: { hoverPopover: null }, open: this.#open };
		for (const source of sources) drawSource(list.createDiv({ attr: { role: 'listitem' } }), source, NO_MARKS, context);
	}
}
