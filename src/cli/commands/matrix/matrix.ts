import { Command, Option } from 'commander';
import type { MatrixCommandOptions } from './runMatrix.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, listOption, repeatedOption } from '../../input/optionParsers.ts';

export const matrix: CommandFile = ({ io, ended }) =>
	new Command('matrix')
		.summary('show who stands to whom')
		.description(
			'Shows actors by actors: the status of their relationship note, else how many notes name both in their fields. Actors without any relation are left out.',
		)
		.argument('VAULT', 'the folder of the vault')
		.addOption(choiceOption('--format <FORMAT>', 'how the matrix is printed', ['md', 'csv', 'json']).default('md'))
		.addOption(listOption('--type <TYPE>', 'only actors of this type, or of one that extends it; several with commas'))
		.option('--folder <FOLDER>', 'only actors in this folder of the vault')
		.option('--tag <TAG>', 'only actors with this tag, or with one below it')
		.addOption(repeatedOption('--where <FIELD=VALUE>', 'only actors with this value in this field, such as region=Europe; may be repeated'))
		.addOption(listOption('--column-type <TYPE>', 'the same for the columns alone, where they are to be others than the rows'))
		.addOption(choiceOption('--sort <ORDER>', 'in which order the actors stand', ['name', 'relations', 'blocs']).default('name'))
		.addOption(new Option('--value <FIELD>', 'the field of a relationship that is shown').default('status'))
		.option('--all', 'also actors without any relation')
		.action(async (vault: string, options: MatrixCommandOptions) => {
			const { runMatrix } = await import('./runMatrix.ts');
			ended(await runMatrix(io, vault, options));
		});
