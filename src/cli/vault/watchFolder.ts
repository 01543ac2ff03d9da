import { watch } from 'chokidar';
import { SETTINGS_FILES } from './dataFile.ts';
import { OperatorError } from '../operatorError.ts';

/** Long enough for a program that saves several notes at once to be done, short enough to feel live. */
const SETTLE_MS = 150;

export interface Watching {
	/** Called once, when every change from then on will be told. */
	readonly ready: () => Promise<void>;
	/**
	 * Called after notes, folders or settings changed, with their paths relative to the folder; never while `ready` or an earlier
	 * call is under way.
	 */
	readonly changed: (paths: readonly string[]) => Promise<void>;
}

/**
 * Watches `root` until `signal` is aborted; what is under way then is finished.
 *
 * @throws what `ready` or `changed` rejects with: the vault is gone, say.
 * @throws {OperatorError} if the system cannot watch so many folders.
 */
export async function watchFolder(root: string, signal: AbortSignal, { ready, changed }: Watching): Promise<void> {
	const within = (path: string) => path.slice(root.length + 1).replaceAll('\\', '/');
	const isHidden = (path: string) =>
		path !== root &&
		within(path)
			.split('/')
			.some((part) => part.startsWith('.')) &&
		!SETTINGS_FILES.some((file) => file === within(path) || file.startsWith(`${within(path)}/`));
	const watcher = watch(root, { ignored: isHidden, ignoreInitial: true, followSymlinks: false });
	const failed = new AbortController();
	const touched = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let underWay = Promise.resolve();
	const take = (turn: () => Promise<void>) => {
		underWay = underWay.then(turn).catch((error: unknown) => failed.abort(error));
	};
	watcher.on('error', (error) =>
		failed.abort(new OperatorError(`cannot watch ${root}: ${error instanceof Error ? error.message : String(error)}`)),
	);
	watcher.once('ready', () => {
		watcher.on('all', (_event, path) => {
			if (isWayToSettings(within(path))) return;
			touched.add(within(path));
			clearTimeout(timer);
			timer = setTimeout(() => {
				const paths = [...touched].sort();
				touched.clear();
				take(() => changed(paths));
			}, SETTLE_MS);
		});
		take(ready);
	});
	const end = AbortSignal.any([signal, failed.signal]);
	await new Promise<void>((resolve) => {
		if (end.aborted) resolve();
		else end.addEventListener('abort', () => resolve(), { once: true });
	});
	clearTimeout(timer);
	await watcher.close();
	await underWay;
	if (failed.signal.aborted) throw failed.signal.reason;
}

/** Whether a folder, relative to the vault, is only looked into for the settings. */
function isWayToSettings(path: string): boolean {
	return SETTINGS_FILES.some((file) => file.startsWith(`${path}/`));
}
