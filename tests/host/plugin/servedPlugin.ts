import type * as ob from 'obsidian';
import { compilePlugin, type CompiledPlugin, type PluginFiles } from './pluginLoader.ts';

/** The plugin's files, asked for and compiled once a page. */
let compiled: Promise<CompiledPlugin> | undefined;

/** The plugin that the page's server gives. @throws where it is not built. */
export async function servedPlugin(): Promise<CompiledPlugin> {
	return (compiled ??= pluginFiles().then(compilePlugin));
}

async function pluginFiles(): Promise<PluginFiles> {
	const [main, manifest, styles] = await Promise.all(
		['plugin/main.js', 'plugin/manifest.json', 'plugin/styles.css'].map(async (path) => {
			const response = await fetch(path);
			return response.ok ? response.text() : null;
		}),
	);
	if (main === null || main === undefined || !manifest) throw new Error('there is no main.js to load: type "npm run build"');
	return { main, manifest: JSON.parse(manifest) as ob.PluginManifest, styles: styles ?? null };
}
