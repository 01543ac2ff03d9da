import { watchFolder } from '../../cli/vault/watchFolder.ts';
import type { LiveFolder } from './liveFolder.ts';

/** Watches the vault's folder for an editor that does not: until `signal` is aborted. */
export function watchVault(vault: LiveFolder, signal: AbortSignal, warn: (message: string) => void): void {
	const watching = watchFolder(vault.root, signal, {
		ready: () => Promise.resolve(),
		changed(paths) {
			vault.touch(paths);
			return Promise.resolve();
		},
	});
	watching.catch((error: unknown) => warn(error instanceof Error ? error.message : String(error)));
}
