import { watch } from 'chokidar';
import { OperatorError } from '../operatorError.ts';

/** Long enough for a program that saves several notes at once to be done, short enough to feel live. */
const SETTLE_MS = 150;

export interface Watching {
	/** Called once, when every change from then on will be told. */
	readonly ready: () => Promise<void>;
	/** Called after notes or folders changed; never while `ready` or an earlier call is under way. */
	readonly changed: () => Promise<void>;
}

/**
 * Watches `root` until `signal` is aborted; what is under way then is finished.
 *
 * @throws what `ready` or `changed` rejects with: the vault is gone, say.
 * @throws {OperatorError} if the system cannot watch so many folders.
 */
export async function watchFolder(root: string, signal: AbortSignal, { ready, changed }: Watching): Promise<void> {
	const hidden = (path: string) =>
		path !== root &&
		path
			.slice(root.length)
			.split(/[\\/]/)
			.some((part) => part.startsWith('.'));
	const watcher = watch(root, { ignored: hidden, ignoreInitial: true, followSymlinks: false });
	const failed = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let underWay = Promise.resolve();
	const take = (turn: () => Promise<void>) => {
		underWay = underWay.then(turn).catch((error: unknown) => failed.abort(error));
	};
	watcher.on('error', (error) =>
		failed.abort(new OperatorError(`cannot watch ${root}: ${error instanceof Error ? error.message : String(error)}`)),
	);
	watcher.once('ready', () => {
		watcher.on('all', () => {
			clearTimeout(timer);
			timer = setTimeout(() => take(changed), SETTLE_MS);
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
