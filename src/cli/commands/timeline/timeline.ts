import { Command } from 'commander';
import type { TimelineOptions } from './runTimeline.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, listOption } from '../../input/optionParsers.ts';

export const timeline: CommandFile = ({ io, ended }) =>
	new Command('timeline')
		.summary('list what happened when')
		.description(
			'Lists what notes date, oldest first: fields such as date, since and until, bullets and headings that begin with a date, and table rows below Year or Date.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.option('--neighbours', 'also the notes that these link or name, and those that link or name them')
		.addOption(listOption('--type <TYPE>', 'only notes of this type, or of one that extends it; several with commas'))
		.option('--from <DATE>', 'only what goes on or begins after this date, such as 1967, 1967-06 or "44 BC"')
		.option('--to <DATE>', 'only what begins before the end of this date')
		.addOption(choiceOption('--format <FORMAT>', 'how the list is printed', ['text', 'md', 'csv', 'json']).default('text'))
		.action(async (vault: string, notes: string[], options: TimelineOptions) => {
			const { runTimeline } = await import('./runTimeline.ts');
			ended(await runTimeline(io, vault, notes, options));
		});
