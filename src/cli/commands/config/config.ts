import { Command } from 'commander';
import type { ConfigOptions } from './runConfig.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption } from '../../input/optionParsers.ts';

export const config: CommandFile = ({ io, ended }) =>
	new Command('config')
		.summary('print the settings in force and where they come from')
		.description(
			'Prints every setting and the severity of every rule as they are in force, and the file that each comes from. docs/settings.md explains them.',
		)
		.argument('VAULT', 'the folder of the vault')
		.addOption(choiceOption('--format <FORMAT>', 'how the settings are printed', ['text', 'json']).default('text'))
		.action(async (vault: string, options: ConfigOptions) => {
			const { runConfig } = await import('./runConfig.ts');
			ended(await runConfig(io, vault, options));
		});
