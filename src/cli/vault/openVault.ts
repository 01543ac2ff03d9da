import { resolve } from 'node:path';
import { type FolderVault, openFolder } from '../disk/folderVault.ts';
import type { Io } from '../io.ts';
import { inSteps } from '../pace.ts';
import type { LoadedVault } from './loadVault.ts';
import { readVaultSettings, type VaultSettings } from './vaultSettings.ts';

/** The vault that a command line names, not read yet, and what is stored about it. */
export interface OpenVault {
	readonly folder: FolderVault;
	readonly stored: VaultSettings;
}

/**
 * Opens the vault that the command line names; what is stored about it and was not understood is told.
 *
 * @throws {OperatorError} if there is no such folder, or its settings cannot be read.
 */
export async function openVault(io: Io, vault: string): Promise<OpenVault> {
	const folder = await inSteps(openFolder(resolve(io.cwd, vault)), io.signal);
	const stored = readVaultSettings(folder.root);
	for (const problem of stored.problems) io.stderr.write(`dossier: ${problem}\n`);
	return { folder, stored };
}

/** Tells which notes a list leaves out because they cannot be read. */
export function sayUnreadable(io: Io, { unreadable }: Pick<LoadedVault, 'unreadable'>): void {
	for (const { path, message } of unreadable) io.stderr.write(`dossier: ${path}: ${message}\n`);
}
