import { Command } from 'commander';
import type { CommandFile } from '../../commandFile.ts';
import { countOption } from '../../input/optionParsers.ts';
import { OperatorError } from '../../operatorError.ts';
import type { RenameOptions } from './runRename.ts';

export const rename: CommandFile = ({ io, ended }) =>
	new Command('rename')
		.summary('rename or move a note, and what leads to it')
		.description(
			'Renames a note, which stays the file that it is. Links to it are changed in their own form, plain names of it in fields are rewritten, and what was decided about it follows. Where one of these notes cannot be changed they are told and nothing is written.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('NOTE', 'the note: its path in the vault, with or without .md, or its name')
		.argument('[TITLE]', 'the new title; the file is named after it')
		.option('--folder <FOLDER>', 'move the note to this folder of the vault; TITLE may then be left out')
		.option('--keep-name', 'keep the old name as an alias, and leave plain names in fields as they are')
		.option('--dry-run', 'show the changes and write nothing')
		.option('--force', 'rename it although its file cannot be called like the title, or notes that lead to it cannot be changed')
		.addOption(countOption('--max-changes <N>', 'let up to N notes change; without it 20 % of the notes, and 20 in any case', 0))
		.action(async (vault: string, note: string, title: string | undefined, options: RenameOptions) => {
			if (title === undefined && options.folder === undefined) throw new OperatorError('give TITLE, --folder FOLDER, or both');
			const { runRename } = await import('./runRename.ts');
			ended(await runRename(io, vault, note, title, options));
		});
