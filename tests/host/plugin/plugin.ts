import type { Extension } from '@codemirror/state';
import type * as ob from 'obsidian';
import { Component } from '../base/component.ts';
import { lacks } from '../base/lacks.ts';
import type { Names } from '../base/names.ts';
import { pacedAnswer } from '../base/pace.ts';
import type { EditorSuggest } from '../editor/editorSuggest.ts';
import type { HostApp } from '../hostApp.ts';
import { PostProcessors } from '../reading/postProcessors.ts';
import type { SettingTab } from '../settings/settingTab.ts';
import { setIcon } from '../ui/icons.ts';

/** Everything a plugin registers is undone when it unloads; `leftovers` counts what was not. */
export abstract class Plugin extends Component implements Names<ob.Plugin> {
	settings?: unknown;

	constructor(
		public app: HostApp,
		public manifest: ob.PluginManifest,
	) {
		super();
	}

	addRibbonIcon(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
		const el = this.app.parts.ribbonEl.createDiv({ cls: 'clickable-icon side-dock-ribbon-action', attr: { 'aria-label': title } });
		setIcon(el, icon);
		el.addEventListener('click', callback);
		this.register(() => {
			el.remove();
		});
		return el;
	}

	/** On a phone there is no status bar; the app hands out an element that is nowhere. */
	addStatusBarItem(): HTMLElement {
		const el = createDiv(`status-bar-item plugin-${this.manifest.id}`);
		this.app.parts.statusBarEl?.prepend(el);
		this.register(() => {
			el.remove();
		});
		return el;
	}

	addCommand(command: ob.Command): ob.Command {
		command.id = `${this.manifest.id}:${command.id}`;
		command.name = `${this.manifest.name}: ${command.name}`;
		this.app.parts.commands.add(command);
		this.register(() => {
			this.app.parts.commands.remove(command.id);
		});
		return command;
	}

	removeCommand(commandId: string): void {
		this.app.parts.commands.remove(`${this.manifest.id}:${commandId}`);
	}

	addSettingTab(settingTab: SettingTab): void {
		const { settingTabs } = this.app.parts;
		settingTabs.push(settingTab);
		settingTab.indexDefinitions();
		this.register(() => {
			settingTabs.splice(settingTabs.indexOf(settingTab), 1);
		});
	}

	registerView(type: string, viewCreator: ob.ViewCreator): void {
		const { viewRegistry } = this.app.workspace;
		viewRegistry.register(type, viewCreator);
		this.register(() => {
			viewRegistry.unregister(type);
			for (const leaf of this.app.workspace.getLeavesOfType(type))
				void leaf.setViewState({ ...leaf.getViewState(), type: 'empty', active: false }).then(() => leaf.setViewState({ type }));
		});
	}

	registerHoverLinkSource(id: string, info: ob.HoverLinkSource): void {
		this.app.parts.hoverSources.set(id, info);
		this.register(() => {
			this.app.parts.hoverSources.delete(id);
		});
	}

	registerExtensions(): void {
		lacks('Plugin.registerExtensions');
	}

	registerMarkdownPostProcessor(postProcessor: ob.MarkdownPostProcessor, sortOrder?: number): ob.MarkdownPostProcessor {
		const { postProcessors } = this.app.parts;
		postProcessors.add(postProcessor, sortOrder);
		this.register(() => {
			postProcessors.remove(postProcessor);
		});
		return postProcessor;
	}

	registerMarkdownCodeBlockProcessor(
		language: string,
		handler: Parameters<typeof PostProcessors.forCode>[1],
		sortOrder?: number,
	): ob.MarkdownPostProcessor {
		return this.registerMarkdownPostProcessor(PostProcessors.forCode(language, handler), sortOrder);
	}

	/** The vault has Bases, as far as `HostPage.showBase` goes. */
	registerBasesView(viewId: string, registration: ob.BasesViewRegistration): boolean {
		const { basesViews } = this.app.parts;
		basesViews.set(viewId, registration);
		this.register(() => {
			basesViews.delete(viewId);
		});
		return true;
	}

	registerEditorExtension(extension: Extension): void {
		const { editorExtensions } = this.app.parts;
		editorExtensions.push(extension);
		this.app.workspace.updateOptions();
		this.register(() => {
			editorExtensions.splice(editorExtensions.indexOf(extension), 1);
			this.app.workspace.updateOptions();
		});
	}

	registerObsidianProtocolHandler(action: string, handler: ob.ObsidianProtocolHandler): void {
		const { protocolHandlers } = this.app.parts;
		if (protocolHandlers.has(action)) throw new Error(`the action "${action}" of obsidian:// is taken`);
		protocolHandlers.set(action, handler);
		this.register(() => {
			protocolHandlers.delete(action);
		});
	}

	registerEditorSuggest(editorSuggest: EditorSuggest<unknown>): void {
		const { suggesters } = this.app.parts.suggestDriver;
		suggesters.push(editorSuggest);
		this.register(() => {
			editorSuggest.close();
			suggesters.splice(suggesters.indexOf(editorSuggest), 1);
		});
	}

	registerCliHandler(command: string, description: string, flags: ob.CliFlags | null, handler: ob.CliHandler): void {
		const { cliHandlers } = this.app.parts;
		if (cliHandlers.has(command)) throw new Error(`the command "${command}" of Obsidian's command line is taken`);
		if (command !== this.manifest.id && !command.startsWith(`${this.manifest.id}:`))
			throw new Error(`the command "${command}" has to be "${this.manifest.id}" or begin with "${this.manifest.id}:"`);
		cliHandlers.set(command, { description, flags, handler });
		this.register(() => {
			cliHandlers.delete(command);
		});
	}

	get dataPath(): string {
		return `${this.app.vault.configDir}/plugins/${this.manifest.id}/data.json`;
	}

	async loadData(): Promise<unknown> {
		const { adapter } = this.app.vault;
		return (await adapter.exists(this.dataPath)) ? JSON.parse(await adapter.read(this.dataPath)) : null;
	}

	async saveData(data: unknown): Promise<void> {
		const pause = pacedAnswer();
		if (pause) await pause;
		const { disk } = this.app.vault;
		disk.addFolder(this.dataPath.slice(0, this.dataPath.lastIndexOf('/')));
		disk.write(this.dataPath, JSON.stringify(data, null, 2), 'settings');
	}

	onUserEnable(): void {}

	onExternalSettingsChange?(): unknown;
}
