import { Command } from 'commander';
import type { SourcesOptions } from './runSources.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption } from '../../input/optionParsers.ts';

export const sources: CommandFile = ({ io, ended }) =>
	new Command('sources')
		.summary('list the sources of notes')
		.description('Lists the sources that notes give, with publisher, title and address, and who else cites them.')
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.addOption(
			choiceOption('--format <FORMAT>', 'how the sources are printed', ['text', 'json', 'bibtex', 'csl-json', 'markdown']).default('text'),
		)
		.option('--publisher <NAME>', 'only what this publisher published: a name, or a title or alias of its note')
		.option('--check', 'ask the hosts of all sources whether their pages are still there, and keep what they say in .dossier/health.json')
		.action(async (vault: string, notes: string[], options: SourcesOptions) => {
			if (options.check === true) {
				const { runSourcesCheck } = await import('./runSourcesCheck.ts');
				ended(await runSourcesCheck(io, vault, notes, options));
				return;
			}
			const { runSources } = await import('./runSources.ts');
			ended(await runSources(io, vault, notes, options));
		});
