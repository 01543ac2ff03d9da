import { Command } from 'commander';
import type { RelatedOptions } from './runRelated.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption } from '../../input/optionParsers.ts';

export const related: CommandFile = ({ io, ended }) =>
	new Command('related')
		.summary('add the notes that are missing under Related Notes')
		.description('Shows which notes link to a note and are not linked back, as a diff; with --write it adds them to its related section.')
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.option('--write', 'write the notes')
		.addOption(countOption('--limit <N>', 'fill a section up to N bullets; without it as many as the vault itself has', 1))
		.option('--since <GITREF>', 'only notes that changed since this commit of the git repository, new ones included')
		.addOption(choiceOption('--format <FORMAT>', 'how the outcome is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, notes: string[], options: RelatedOptions) => {
			const { runRelated } = await import('./runRelated.ts');
			ended(await runRelated(io, vault, notes, options));
		});
