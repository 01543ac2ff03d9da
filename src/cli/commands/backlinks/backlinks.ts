import { Command } from 'commander';
import type { BacklinksOptions } from './runBacklinks.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, listOption } from '../../input/optionParsers.ts';

export const backlinks: CommandFile = ({ io, ended }) =>
	new Command('backlinks')
		.summary('list what links to a note')
		.description('Lists the notes that link to a note or name it in a field, by their types, with the line and the sentence of each link.')
		.argument('VAULT', 'the folder of the vault')
		.argument('NOTE', 'the note: its path in the vault, with or without .md, or its name')
		.addOption(listOption('--type <TYPE>', 'only notes of these types'))
		.option('--mentions', 'also the notes that say its name, or an alias, and do not link it')
		.addOption(choiceOption('--format <FORMAT>', 'how the list is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, note: string, options: BacklinksOptions) => {
			const { runBacklinks } = await import('./runBacklinks.ts');
			ended(await runBacklinks(io, vault, note, options));
		});
