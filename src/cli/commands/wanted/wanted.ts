import { Command } from 'commander';
import type { MakeOptions } from './makeWanted.ts';
import type { WantedOptions } from './runWanted.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, repeatedOption } from '../../input/optionParsers.ts';
import { OperatorError } from '../../operatorError.ts';

export const wanted: CommandFile = ({ io, ended }) =>
	new Command('wanted')
		.summary('list what is linked or named and not written, or make it')
		.description(
			'Lists the notes that others link to or name and that nobody has written yet, most wanted first, with the type that each should have. With --make or --all it shows the notes that would be made; with --write it makes them.',
		)
		.argument('VAULT', 'the folder of the vault')
		.addOption(countOption('--limit <N>', 'only the N that are wanted most', 1))
		.addOption(repeatedOption('--make <NAME>', 'make this note; may be given several times'))
		.option('--all', 'make all whose type is known')
		.option('--type <TYPE>', 'make them of this type, whatever speaks for another')
		.option('--write', 'write the notes')
		.option('--force', 'make also what would be born with problems, or may be there by another name')
		.addOption(countOption('--max-changes <N>', 'let --all make up to N notes; without it 20 % of the notes, and 20 in any case', 0))
		.addOption(choiceOption('--format <FORMAT>', 'how the list is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, options: WantedOptions & Omit<MakeOptions, 'make'> & Partial<Pick<MakeOptions, 'make'>>) => {
			const { make = [], all } = options;
			if (make.length > 0 && all === true) throw new OperatorError('--make names notes and --all means all; give one of them');
			if (make.length > 0 || all === true) {
				const { makeWanted } = await import('./makeWanted.ts');
				return ended(await makeWanted(io, vault, { ...options, make }));
			}
			if (options.write === true || options.force === true || options.type !== undefined || options.maxChanges !== undefined)
				throw new OperatorError('--write, --force, --type and --max-changes say how notes are made; give --make NAME or --all');
			const { runWanted } = await import('./runWanted.ts');
			ended(await runWanted(io, vault, options));
		});
