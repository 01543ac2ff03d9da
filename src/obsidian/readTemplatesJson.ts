import type { Vault } from 'obsidian';

/** What the app has stored of its own templates. There is no public way to ask for their settings, so the app's own file is read. */
export async function readTemplatesJson({ adapter, configDir }: Vault): Promise<unknown> {
	return (
		adapter
			.read(`${configDir}/templates.json`)
			.then((text) => JSON.parse(text) as unknown)
			// A vault whose settings were never changed has no such file.
			.catch(() => undefined)
	);
}
