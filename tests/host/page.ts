import type * as ob from 'obsidian';
import type { OnRequest } from './api/requestUrl.ts';
import type { Write } from './vault/disk.ts';

/** Path to text, or to bytes in base64 for what is no text. */
export type Files = Record<string, string | { readonly base64: string }>;

export interface BootOptions {
	/** The vault's files; hidden ones such as `.obsidian/app.json` as well. */
	readonly files: Files;
	readonly vaultName?: string;
	/** The plugin's `data.json`. */
	readonly data?: unknown;
	readonly theme?: 'light' | 'dark';
	/** The style of a theme from the community, as text: it comes after the app's own and before the plugin's. */
	readonly themeStyle?: string;
	/** Do not enable the plugin: `enableDossier` does it later, as a user would. */
	readonly withoutPlugin?: boolean;
	/** Leaves as an earlier session left them; those not in front stay deferred. */
	readonly restore?: readonly {
		readonly side: 'left' | 'right' | 'root';
		readonly type: string;
		readonly state?: Record<string, unknown>;
		readonly open?: boolean;
	}[];
	/** Refuses the page every database, as a browser does that is to keep nothing. */
	readonly withoutDatabase?: boolean;
	/** Makes `Buffer`, `process`, `require`, `eval` and `Function` throw before the plugin's code runs. */
	readonly traps?: boolean;
}

/** What a plugin left behind after it unloaded. All lists are empty where it left nothing. */
export interface Leftovers {
	readonly commands: string[];
	readonly views: string[];
	readonly leaves: string[];
	readonly settingTabs: string[];
	readonly events: string[];
	readonly listeners: string[];
	readonly timeouts: string[];
	readonly intervals: string[];
	readonly frames: string[];
	readonly observers: string[];
	readonly editorExtensions: number;
	readonly suggesters: number;
	readonly postProcessors: number;
	readonly handlers: string[];
	/** Elements outside the plugin's own views whose class begins with the plugin's id. */
	readonly elements: string[];
	readonly styles: number;
	readonly notices: number;
	readonly modals: number;
}

/** What a test may do to the app, beside clicking and typing. All paths are the vault's. */
export interface HostPage {
	/** Starts the app; resolves when its layout is ready and, unless told otherwise, the plugin is loaded. */
	boot(options: BootOptions): Promise<void>;
	/**
	 * Unloads the plugin, ends the app and empties the page, in which `boot` may then start the next one.
	 * @returns whether that was enough: `false` where the page has to be loaded anew. @throws where the browser holds on to something.
	 */
	leave(): Promise<boolean>;
	/** Shows a note, in the mode asked for. */
	open(path: string, how?: { mode?: 'live' | 'source' | 'reading'; newLeaf?: ob.PaneType | boolean; line?: number }): Promise<void>;
	/** Resolves when every write is read by the metadata cache and nothing typed waits to be saved. */
	settled(): Promise<void>;
	/** Writes as Sync, git or a script does: past the app, which notices. */
	externalWrite(path: string, text: string): Promise<void>;
	externalDelete(path: string): Promise<void>;
	externalRename(path: string, newPath: string): Promise<void>;
	/** Writes the plugin's `data.json` from outside and tells the plugin. */
	externalSettings(data: unknown): Promise<void>;
	readDisk(path: string): string | null;
	/** Every file as it is on disk, to start the app on again in a new page. */
	files(): Files;
	/** Tells that the app is about to close, and waits for what asks to be waited for. */
	quit(): Promise<void>;
	/** Every path on disk, hidden ones as well. */
	paths(): string[];
	/** Every write since the start, with who made it. */
	readonly writes: readonly Write[];
	/** The text the active editor holds, which may be newer than the file. */
	editorText(): string;
	/** Replaces text in the active editor as typing does. */
	type(text: string): void;
	setReadOnly(readOnly: boolean): void;
	setTheme(theme: 'light' | 'dark'): void;
	/** Enables the plugin as its toggle does. @returns how long `onload` took, in milliseconds. */
	enableDossier(): Promise<number>;
	disableDossier(): Promise<void>;
	leftovers(): Leftovers;
	/** Ids of every command there is. */
	commands(): string[];
	runCommand(id: string): Promise<boolean>;
	openPalette(): void;
	openSettings(): void;
	/** Follows an `obsidian://` address. */
	openProtocol(url: string): Promise<void>;
	/** Shows notes in a view of a base, with what its options are set to; shown again, the same view is told of its new data. */
	showBase(viewId: string, paths: readonly string[], options?: Readonly<Record<string, unknown>>): void;
	/** Runs a command of Obsidian's own command line. */
	runCli(command: string, params?: Record<string, string>): Promise<string>;
	/** Answers the plugin's requests; without it every request fails. */
	onRequest: OnRequest | null;
	/** Addresses that clicks would have opened outside the app. */
	readonly openedOutside: readonly string[];
	/** Names that were asked for while they were trapped. */
	readonly trapped: readonly string[];
	/** How long the plugin's `onload` took at start, in milliseconds. */
	readonly onloadMs: number;
	/** The module `obsidian` as the plugin gets it. */
	obsidian(): Record<string, unknown>;
	/** What `require` gives the plugin. @throws for a name the app does not give. */
	requireAsPlugin(name: string): unknown;
	/** The app itself, for what nothing above does. */
	readonly app: ob.App;
}
