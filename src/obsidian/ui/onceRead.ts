import type { LiveVault } from '../index/liveVault.ts';
import { whenRead } from '../index/whenRead.ts';
import type { Notices } from './notices.ts';

/**
 * Calls `run` at once where the vault is read; else says that it is still being read, and calls `run` as soon as it is: from an index of
 * which half is read a command would say that types and notes are missing, or mend what is not wrong. Nothing follows where
 * the user stops the reading, or after an unload.
 */
export async function onceRead(vault: LiveVault, notices: Notices, run: () => unknown): Promise<void> {
	if (vault.state.kind !== 'ready') {
		notices.say('The vault is still being read; this follows by itself');
		if (!(await whenRead(vault, undefined, ({ kind }) => kind !== 'stopped'))) return;
	}
	await run();
}

/** The same for what opens a window: of several that are asked for until the vault is read the last opens, and no pile of them. */
export function openOnceRead(vault: LiveVault, notices: Notices, open: () => unknown): Promise<void> {
	const asked = (): unknown => (notices.opensNext === asked ? open() : undefined);
	notices.opensNext = asked;
	return onceRead(vault, notices, asked);
}
