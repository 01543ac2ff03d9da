import type * as ob from 'obsidian';
import { PLUGIN_SOURCE } from '../base/ledger.ts';
import { readingBegins } from '../base/pace.ts';
import type { HostApp } from '../hostApp.ts';
import type { Plugin } from './plugin.ts';

/** What a plugin's folder holds. */
export interface PluginFiles {
	readonly main: string;
	readonly manifest: ob.PluginManifest;
	readonly styles: string | null;
}

type Loaded = { plugin: Plugin; styleEl: HTMLStyleElement | null };
type Run = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** A plugin whose code is ready to run, as often as it is enabled. */
export interface CompiledPlugin extends PluginFiles {
	readonly run: Run;
}

/** Before any plugin runs: its code can then be kept from `Function`. */
export function compilePlugin(files: PluginFiles): CompiledPlugin {
	const code = `${files.main}\n//# sourceURL=${PLUGIN_SOURCE}:${files.manifest.id}`;
	// oxlint-disable-next-line typescript/no-implied-eval -- this is how the app itself runs a plugin's main.js
	return { ...files, run: new Function('require', 'module', 'exports', code) as Run };
}

/** Runs a built plugin unchanged and takes it out again. */
export class PluginLoader {
	#loaded: Loaded | null = null;

	constructor(
		private readonly app: HostApp,
		private readonly files: CompiledPlugin,
		private readonly modules: Readonly<Record<string, unknown>>,
	) {}

	get plugin(): Plugin | null {
		return this.#loaded?.plugin ?? null;
	}

	/** @returns how long `onload` took, in milliseconds. */
	async enable(): Promise<number> {
		if (this.#loaded) return 0;
		const styleEl =
			this.files.styles === null
				? null
				: document.head.createEl('style', { text: this.files.styles, attr: { 'data-plugin': this.files.manifest.id } });
		this.app.workspace.popouts.copyStyles();
		const plugin = this.#make();
		this.#loaded = { plugin, styleEl };
		this.app.plugins.plugins[this.files.manifest.id] = plugin;
		readingBegins(this.app.vault.getFiles().length);
		const before = performance.now();
		plugin.load();
		const took = performance.now() - before;
		await plugin.loading;
		return took;
	}

	async disable(): Promise<void> {
		this.#loaded?.plugin.unload();
		delete this.app.plugins.plugins[this.files.manifest.id];
		this.#loaded?.styleEl?.remove();
		this.app.workspace.popouts.copyStyles();
		this.#loaded = null;
		await new Promise((done) => {
			setTimeout(done, 0);
		});
	}

	#make(): Plugin {
		const module: { exports: unknown } = { exports: {} };
		this.files.run((name) => this.require(name), module, module.exports);
		const exported = module.exports as { default?: unknown };
		const type = (exported.default ?? exported) as new (app: HostApp, manifest: ob.PluginManifest) => Plugin;
		if (typeof type !== 'function') throw new Error('main.js exports no plugin class');
		return new type(this.app, { ...this.files.manifest, dir: `.obsidian/plugins/${this.files.manifest.id}` });
	}

	/** @throws for a name the app does not give. */
	require(name: string): unknown {
		if (!Object.hasOwn(this.modules, name))
			throw new Error(`Cannot find module '${name}': the app gives a plugin only ${Object.keys(this.modules).join(', ')}`);
		return this.modules[name];
	}
}
