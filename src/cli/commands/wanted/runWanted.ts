import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { inSteps } from '../../pace.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import { printParts } from '../../output/printParts.ts';

export interface WantedOptions {
	readonly format: 'text' | 'json';
}

/** `dossier wanted`: what is linked or named and not written, most wanted first. */
export async function runWanted(io: Io, vault: string, { format }: WantedOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const unresolved = await inSteps(loaded.index.wantedSteps(), io.signal);
	const nowOf = (target: string): string | undefined => formerNameOf(target, stored.formerNames, loaded.index)?.path;
	if (format === 'json') {
		await printParts(io, sortedJsonParts('wanted', { items: wantedRows(unresolved, nowOf) }, { version: 1 }));
		return EXIT_CODE.fine;
	}
	await printParts(io, textOf(unresolved, nowOf));
	return EXIT_CODE.fine;
}

interface WantedRow {
	readonly target: string;
	readonly mentions: number;
	/** The notes that link or name it, each once. */
	readonly from: readonly string[];
	/** The note that was called so before it was renamed, where it is known; nothing is to be made for it. */
	readonly renamed?: string;
}

function* wantedRows(wanted: readonly WantedNote[], nowOf: (target: string) => string | undefined): Iterable<WantedRow & Json> {
	for (const { target, mentions } of wanted) {
		const renamed = nowOf(target);
		const row = { target, mentions: mentions.length, from: [...new Set(mentions.map(({ from }) => from))] };
		yield renamed === undefined ? row : { ...row, renamed };
	}
}

function* textOf(wanted: readonly WantedNote[], nowOf: (target: string) => string | undefined): Iterable<string> {
	const width = String(wanted[0]?.mentions.length ?? 0).length;
	for (const { target, mentions, from, renamed } of wantedRows(wanted, nowOf)) {
		const more = from.length > 3 ? ` and ${from.length - 3} more` : '';
		yield `${String(mentions).padStart(width)}  ${target}  (${from.slice(0, 3).join(', ')}${more})${renamed === undefined ? '' : `; it is ${renamed} now`}\n`;
	}
	if (wanted.length === 0) yield 'Everything that is linked or named is written.\n';
}
