import { normalizePath, type Plugin } from 'obsidian';
import { readAppTemplates } from '../readTemplatesJson.ts';
import type { DataFile } from './storedFile.ts';

/** The `data.json` of `plugin`; `tell` says a sentence to the user. */
export function dataFile(plugin: Plugin, tell: (problem: string) => void): DataFile {
	const { adapter, configDir } = plugin.app.vault;
	const path = normalizePath(`${plugin.manifest.dir ?? `${configDir}/plugins/${plugin.manifest.id}`}/data.json`);
	return {
		load: () => plugin.loadData(),
		save: (data) => plugin.saveData(data),
		now: () => Date.now(),
		tell,
		appTemplates: () => readAppTemplates(plugin.app.vault),
		async keepAside() {
			const name = `data.json.bad-${new Date().toISOString().slice(0, 10)}`;
			const copy = path.slice(0, path.lastIndexOf('/') + 1) + name;
			// One a day is enough: what a second start finds is the same file.
			if (!(await adapter.exists(copy))) await adapter.write(copy, await adapter.read(path));
			return name;
		},
	};
}
