import type { ActorFilter } from '../../../core/matrix/actorFilter.ts';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { matrixTable, type MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { matrixCsv, matrixMarkdown, relationsOf } from '../../../core/matrix/matrixText.ts';
import { noRelationsText } from '../../../core/matrix/noRelationsText.ts';
import { relationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { counted } from '../../../core/text/counted.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';
import type { ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { requireNotesOf } from '../../vault/typeFilter.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';

export interface MatrixCommandOptions {
	readonly format: 'md' | 'csv' | 'json';
	readonly type?: readonly string[];
	readonly folder?: string;
	readonly tag?: string;
	readonly where?: readonly string[];
	readonly columnType?: readonly string[];
	readonly sort: MatrixOrder;
	readonly value: string;
	readonly all?: boolean;
}

/** `dossier matrix`: actors by actors, and what the notes say is between them. */
export async function runMatrix(io: Io, vault: string, options: MatrixCommandOptions): Promise<ExitCode> {
	const rows: ActorFilter = { types: options.type, folder: options.folder, tag: options.tag, where: options.where?.map(fieldAndValue) };
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	const code = sayUnreadable(io, loaded);
	const { index, types, settings } = loaded;
	requireNotesOf([...(options.type ?? []), ...(options.columnType ?? [])], loaded);
	const matrix = await inSteps(relationMatrix(index, { types, settings, valueField: options.value }), io.signal);
	const columns = options.columnType === undefined ? rows : { types: options.columnType };
	const table = await inSteps(
		matrixTable(matrix, { rows, columns, order: options.sort, withUnrelated: options.all === true }, { index, types }),
		io.signal,
	);
	if (options.format === 'json') {
		await printParts(io, sortedJsonParts('relations', { items: relationsOf(table, matrix) }, { version: 1 }));
		return code;
	}
	requireFitting(table);
	if (options.format === 'csv') {
		await printParts(io, matrixCsv(table, matrix));
		return code;
	}
	if (table.rows.length === 0) {
		io.stdout.write(`${noRelationsText(matrix)}.\n`);
		return code;
	}
	const links = await inSteps(linkTexts(table, index, stored.linkFormat), io.signal);
	await printParts(
		io,
		matrixMarkdown(table, matrix, (path) => links.get(path) ?? noteNameOf(path)),
	);
	return code;
}

/** The links of a table to the notes of its actors, by path: the first line alone has one to each column. */
function* linkTexts({ rows, columns }: MatrixTable, index: VaultIndex, format: LinkFormat): Steps<ReadonlyMap<string, string>> {
	const links = new Map<string, string>();
	for (const { path } of [...rows, ...columns]) {
		yield;
		if (path === null || links.has(path)) continue;
		const link = linkTextFor(path, '', index, format, 'table');
		if (link.kind === 'link') links.set(path, link.text);
	}
	return links;
}

/** Nobody reads a table of more cells; its text would be gigabytes where a vault has tens of thousands of actors. */
const MOST_CELLS = 4_000_000;

/** @throws {OperatorError} for a table of more cells. */
function requireFitting({ rows, columns }: MatrixTable): void {
	if (rows.length * columns.length > MOST_CELLS)
		throw new OperatorError(
			`a table of ${counted(rows.length, 'row')} and ${counted(columns.length, 'column')} is too large; choose actors with --type, --folder, --tag or --where, or list the relations with --format json`,
		);
}

/** @throws {OperatorError} for a text that has no `=` after a field. */
function fieldAndValue(given: string): readonly [field: string, value: string] {
	const at = given.indexOf('=');
	if (at < 1) throw new OperatorError(`--where "${given}" has no field and value; give them as in region=Europe`);
	return [given.slice(0, at).trim(), given.slice(at + 1)];
}
