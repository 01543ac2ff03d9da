import type { Host, HostTab, OpenOptions } from './browser.ts';

declare global {
	interface Window {
		/** Lets the reading of the vault go on, for so many more notes or to its end. */
		letRead?: (notes?: number) => void;
	}
}

/** Starts the app and then the plugin, whose reading of notes waits after the first `notes` of them until `window.letRead()`. */
export async function openHeld(host: Host, notes: number, options: OpenOptions): Promise<HostTab> {
	const tab = await host.open({ data: {}, ...options, withoutPlugin: true });
	await tab.page.evaluate(async (first) => {
		const { vault } = window.host.app;
		const read = vault.cachedRead.bind(vault);
		const waiting: (() => void)[] = [];
		let left = first;
		window.letRead = (more = Infinity) => {
			left += more;
			for (const go of waiting.splice(0)) go();
		};
		vault.cachedRead = async (file) => {
			while (left <= 0)
				await new Promise<void>((go) => {
					waiting.push(go);
				});
			left -= 1;
			return read(file);
		};
		await window.host.settled();
		await window.host.enableDossier();
	}, notes);
	return tab;
}
