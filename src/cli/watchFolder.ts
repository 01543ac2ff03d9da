import { watch } from 'chokidar';

/** Long enough for a program that saves several notes at once to be done, short enough to feel live. */
const SETTLE_MS = 150;

/** Calls `changed` after notes or folders of `root` changed, until `signal` is aborted. */
export async function watchFolder(root: string, signal: AbortSignal, changed: () => void): Promise<void> {
	const hidden = (path: string) => path !== root && path.slice(root.length).split(/[\\/]/).some((part) => part.startsWith('.'));
	const watcher = watch(root, { ignored: hidden, ignoreInitial: true, followSymlinks: false });
	let timer: ReturnType<typeof setTimeout> | undefined;
	watcher.on('all', () => {
		clearTimeout(timer);
		timer = setTimeout(changed, SETTLE_MS);
	});
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});
	clearTimeout(timer);
	await watcher.close();
}
