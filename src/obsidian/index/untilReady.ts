import type { LiveState, LiveVault } from './liveVault.ts';

/**
 * Resolves once the vault is read, at once where it is; `onWait` is told how far it is until then, and gives `false` where that is not waited for.
 *
 * @returns whether it is read; `false` after an abort, or where `onWait` gave up.
 */
export function untilReady(vault: LiveVault, signal: AbortSignal | undefined, onWait: (state: LiveState) => unknown): Promise<boolean> {
	if (vault.state.kind === 'ready') return Promise.resolve(signal?.aborted !== true);
	return new Promise((resolve) => {
		const end = (isReady: boolean): void => {
			unsubscribe();
			resolve(isReady);
		};
		const unsubscribe = vault.onState((state) => {
			if (state.kind === 'ready') end(true);
			else if (onWait(state) === false) end(false);
		});
		signal?.addEventListener('abort', () => end(false), { once: true });
		onWait(vault.state);
	});
}
