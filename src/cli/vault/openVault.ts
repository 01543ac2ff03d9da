import { resolve } from 'node:path';
import { type FolderVault, openFolder } from '../disk/folderVault.ts';
import { EXIT_CODE, type ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { inSteps } from '../pace.ts';
import type { LoadedVault } from './loadVault.ts';
import { readVaultSettings, type VaultSettings } from './vaultSettings.ts';
import { OperatorError } from '../operatorError.ts';
import { outputLine } from '../output/outputLine.ts';

/** The vault that a command line names, not read yet, and what is stored about it. */
export interface OpenVault {
	readonly folder: FolderVault;
	readonly stored: VaultSettings;
}

/**
 * The absolute path of the folder that the command line calls `vault`.
 *
 * @throws {OperatorError} for an empty text: what a script's variable holds that was never set is not the current folder.
 */
export function vaultFolder({ cwd }: Pick<Io, 'cwd'>, vault: string): string {
	if (vault.trim() === '') throw new OperatorError('VAULT is empty; give the folder of a vault, such as . for the current one');
	return resolve(cwd, vault);
}

/**
 * Opens the vault that the command line names; what is stored about it and was not understood is told.
 *
 * @throws {OperatorError} if there is no such folder, or its settings cannot be read.
 */
export async function openVault(io: Io, vault: string): Promise<OpenVault> {
	const folder = await inSteps(openFolder(vaultFolder(io, vault)), io.signal);
	const stored = readVaultSettings(folder);
	for (const problem of stored.problems) io.stderr.write(outputLine`dossier: ${problem}`);
	return { folder, stored };
}

/**
 * Tells which notes a list leaves out because they cannot be read.
 *
 * @param asked the notes that the command line named; the code is `findings` where one of them cannot be read.
 */
export function sayUnreadable(io: Io, { unreadable }: Pick<LoadedVault, 'unreadable'>, asked: readonly string[] = []): ExitCode {
	for (const { path, message } of unreadable) io.stderr.write(outputLine`dossier: ${path}: ${message}`);
	const named = new Set(asked);
	return unreadable.some(({ path }) => named.has(path)) ? EXIT_CODE.findings : EXIT_CODE.fine;
}
