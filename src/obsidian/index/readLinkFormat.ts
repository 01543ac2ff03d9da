import type { App } from 'obsidian';
import { DEFAULT_LINK_FORMAT, linkFormatOf, type LinkFormat } from '../../core/vault/links/linkFormat.ts';

/**
 * How this vault writes links. There is no public way to ask the app, so its own file is read;
 * where that cannot be read the app's default holds.
 */
export async function readLinkFormat(app: App): Promise<LinkFormat> {
	try {
		return linkFormatOf(JSON.parse(await app.vault.adapter.read(`${app.vault.configDir}/app.json`)));
	} catch {
		// A vault whose settings were never changed has no such file.
		return DEFAULT_LINK_FORMAT;
	}
}
