import { Command } from 'commander';
import type { NewOptions } from './runNew.ts';
import type { CommandFile } from '../../commandFile.ts';

export const newNote: CommandFile = ({ io, ended }) =>
	new Command('new')
		.summary('make a note of a type')
		.description(
			'Makes a note of a type from its template, in its folder, with its fields and its related notes. Never writes over a note.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('TYPE', 'the type, such as relationship')
		.argument('TITLE', 'the title; the file is named after it')
		.argument('[FIELD=VALUE...]', 'a text or number, a list such as actors="[Iran, Israel]"')
		.option('--dry-run', 'show the note and write nothing')
		.action(async (vault: string, type: string, title: string, assignments: string[], options: NewOptions) => {
			const { runNew } = await import('./runNew.ts');
			ended(await runNew(io, vault, type, title, assignments, options));
		});
