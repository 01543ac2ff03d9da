import { Command } from 'commander';
import type { WantedOptions } from './runWanted.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption } from '../../input/optionParsers.ts';

export const wanted: CommandFile = ({ io, ended }) =>
	new Command('wanted')
		.summary('list what is linked or named and not written')
		.description('Lists the notes that others link to or name and that nobody has written yet, most wanted first.')
		.argument('VAULT', 'the folder of the vault')
		.addOption(choiceOption('--format <FORMAT>', 'how the list is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, options: WantedOptions) => {
			const { runWanted } = await import('./runWanted.ts');
			ended(await runWanted(io, vault, options));
		});
