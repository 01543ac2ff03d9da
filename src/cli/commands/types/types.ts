import { Command } from 'commander';
import type { RenameFieldOptions } from './runRenameField.ts';
import type { TypesOptions } from './runTypes.ts';
import type { TypesInferOptions } from './runTypesInfer.ts';
import type { TypesShowOptions } from './runTypesShow.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, repeatedOption } from '../../input/optionParsers.ts';

export const types: CommandFile = (host) =>
	new Command('types')
		.summary('list, show or learn the types of notes')
		.description('Lists the types of notes that a vault has; with a word after VAULT it shows one, learns them, or renames a field.')
		.addCommand(list(host), { isDefault: true, hidden: true })
		.addCommand(show(host))
		.addCommand(infer(host))
		.addCommand(renameField(host));

const list: CommandFile = ({ io, ended }) =>
	new Command('list')
		.description('Lists the types of notes that a vault has, with the number of their notes.')
		.argument('VAULT', 'the folder of the vault')
		.addOption(choiceOption('--format <FORMAT>', 'how the list is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, options: TypesOptions) => {
			const { runTypes } = await import('./runTypes.ts');
			ended(await runTypes(io, vault, options));
		});

const show: CommandFile = ({ io, ended }) =>
	new Command('show')
		.description('Shows one type with everything that it inherits.')
		.argument('VAULT', 'the folder of the vault')
		.argument('TYPE', 'the type, such as relationship')
		.addOption(choiceOption('--format <FORMAT>', 'how the type is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, type: string, options: TypesShowOptions) => {
			const { runTypesShow } = await import('./runTypesShow.ts');
			ended(await runTypesShow(io, vault, type, options));
		});

const infer: CommandFile = ({ io, ended }) =>
	new Command('infer')
		.description('Proposes type notes from the notes that are there; with --write it makes those that do not exist yet.')
		.argument('VAULT', 'the folder of the vault')
		.option('--write', 'write the type notes')
		.addOption(repeatedOption('--without <TYPE.FIELD>', 'leave out a field of a type; may be given several times'))
		.action(async (vault: string, options: TypesInferOptions) => {
			const { runTypesInfer } = await import('./runTypesInfer.ts');
			ended(await runTypesInfer(io, vault, options));
		});

const renameField: CommandFile = ({ io, ended }) =>
	new Command('rename-field')
		.description(
			'Renames a field in the type note and in every note of the type, as a diff; with --write it does. Bases and queries that name it are told.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('TYPE', 'the type, such as relationship')
		.argument('OLD', 'the field as it is called now')
		.argument('NEW', 'the field as it is to be called')
		.option('--write', 'write the notes')
		.addOption(countOption('--max-changes <N>', 'let up to N notes change; without it 20 % of the notes, and 20 in any case', 0))
		.action(async (vault: string, type: string, from: string, to: string, options: RenameFieldOptions) => {
			const { runRenameField } = await import('./runRenameField.ts');
			ended(await runRenameField(io, vault, type, from, to, options));
		});
