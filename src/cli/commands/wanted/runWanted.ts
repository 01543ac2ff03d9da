import { sortedJson } from '../../../core/report/sortedJson.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';

export interface WantedOptions {
	readonly format: 'text' | 'json';
}

/** `dossier wanted`: what is linked or named and not written, most wanted first. */
export async function runWanted(io: Io, vault: string, { format }: WantedOptions): Promise<ExitCode> {
	const { folder, stored } = openVault(io, vault);
	const loaded = loadVault(folder, checkOptionsOf(stored));
	sayUnreadable(io, loaded);
	const wanted = loaded.index
		.wanted()
		.map(({ target, mentions }) => ({ target, mentions: mentions.length, from: [...new Set(mentions.map(({ from }) => from))] }));
	if (format === 'json') {
		io.stdout.write(sortedJson({ version: 1, wanted }));
		return EXIT_CODE.fine;
	}
	const width = String(wanted[0]?.mentions ?? 0).length;
	for (const { target, mentions, from } of wanted)
		io.stdout.write(
			`${String(mentions).padStart(width)}  ${target}  (${from.slice(0, 3).join(', ')}${from.length > 3 ? ` and ${from.length - 3} more` : ''})\n`,
		);
	if (wanted.length === 0) io.stdout.write('Everything that is linked or named is written.\n');
	return EXIT_CODE.fine;
}
