import { Command } from 'commander';
import type { CommandFile } from '../../commandFile.ts';
import { countOption } from '../../input/optionParsers.ts';
import type { RenameOptions } from './runRename.ts';

export const rename: CommandFile = ({ io, ended }) =>
	new Command('rename')
		.summary('rename a note, and what leads to it')
		.description(
			'Renames a note in its folder. Links to it are changed in their own form, plain names of it in fields are rewritten, and what was dismissed for it follows. Where one of these notes cannot be written nothing is.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('NOTE', 'the note: its path in the vault, with or without .md, or its name')
		.argument('TITLE', 'the new title; the file is named after it')
		.option('--keep-name', 'keep the old name as an alias, and leave plain names in fields as they are')
		.option('--dry-run', 'show the changes and write nothing')
		.option('--force', 'rename it although its file cannot be called like the title')
		.addOption(countOption('--max-changes <N>', 'let up to N notes change; without it 20 % of the notes, and 20 in any case', 0))
		.action(async (vault: string, note: string, title: string, options: RenameOptions) => {
			const { runRename } = await import('./runRename.ts');
			ended(await runRename(io, vault, note, title, options));
		});
