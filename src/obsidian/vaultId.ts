import type { App } from 'obsidian';

const KEY = 'dossier-vault-id';

/** Tells this vault from others of the same name on this device: what is kept of it in the page's databases goes by it. */
export function vaultId(app: App): string {
	const stored: unknown = app.loadLocalStorage(KEY);
	if (typeof stored === 'string' && stored !== '') return stored;
	const id = window.crypto.randomUUID();
	app.saveLocalStorage(KEY, id);
	return id;
}
