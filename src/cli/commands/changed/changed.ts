import { Command } from 'commander';
import type { ChangedOptions } from './runChanged.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption } from '../../input/optionParsers.ts';

export const changed: CommandFile = ({ io, ended }) =>
	new Command('changed')
		.summary('tell what changed since a commit or a day')
		.description(
			'Tells which notes are new, moved or gone since a commit or a day, which fields are others, and which related notes and sources were added or lost. A vault without git has no past: by the dates of its files only new and changed notes are told.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.requiredOption('--since <REF|DATE>', 'a commit, branch or tag of git, or a day such as 2026-03-14')
		.addOption(choiceOption('--format <FORMAT>', 'how the changes are printed', ['text', 'json']).default('text'))
		.action(async (vault: string, notes: string[], options: ChangedOptions) => {
			const { runChanged } = await import('./runChanged.ts');
			ended(await runChanged(io, vault, notes, options));
		});
