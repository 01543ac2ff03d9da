import { workOutTypes } from '../../../core/templates/inferTypeFor.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import type { WantedRules } from '../../../core/checking/rulesWanted.ts';
import type { Io } from '../../io.ts';
import { inSteps } from '../../pace.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { type OpenVault, openVault, sayUnreadable } from '../../vault/openVault.ts';
import { checkOptionsOf, type VaultSettings } from '../../vault/vaultSettings.ts';

/** A vault that was read, and what is wanted in it. */
export interface VaultWithWanted extends OpenVault {
	readonly loaded: LoadedVault;
	/** Most wanted first, without the names that the settings say are none. */
	readonly wanted: readonly WantedNote[];
}

/** Reads a vault and works out what is linked or named in it and not written. */
export async function loadWanted(io: Io, vault: string, rulesOf?: (stored: VaultSettings) => WantedRules): Promise<VaultWithWanted> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored, rulesOf?.(stored))), io.signal);
	sayUnreadable(io, loaded);
	const ignored = new Set(stored.wantedIgnored.map(foldName));
	const all = await inSteps(loaded.index.wantedSteps(), io.signal);
	await inSteps(workOutTypes(loaded.index, loaded.types, Infinity), io.signal);
	return { folder, stored, loaded, wanted: all.filter(({ target }) => !ignored.has(foldName(noteNameOf(target)))) };
}
