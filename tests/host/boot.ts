import type * as ob from 'obsidian';
import { obsidianModule } from './api/obsidianModule.ts';
import { setOnRequest, type OnRequest } from './api/requestUrl.ts';
import { isPhone } from './api/platform.ts';
import { becomeActive, emptyClipboard, guardClipboard } from './base/appWindow.ts';
import { CleanPage } from './base/cleanPage.ts';
import { pluginEventRefs } from './base/events.ts';
import { installDomHelpers } from './dom/installDomHelpers.ts';
import type { PageWindow } from './dom/pageWindow.ts';
import { Ledger } from './base/ledger.ts';
import { paceWindow, readingBegins } from './base/pace.ts';
import { refuseDatabases, setTraps } from './base/traps.ts';
import { drawChrome } from './ui/chrome.ts';
import { becomeAppOfPage, endAppOfPage } from './appOfPage.ts';
import { HostApp } from './hostApp.ts';
import { leftovers } from './leftovers.ts';
import type { BootOptions, Files, HostPage } from './page.ts';
import { PluginLoader } from './plugin/pluginLoader.ts';
import { servedPlugin } from './plugin/servedPlugin.ts';
import { SHARED_MODULES } from './plugin/sharedModules.ts';
import { SettingsWindow } from './settings/settingsWindow.ts';
import { CommandPalette } from './ui/commandPalette.ts';
import { Disk, type Write } from './vault/disk.ts';
import { seedFiles } from './vault/seedFiles.ts';
import { MarkdownView } from './views/markdownView.ts';
import { showBase } from './views/showBase.ts';
import { restoreLeaves } from './workspace/restoreLeaves.ts';
import { Tasks } from './workspace/tasks.ts';

declare global {
	interface Window {
		host: HostPage;
	}
}

const cleanPage = new CleanPage();
const ledger = new Ledger();

/** Every window has its own globals: what the app adds to them and what is watched in them. */
function prepareWindow(page: PageWindow): void {
	installDomHelpers(page);
	paceWindow(page);
	ledger.watch(page);
	guardClipboard(page);
}

prepareWindow(window);

/** What a test may do to the app. Its length is that of the list: most lines hand on what stands elsewhere. */
class Page implements HostPage {
	trapped: string[] = [];
	onloadMs = 0;
	#disk = new Disk();
	#app: HostApp | null = null;
	#loader: PluginLoader | null = null;
	#pluginId = '';
	#isTrapped = false;
	readonly #bases = new Map<string, ob.BasesView>();
	#onRequest: OnRequest | null = null;

	async boot(options: BootOptions): Promise<void> {
		if (this.#app) throw new Error('the app has started already: leave it, or open a new page for another one');
		const plugin = await servedPlugin();
		this.#pluginId = plugin.manifest.id;
		seedFiles(this.#disk, options.files);
		if (options.data !== undefined)
			this.#disk.seed(`.obsidian/plugins/${plugin.manifest.id}/data.json`, JSON.stringify(options.data, null, 2), Date.now());
		document.body.className = `theme-${options.theme ?? 'light'} mod-${isPhone() ? 'android' : 'linux'} is-focused${isPhone() ? ' is-mobile is-phone' : ''}`;
		if (options.themeStyle !== undefined) document.head.createEl('style', { text: options.themeStyle });
		const app = new HostApp(
			this.#disk,
			options.vaultName ?? 'Vault',
			document.body.createDiv('app-container').createDiv('horizontal-main-container'),
			prepareWindow,
		);
		this.#app = app;
		becomeAppOfPage(app);
		drawChrome(app, {
			openSettings: () => {
				this.openSettings();
			},
			openPalette: () => {
				this.openPalette();
			},
		});
		app.scope.register(['Mod'], 'p', () => {
			this.openPalette();
			return false;
		});
		app.scope.register(['Mod'], ',', () => {
			this.openSettings();
			return false;
		});
		app.scope.register(['Mod'], 'e', () => {
			this.#toggleMode();
			return false;
		});
		this.#loader = new PluginLoader(app, plugin, { obsidian: obsidianModule(), ...SHARED_MODULES });
		if (options.withoutDatabase) refuseDatabases();
		if (options.traps) {
			this.trapped = setTraps();
			this.#isTrapped = true;
		}
		if (!options.withoutPlugin) this.onloadMs = await this.#loader.enable();
		await app.vault.load();
		await restoreLeaves(app, options);
		readingBegins(app.vault.getFiles().length);
		app.workspace.becomeReady();
	}

	async leave(): Promise<boolean> {
		await this.#loader?.disable();
		if (this.#isTrapped) return false;
		await cleanPage.empty();
		// An editor listens to the screen itself, and with it the browser keeps the app and all its notes for as long as the page.
		for (const view of this.#app?.workspace.markdownViews() ?? []) view.endEditor();
		this.#app = null;
		this.#loader = null;
		endAppOfPage();
		setOnRequest(null);
		ledger.clear();
		pluginEventRefs.clear();
		becomeActive(window);
		emptyClipboard();
		window.host = new Page();
		return true;
	}

	get app(): ob.App {
		return this.#live as unknown as ob.App;
	}

	get #live(): HostApp {
		if (!this.#app) throw new Error('boot the stand-in first');
		return this.#app;
	}

	get #note(): MarkdownView {
		const leaf = this.#live.workspace.getMostRecentLeaf();
		if (!(leaf?.view instanceof MarkdownView)) throw new Error('no note is open');
		return leaf.view;
	}

	async open(path: string, how: Parameters<HostPage['open']>[1] = {}): Promise<void> {
		const file = this.#live.vault.getFileByPath(path);
		if (!file) throw new Error(`there is no note ${path}`);
		const state = how.mode === undefined ? {} : { mode: how.mode === 'reading' ? 'preview' : 'source', source: how.mode === 'source' };
		const { workspace } = this.#live;
		// As from the list of files, which stands in the main window.
		const recent = workspace.getMostRecentLeaf(workspace.rootSplit);
		if (recent) workspace.setActiveLeaf(recent);
		const leaf = workspace.getLeaf(how.newLeaf ?? false);
		await leaf.openFile(file, { state, ...(how.line === undefined ? {} : { eState: { line: how.line } }) });
		await nextTask();
	}

	async settled(): Promise<void> {
		const { metadataCache, workspace } = this.#live;
		for (const note of workspace.markdownViews()) await note.save();
		await nextTask();
		await metadataCache.settled();
	}

	async externalWrite(path: string, text: string): Promise<void> {
		this.#disk.addFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
		this.#disk.write(path, text, 'outside');
		this.#live.vault.reconcile(path);
		await nextTask();
	}

	async externalDelete(path: string): Promise<void> {
		this.#disk.remove(path, 'outside');
		this.#live.vault.reconcile(path);
		await nextTask();
	}

	/** The app sees a file go and another one come: nobody tells it that they are one. */
	async externalRename(path: string, newPath: string): Promise<void> {
		const text = this.#disk.read(path);
		await this.externalDelete(path);
		await this.externalWrite(newPath, text);
	}

	async externalSettings(data: unknown): Promise<void> {
		this.#disk.addFolder(`.obsidian/plugins/${this.#pluginId}`);
		this.#disk.write(`.obsidian/plugins/${this.#pluginId}/data.json`, JSON.stringify(data), 'outside');
		await this.#loader?.plugin?.onExternalSettingsChange?.();
	}

	readDisk(path: string): string | null {
		return this.#disk.files.has(path) ? this.#disk.read(path) : null;
	}

	files(): Files {
		return Object.fromEntries(this.paths().map((path) => [path, this.#disk.read(path)]));
	}

	async quit(): Promise<void> {
		const tasks = new Tasks();
		this.#live.workspace.trigger('quit', tasks);
		await tasks.promise();
	}

	paths(): string[] {
		return [...this.#disk.files.keys()].sort();
	}

	get writes(): readonly Write[] {
		return this.#disk.writes;
	}

	/** Told of every write, for a server that keeps them. */
	set onWrite(listener: (write: Write) => void) {
		this.#disk.onWrite = listener;
	}

	editorText(): string {
		return this.#note.editor.getValue();
	}

	type(text: string): void {
		const { cm } = this.#note.editor;
		cm.dispatch(cm.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
	}

	setReadOnly(readOnly: boolean): void {
		this.#disk.readOnly = readOnly;
	}

	setTheme(theme: 'light' | 'dark'): void {
		for (const { body } of [document, ...this.#live.workspace.popouts.all.map(({ doc }) => doc)]) {
			body.toggleClass('theme-light', theme === 'light');
			body.toggleClass('theme-dark', theme === 'dark');
		}
		this.#live.workspace.trigger('css-change');
	}

	async enableDossier(): Promise<number> {
		const took = (await this.#loader?.enable()) ?? 0;
		this.#loader?.plugin?.onUserEnable();
		return took;
	}

	async disableDossier(): Promise<void> {
		await this.#loader?.disable();
	}

	leftovers(): ReturnType<HostPage['leftovers']> {
		return leftovers(this.#live, ledger, this.#pluginId);
	}

	commands(): string[] {
		return this.#live.parts.commands.ids;
	}

	async runCommand(id: string): Promise<boolean> {
		const ran = this.#live.parts.commands.run(id);
		await nextTask();
		return ran;
	}

	openPalette(): void {
		new CommandPalette(this.#live).open();
	}

	openSettings(): void {
		new SettingsWindow(this.#live).open();
	}

	async openProtocol(url: string): Promise<void> {
		const { hostname, searchParams } = new URL(url);
		const handler = this.#live.parts.protocolHandlers.get(hostname);
		if (!handler) throw new Error(`nobody handles obsidian://${hostname}`);
		await handler({ ...Object.fromEntries(searchParams), action: hostname });
	}

	showBase(viewId: string, paths: readonly string[], options: Readonly<Record<string, unknown>> = {}): void {
		showBase(this.#live, this.#bases, viewId, paths, options);
	}

	async runCli(command: string, params: Record<string, string> = {}): Promise<string> {
		const known = this.#live.parts.cliHandlers.get(command);
		if (!known) throw new Error(`there is no command "${command}"; there are: ${[...this.#live.parts.cliHandlers.keys()].join(', ')}`);
		return known.handler(params);
	}

	obsidian(): Record<string, unknown> {
		return obsidianModule();
	}

	requireAsPlugin(name: string): unknown {
		return this.#loader?.require(name);
	}

	get onRequest(): OnRequest | null {
		return this.#onRequest;
	}

	set onRequest(answer: OnRequest | null) {
		this.#onRequest = answer;
		setOnRequest(answer);
	}

	get openedOutside(): string[] {
		return this.#live.parts.openedOutside;
	}

	#toggleMode(): void {
		const note = this.#note;
		void note.setMode(note.getMode() === 'source' ? 'preview' : 'source');
	}
}

const nextTask = (): Promise<void> =>
	new Promise((done) => {
		setTimeout(done, 0);
	});

// The modules in this script remember its element, and with it whatever stands beside it: the first app, once it ended.
document.currentScript?.remove();
window.host = new Page();
cleanPage.keepGlobals();
