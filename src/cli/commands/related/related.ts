import { Command } from 'commander';
import type { AddRelatedOptions } from './runAddRelated.ts';
import type { DismissOptions } from './runDismiss.ts';
import type { RelatedOptions } from './runRelated.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, repeatedOption } from '../../input/optionParsers.ts';
import { OperatorError } from '../../operatorError.ts';

type Given = RelatedOptions & Partial<DismissOptions> & Partial<Pick<AddRelatedOptions, 'add' | 'why'>>;

export const related: CommandFile = ({ io, ended }) =>
	new Command('related')
		.summary('add the notes that are missing under Related Notes')
		.description('Shows which notes link to a note and are not linked back, as a diff; with --write it adds them to its related section.')
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.option('--write', 'write the notes')
		.option('--all', 'also what is less surely related: from a probability of 0.3, where it is 0.6 without')
		.option('--offered', 'everything that is offered for NOTE, however probable: all that links to it and is not linked back')
		.addOption(repeatedOption('--add <OTHER>', 'add the note OTHER to NOTE, whatever speaks for it; may be given several times'))
		.option('--why <TEXT>', 'why the one note of --add is related, written after its link')
		.addOption(countOption('--limit <N>', 'fill a section up to N bullets; without it as many as the vault itself has', 1))
		.option('--since <GITREF>', 'only notes that changed since this commit of the git repository, new ones included')
		.addOption(repeatedOption('--never <OTHER>', 'never propose the note OTHER for NOTE, in the plugin either; may be given several times'))
		.addOption(repeatedOption('--again <OTHER>', 'propose OTHER for NOTE again'))
		.option('--prune', 'take out bullets whose note git knows to have been deleted, instead of adding any')
		.addOption(choiceOption('--format <FORMAT>', 'how the outcome is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, notes: string[], options: Given) => {
			const { never = [], again = [], add = [] } = options;
			const isNarrowed = options.since !== undefined || options.limit !== undefined;
			const isFilled = options.all === true || options.offered === true || options.prune === true;
			if (never.length + again.length > 0) {
				if (options.write === true || isNarrowed || options.format === 'json' || add.length > 0)
					throw new OperatorError('--never and --again write no bullets; they go with no other option');
				const { runDismiss } = await import('./runDismiss.ts');
				return ended(await runDismiss(io, vault, notes, { never, again }));
			}
			if (add.length > 0) {
				if (isNarrowed || isFilled) throw new OperatorError('--add goes with --why, --write and --format alone');
				const { runAddRelated } = await import('./runAddRelated.ts');
				return ended(await runAddRelated(io, vault, notes, { ...options, add }));
			}
			if (options.why !== undefined) throw new OperatorError('--why says why the note of --add is related; there is no --add');
			if (options.offered === true && notes.length === 0)
				throw new OperatorError('--offered is about notes that are named; give them after VAULT');
			if (options.prune === true) {
				const { runPrune } = await import('./runPrune.ts');
				return ended(await runPrune(io, vault, notes, options));
			}
			const { runRelated } = await import('./runRelated.ts');
			return ended(await runRelated(io, vault, notes, options));
		});
