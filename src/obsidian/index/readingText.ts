import type { LiveState } from './liveVault.ts';

/** Why a vault that is not `ready` cannot be asked yet, and how far it is. */
export function readingText(state: LiveState): string {
	switch (state.kind) {
		case 'reading':
			return `Reading the vault: ${state.done} of ${state.total} notes`;
		case 'stopped':
			return `Reading was stopped: ${state.done} of ${state.total} notes are known`;
		case 'waiting':
		case 'ready':
			return 'The vault is not read yet';
	}
}
