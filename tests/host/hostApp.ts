import type * as ob from 'obsidian';
import type { Extension } from '@codemirror/state';
import { lacks } from './base/lacks.ts';
import type { Names } from './base/names.ts';
import { SuggestDriver } from './editor/suggestDriver.ts';
import { FileManager } from './fileManager.ts';
import { MetadataCache } from './metadata/metadataCache.ts';
import { isPhone } from './api/platform.ts';
import { becomeActive, copyStyles } from './base/appWindow.ts';
import type { PageWindow } from './dom/pageWindow.ts';
import { Commands } from './plugin/commands.ts';
import { PostProcessors } from './reading/postProcessors.ts';
import { Keymap, Scope } from './ui/scope.ts';
import type { Disk } from './vault/disk.ts';
import { Vault } from './vault/vault.ts';
import { MarkdownView } from './views/markdownView.ts';
import { EmptyView } from './views/emptyView.ts';
import { FileListView } from './views/fileListView.ts';
import type { SettingTab } from './settings/settingTab.ts';
import { Workspace } from './workspace/workspace.ts';

type CliEntry = { description: string; flags: ob.CliFlags | null; handler: ob.CliHandler };

/** What the stand-in's parts share and a plugin has no business with. */
export interface Parts {
	readonly commands: Commands;
	readonly suggestDriver: SuggestDriver;
	readonly postProcessors: PostProcessors;
	readonly editorExtensions: Extension[];
	readonly settingTabs: SettingTab[];
	readonly hoverSources: Map<string, ob.HoverLinkSource>;
	readonly basesViews: Map<string, ob.BasesViewRegistration>;
	readonly protocolHandlers: Map<string, ob.ObsidianProtocolHandler>;
	readonly cliHandlers: Map<string, CliEntry>;
	readonly ribbonEl: HTMLElement;
	readonly statusBarEl: HTMLElement | null;
	/** Addresses that a click would have opened outside the app. */
	readonly openedOutside: string[];
	openLink(href: string, sourcePath: string, evt: MouseEvent, kind: 'wiki' | 'markdown'): void;
	openExternal(url: string): void;
}

export class HostApp implements Names<ob.App> {
	scope = new Scope();
	keymap: Keymap;
	vault: Vault;
	metadataCache: MetadataCache;
	fileManager: FileManager;
	workspace: Workspace;
	/** The plugins that are on, by id: where plugins look for one another, as the app has it and does not describe. */
	readonly plugins: { readonly plugins: Record<string, unknown> } = { plugins: {} };
	lastEvent: ob.UserEvent | null = null;
	readonly parts: Parts;

	constructor(
		disk: Disk,
		name: string,
		bodyEl: HTMLElement,
		private readonly prepareWindow: (page: PageWindow) => void,
	) {
		this.vault = new Vault(disk, name);
		this.metadataCache = new MetadataCache(this.vault);
		this.fileManager = new FileManager(this);
		this.keymap = new Keymap(this.scope, () => this.workspace.activeLeaf?.view.scope ?? null);
		const ribbonEl = bodyEl.createDiv('workspace-ribbon side-dock-ribbon mod-left').createDiv('side-dock-actions');
		const columns = bodyEl.createDiv('workspace');
		const isPhone = document.body.hasClass('is-phone');
		this.parts = {
			commands: new Commands(this),
			suggestDriver: new SuggestDriver(),
			postProcessors: new PostProcessors(),
			editorExtensions: [],
			settingTabs: [],
			hoverSources: new Map(),
			basesViews: new Map(),
			protocolHandlers: new Map(),
			cliHandlers: new Map(),
			ribbonEl,
			statusBarEl: isPhone ? null : bodyEl.createDiv('status-bar'),
			openedOutside: [],
			openLink: (href, sourcePath, evt, kind) => {
				this.#openLink(href, sourcePath, evt, kind);
			},
			openExternal: (url) => {
				this.parts.openedOutside.push(url);
			},
		};
		this.workspace = new Workspace(this, columns);
		this.workspace.viewRegistry.register('empty', (leaf) => new EmptyView(leaf));
		this.workspace.viewRegistry.register('markdown', (leaf) => new MarkdownView(leaf));
		this.workspace.viewRegistry.register('file-explorer', (leaf) => new FileListView(leaf));
		this.#watch(window);
	}

	/** Opens another window of the app, with its style, its helpers and an empty body. @throws on a phone, as the app does. */
	openWindow({ size = { width: 420, height: 700 } }: ob.WorkspaceWindowInitData): PageWindow {
		if (isPhone()) throw new Error('a phone has no pop-out windows');
		const page = window.open(
			'about:blank',
			'_blank',
			`popup,width=${String(size.width)},height=${String(size.height)}`,
		) as PageWindow | null;
		if (!page) throw new Error('the browser blocked the pop-out window');
		this.prepareWindow(page);
		page.document.title = document.title;
		page.document.body.className = `${document.body.className} is-popout-window`;
		copyStyles(page);
		this.keymap.watch(page);
		this.#watch(page);
		becomeActive(page);
		return page;
	}

	#watch(page: PageWindow): void {
		for (const type of ['mousedown', 'keydown'] as const)
			page.document.addEventListener(
				type,
				(evt) => {
					this.lastEvent = evt;
				},
				true,
			);
		for (const type of ['mousedown', 'keydown', 'focus'] as const)
			page.addEventListener(
				type,
				() => {
					becomeActive(page);
				},
				true,
			);
	}

	isDarkMode(): boolean {
		return document.body.hasClass('theme-dark');
	}

	loadLocalStorage(key: string): unknown {
		const text = localStorage.getItem(`${this.vault.getName()}-${key}`);
		return text === null ? null : JSON.parse(text);
	}

	saveLocalStorage(key: string, data: unknown): void {
		if (data === null || data === undefined) localStorage.removeItem(`${this.vault.getName()}-${key}`);
		else localStorage.setItem(`${this.vault.getName()}-${key}`, JSON.stringify(data));
	}

	get renderContext(): ob.RenderContext {
		return lacks('App.renderContext');
	}
	get secretStorage(): ob.SecretStorage {
		return lacks('App.secretStorage');
	}

	#openLink(href: string, sourcePath: string, evt: MouseEvent, kind: 'wiki' | 'markdown'): void {
		if (kind === 'markdown' && /^[a-z][a-z0-9+.-]*:/i.test(href)) this.parts.openExternal(href);
		else void this.workspace.openLinkText(kind === 'markdown' ? decodeURI(href) : href, sourcePath, Keymap.isModEvent(evt));
	}
}
