import type { LiveState, LiveVault } from './liveVault.ts';
import { untilReady } from './untilReady.ts';

/**
 * Resolves to `true` once the vault is read, to `false` after an abort, or where `onWait` gives up as in `untilReady`: an index of which half is read would call notes and types missing that are there.
 * Being asked is reason enough to go on with a reading that was stopped.
 */
export function whenRead(
	vault: LiveVault,
	signal?: AbortSignal,
	onWait: (state: LiveState) => unknown = () => undefined,
): Promise<boolean> {
	if (vault.state.kind === 'stopped') void vault.readAgain();
	return untilReady(vault, signal, onWait);
}
