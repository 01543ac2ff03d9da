import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import { nearNamesOf } from '../../../core/vault/names/nearNames.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { printParts } from '../../output/printParts.ts';
import { loadWanted, type VaultWithWanted } from './loadWanted.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface WantedOptions {
	readonly format: 'text' | 'json';
	/** How many are told at most. */
	readonly limit?: number;
}

/** `dossier wanted`: what is linked or named and not written, most wanted first, and what it should be. */
export async function runWanted(io: Io, vault: string, { format, limit }: WantedOptions): Promise<ExitCode> {
	const known = await loadWanted(io, vault);
	const shown = known.wanted.slice(0, limit);
	if (format === 'json') await printParts(io, sortedJsonParts('wanted', { items: wantedRows(shown, known) }, { version: 1 }));
	else await printParts(io, textOf(shown, known));
	return EXIT_CODE.fine;
}

interface WantedRow {
	readonly target: string;
	readonly mentions: number;
	/** The notes that link or name it, each once. */
	readonly from: readonly string[];
	/** What it should be, `null` where nothing says. */
	readonly type: string | null;
	/** The note that was called so before it was renamed, where it is known; nothing is to be made for it. */
	readonly renamed?: string;
	/** The note that is surely meant by it: `link-near-miss` tells where. */
	readonly near?: string;
}

function* wantedRows(shown: readonly WantedNote[], { loaded, stored }: VaultWithWanted): Iterable<WantedRow & Json> {
	const { index, types, settings } = loaded;
	const names = nearNamesOf(index, settings);
	for (const { target, mentions } of shown) {
		const renamed = formerNameOf(target, stored.formerNames, index)?.path;
		const near = renamed === undefined ? names.nearest(target)?.path : undefined;
		const type = renamed === undefined && near === undefined ? (inferTypeFor(target, mentions, index, types) ?? null) : null;
		const row = { target, mentions: mentions.length, from: [...new Set(mentions.map(({ from }) => from))], type };
		yield { ...row, ...(renamed !== undefined && { renamed }), ...(near !== undefined && { near }) };
	}
}

function* textOf(shown: readonly WantedNote[], known: VaultWithWanted): Iterable<string> {
	const width = String(shown[0]?.mentions.length ?? 0).length;
	for (const { target, mentions, from, type, renamed, near } of wantedRows(shown, known)) {
		const more = from.length > 3 ? ` and ${from.length - 3} more` : '';
		const there = renamed === undefined ? near && `; it may be ${near}` : `; it is ${renamed} now`;
		const what = there ?? (type === null ? '' : `; ${type}`);
		yield outputLine`${String(mentions).padStart(width)}  ${target}  (${from.slice(0, 3).join(', ')}${more})${what}`;
	}
	if (known.wanted.length === 0) yield 'Everything that is linked or named is written.\n';
	const left = known.wanted.length - shown.length;
	if (left > 0) yield `${left} more ${left === 1 ? 'is' : 'are'} wanted\n`;
}
