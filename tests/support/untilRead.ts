import type { DossierApi } from '../../src/obsidian/api/dossierApi.ts';
import type { HostTab } from './browser.ts';

/**
 * Waits until the app and the plugin have read every note: what is asked of the plugin sooner it answers later, or says so. That the
 * stand-in has settled says nothing of that.
 */
export async function untilRead(tab: HostTab): Promise<void> {
	await tab.page.evaluate(async () => {
		await window.host.settled();
		const { plugins } = (window.host.app as unknown as { plugins: { plugins: { dossier: { api: DossierApi } } } }).plugins;
		await plugins.dossier.api.types();
	});
}
