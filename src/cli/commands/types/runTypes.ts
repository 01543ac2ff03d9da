import { TYPE_NOTE } from '../../../core/types/definition/typeDefinition.ts';
import { sortedJson } from '../../../core/report/sortedJson.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { counted } from '../../../core/text/counted.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { inSteps } from '../../pace.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface TypesOptions {
	readonly format: 'text' | 'json';
}

/** `dossier types`: the types of a vault with the number of their notes, those that no type describes after them. */
export async function runTypes(io: Io, vault: string, { format }: TypesOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const counts = loaded.index.typeCounts();
	const rows = loaded.types
		.all()
		.map((type) => ({ name: type.name, notes: counts.get(type.name) ?? 0, origin: originOf(type), extends: type.extends ?? null }));
	const unknown = [...counts]
		.filter(([name]) => loaded.types.get(name) === undefined && name !== TYPE_NOTE)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	if (format === 'json') {
		io.stdout.write(sortedJson({ types: rows, unknown: unknown.map(([name, notes]) => ({ name, notes })), version: 1 }));
		return EXIT_CODE.fine;
	}
	const width = Math.max(...rows.map(({ name }) => name.length), ...unknown.map(([name]) => name.length));
	for (const row of rows)
		io.stdout.write(
			outputLine`${row.name.padEnd(width)}  ${counted(row.notes, 'note').padStart(9)}  ${row.origin}${row.extends === null ? '' : `, extends ${row.extends}`}`,
		);
	for (const [name, notes] of unknown)
		io.stdout.write(
			outputLine`${name.padEnd(width)}  ${counted(notes, 'note').padStart(9)}  not described; dossier types VAULT infer proposes it`,
		);
	return EXIT_CODE.fine;
}

function originOf({ origin }: NoteType): string {
	return origin.kind === 'built-in' ? 'built in' : origin.path;
}
