import { watch } from 'chokidar';

/** Long enough for a program that saves several notes at once to be done, short enough to feel live. */
const SETTLE_MS = 150;

/**
 * Calls `changed` after notes or folders of `root` changed, until `signal` is aborted.
 *
 * @throws what `changed` rejects with: the vault is gone, say.
 */
export async function watchFolder(root: string, signal: AbortSignal, changed: () => Promise<void>): Promise<void> {
	const hidden = (path: string) => path !== root && path.slice(root.length).split(/[\\/]/).some((part) => part.startsWith('.'));
	const watcher = watch(root, { ignored: hidden, ignoreInitial: true, followSymlinks: false });
	const failed = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	watcher.on('all', () => {
		clearTimeout(timer);
		timer = setTimeout(() => void changed().catch((error: unknown) => failed.abort(error)), SETTLE_MS);
	});
	const end = AbortSignal.any([signal, failed.signal]);
	await new Promise<void>((resolve) => {
		if (end.aborted) resolve();
		else end.addEventListener('abort', () => resolve(), { once: true });
	});
	clearTimeout(timer);
	await watcher.close();
	if (failed.signal.aborted) throw failed.signal.reason;
}
