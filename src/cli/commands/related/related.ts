import { Command } from 'commander';
import type { DismissOptions } from './runDismiss.ts';
import type { RelatedOptions } from './runRelated.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, repeatedOption } from '../../input/optionParsers.ts';
import { OperatorError } from '../../operatorError.ts';

export const related: CommandFile = ({ io, ended }) =>
	new Command('related')
		.summary('add the notes that are missing under Related Notes')
		.description('Shows which notes link to a note and are not linked back, as a diff; with --write it adds them to its related section.')
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.option('--write', 'write the notes')
		.option('--all', 'also what is less surely related: from a probability of 0.3, where it is 0.6 without')
		.addOption(countOption('--limit <N>', 'fill a section up to N bullets; without it as many as the vault itself has', 1))
		.option('--since <GITREF>', 'only notes that changed since this commit of the git repository, new ones included')
		.addOption(repeatedOption('--never <OTHER>', 'never propose the note OTHER for NOTE, in the plugin either; may be given several times'))
		.addOption(repeatedOption('--again <OTHER>', 'propose OTHER for NOTE again'))
		.option('--prune', 'take out bullets whose note git knows to have been deleted, instead of adding any')
		.addOption(choiceOption('--format <FORMAT>', 'how the outcome is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, notes: string[], options: RelatedOptions & Partial<DismissOptions>) => {
			const { never = [], again = [] } = options;
			if (never.length + again.length > 0) {
				if (options.write === true || options.since !== undefined || options.limit !== undefined || options.format === 'json')
					throw new OperatorError('--never and --again write no bullets; they go with no other option');
				const { runDismiss } = await import('./runDismiss.ts');
				return ended(await runDismiss(io, vault, notes, { never, again }));
			}
			if (options.prune === true) {
				const { runPrune } = await import('./runPrune.ts');
				return ended(await runPrune(io, vault, notes, options));
			}
			const { runRelated } = await import('./runRelated.ts');
			return ended(await runRelated(io, vault, notes, options));
		});
