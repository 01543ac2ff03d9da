import type * as ob from 'obsidian';
import { lacks } from '../base/lacks.ts';
import type { Names } from '../base/names.ts';
import type { HostApp } from '../hostApp.ts';
import { drawDefinitions, type Drawn } from './drawDefinitions.ts';
import { SettingPage } from './settingPage.ts';

export abstract class SettingTab implements Names<ob.SettingTab> {
	icon = 'settings';
	containerEl = createDiv('vertical-tab-content');
	settingItems: ob.SettingDefinitionItem[] = [];
	#drawn: Drawn | null = null;
	#isShown = false;
	/** Pages that are open, outermost first. */
	#pages: ob.SettingDefinitionPage[] = [];
	#page: SettingPage | null = null;

	constructor(readonly app: HostApp) {}

	/** What the window lists the tab as. */
	get title(): string {
		return 'Settings';
	}

	getSettingDefinitions(): ob.SettingDefinitionItem[] {
		return [];
	}

	/** Asked for once when the tab is added, so that a search finds what is in it. */
	indexDefinitions(): void {
		this.settingItems = this.getSettingDefinitions();
	}

	update(): void {
		this.indexDefinitions();
		if (this.#isShown) this.#draw();
	}

	getControlValue(_key: string): unknown {
		return lacks("the app's own settings (SettingTab.getControlValue)");
	}
	setControlValue(_key: string, _value: unknown): void | Promise<void> {
		lacks("the app's own settings (SettingTab.setControlValue)");
	}

	refreshDomState(): void {
		this.#drawn?.refresh();
	}

	display(): void {}

	hide(): void {}

	/** Shows the tab: from its definitions where it has any, else by its own `display`. */
	show(): void {
		this.#isShown = true;
		this.#pages = [];
		this.indexDefinitions();
		if (this.settingItems.length > 0) this.#draw();
		else this.display();
	}

	leave(): void {
		this.#isShown = false;
		this.#clear();
		this.hide();
	}

	#clear(): void {
		this.#drawn?.cleanUp();
		this.#drawn = null;
		this.#page?.hide();
		this.#page = null;
	}

	#draw(): void {
		const top = this.containerEl.scrollTop;
		this.#clear();
		this.containerEl.empty();
		this.#pages = this.#reopened();
		const page = this.#pages.at(-1);
		if (page) this.#titleBar(page);
		if (page?.page) {
			this.#page = page.page() as unknown as SettingPage;
			this.containerEl.appendChild(this.#page.rootEl);
			this.#page.display();
			return;
		}
		this.#drawn = drawDefinitions(this.containerEl, page?.items ?? this.settingItems, this, (next) => {
			this.#pages.push(next);
			this.#draw();
		});
		this.containerEl.scrollTop = top;
	}

	/** The open pages by name among the newest definitions: `update` makes them anew. */
	#reopened(): ob.SettingDefinitionPage[] {
		const found: ob.SettingDefinitionPage[] = [];
		let items = this.settingItems;
		for (const { name } of this.#pages) {
			const inside = items.flatMap((item) => ('type' in item && item.type !== 'page' ? (item.items ?? []) : [item]));
			const page = inside.find((item): item is ob.SettingDefinitionPage => 'type' in item && item.type === 'page' && item.name === name);
			if (!page) break;
			found.push(page);
			items = page.items ?? [];
		}
		return found;
	}

	#titleBar(page: ob.SettingDefinitionPage): void {
		const bar = this.containerEl.createDiv('setting-page-titlebar');
		const back = bar.createEl('button', { cls: 'clickable-icon setting-page-back', text: '‹', attr: { 'aria-label': 'Back' } });
		back.addEventListener('click', () => {
			this.#pages.pop();
			this.#draw();
		});
		bar.createDiv({ cls: 'setting-page-title', text: page.name });
	}
}

interface WithSettings {
	readonly manifest: ob.PluginManifest;
	settings?: unknown;
	saveData(data: unknown): Promise<void>;
}

export abstract class PluginSettingTab extends SettingTab {
	constructor(
		app: HostApp,
		readonly plugin: WithSettings,
	) {
		super(app);
	}

	override get title(): string {
		return this.plugin.manifest.name;
	}

	override getControlValue(key: string): unknown {
		return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const settings = (this.plugin.settings ?? {}) as Record<string, unknown>;
		settings[key] = value;
		this.plugin.settings = settings;
		await this.plugin.saveData(settings);
	}
}
