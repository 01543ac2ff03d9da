import type { Plugin } from 'obsidian';
import type { LiveVault } from './liveVault.ts';

/** Adds the commands that stop the reading of the vault, and begin it once more. */
export function registerReading(plugin: Plugin, vault: LiveVault): void {
	plugin.addCommand({
		id: 'stop-reading',
		name: 'Stop reading the vault',
		checkCallback: whenever(
			() => isReading(vault),
			() => vault.stop(),
		),
	});
	plugin.addCommand({
		id: 'read-again',
		name: 'Read the vault again',
		checkCallback: whenever(
			() => !isReading(vault) && vault.state.kind !== 'waiting',
			() => void vault.readAgain(),
		),
	});
}

function isReading({ state, rereading }: LiveVault): boolean {
	return state.kind === 'reading' || rereading !== undefined;
}

/** A command that is offered only while `isWanted`. */
function whenever(isWanted: () => boolean, run: () => void): (checking: boolean) => boolean {
	return (checking) => {
		const wanted = isWanted();
		if (wanted && !checking) run();
		return wanted;
	};
}
