import { printable } from '../../../core/report/printable.ts';
import { sortedJson } from '../../../core/report/sortedJson.ts';
import { typeJson } from '../../../core/report/typeJson.ts';
import { describeField } from '../../../core/types/describeField.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadTypes } from '../../vault/loadVault.ts';
import { openVault } from '../../vault/openVault.ts';
import { requireType } from '../../input/requireType.ts';
import { inSteps } from '../../pace.ts';

export interface TypesShowOptions {
	readonly format: 'text' | 'json';
}

/** `dossier types VAULT show TYPE`: one type with everything that it inherits. */
export async function runTypesShow(io: Io, vault: string, name: string, { format }: TypesShowOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const { types } = await inSteps(loadTypes(folder, stored.settings), io.signal);
	const type = requireType(name, types);
	io.stdout.write(format === 'json' ? sortedJson({ type: typeJson(type), version: 1 }) : textOf(type));
	return EXIT_CODE.fine;
}

function textOf(type: NoteType): string {
	const lines = [
		`${type.name}${type.extends === undefined ? '' : `, extends ${type.extends}`}: ${type.origin.kind === 'built-in' ? 'built in' : type.origin.path}`,
	];
	if (type.description !== undefined) lines.push(type.description);
	if (type.folder !== undefined) lines.push(`folder: ${type.folder}`);
	lines.push('fields:', ...[...type.fields.values()].map((field) => `  ${field.name}: ${describeField(field)}`));
	lines.push(`sections: ${type.sections.length === 0 ? 'none' : type.sections.join(', ')}`, `unknown fields: ${type.unknownFields}`);
	return `${lines.map(printable).join('\n')}\n`;
}
