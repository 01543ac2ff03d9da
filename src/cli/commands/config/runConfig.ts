import { type Json, sortedJson } from '../../../core/report/sortedJson.ts';
import { RULES } from '../../../core/rules/rules.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { openVault } from '../../vault/openVault.ts';
import type { VaultSettings } from '../../vault/vaultSettings.ts';

export interface ConfigOptions {
	readonly format: 'text' | 'json';
}

/** A value in force and the file that gives it; `null` for the default. */
interface Value {
	readonly from: string | null;
	readonly value: Json;
}

/** `dossier config`: the settings in force, and where each comes from. */
export async function runConfig(io: Io, vault: string, { format }: ConfigOptions): Promise<ExitCode> {
	const { stored } = await openVault(io, vault);
	const settings = settingsInForce(stored);
	const rules = severitiesInForce(stored);
	if (format === 'json') io.stdout.write(sortedJson({ file: stored.file ?? null, rules, settings, version: 1 } as unknown as Json));
	else
		io.stdout.write(
			textOf(stored, [...Object.entries(settings), ...Object.entries(rules).map(([id, value]) => [`rules.${id}`, value] as const)]),
		);
	return EXIT_CODE.fine;
}

function settingsInForce({ settings, given, givenByApp, file }: VaultSettings): Readonly<Record<string, Value>> {
	const entries = Object.entries(settings).filter(([key]) => key !== 'rules');
	return Object.fromEntries(entries.map(([key, value]) => [key, { from: (given.has(key) ? file : givenByApp.get(key)) ?? null, value }]));
}

function severitiesInForce({ settings, file }: VaultSettings): Readonly<Record<string, Value>> {
	const entries = RULES.map(({ id, severity }): [string, Value] => {
		const set = Object.hasOwn(settings.rules, id) ? settings.rules[id] : undefined;
		return [id, set === undefined ? { from: null, value: severity } : { from: file ?? null, value: set }];
	});
	return Object.fromEntries(entries);
}

function textOf({ file }: VaultSettings, values: readonly (readonly [key: string, value: Value])[]): string {
	const head =
		file === undefined ? 'No settings are stored; everything has its default.' : `Settings from ${file}; everything else has its default.`;
	const width = Math.max(...values.map(([key]) => key.length));
	const lines = values.map(
		([key, { from, value }]) => `${key.padEnd(width)}  ${JSON.stringify(value)}${from === null ? '' : `  (${from})`}`,
	);
	return `${head}\n\n${lines.join('\n')}\n`;
}
