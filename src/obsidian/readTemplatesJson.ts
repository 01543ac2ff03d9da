import type { Vault } from 'obsidian';
import { orTemplaters } from '../core/settings/withAppTemplates.ts';

/** What the app has stored of its own templates. There is no public way to ask for their settings, so the app's own file is read. */
export function readTemplatesJson(vault: Vault): Promise<unknown> {
	return readAppJson(vault, 'templates.json');
}

/** Where the app's own templates lie, or else those of the plugin Templater. */
export async function readAppTemplates(vault: Vault): Promise<unknown> {
	return orTemplaters(await readTemplatesJson(vault), await readAppJson(vault, 'plugins/templater-obsidian/data.json'));
}

async function readAppJson({ adapter, configDir }: Vault, name: string): Promise<unknown> {
	return (
		adapter
			.read(`${configDir}/${name}`)
			.then((text) => JSON.parse(text) as unknown)
			// A vault whose settings were never changed has no such file.
			.catch(() => undefined)
	);
}
