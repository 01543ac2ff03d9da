import { Command } from 'commander';
import { FIELD_VALUES } from '../../input/fieldValues.ts';
import type { NewOptions } from './runNew.ts';
import type { CommandFile } from '../../commandFile.ts';

export const newNote: CommandFile = ({ io, ended }) =>
	new Command('new')
		.summary('make a note of a type')
		.description(
			'Makes a note of a type from its template, in its folder, with its fields and its related notes. Never writes over a note. Where it would be born with problems, or its file cannot be called like the title, that is told, nothing is written and it ends 1.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('TYPE', 'the type, such as relationship')
		.argument('TITLE', 'the title; the file is named after it')
		.argument('[FIELD=VALUE...]', FIELD_VALUES)
		.option('--force', 'make it although a rule has something to say of it, or its file is not called like the title')
		.option('--dry-run', 'show the note and write nothing')
		.action(async (vault: string, type: string, title: string, assignments: string[], options: NewOptions) => {
			const { runNew } = await import('./runNew.ts');
			ended(await runNew(io, vault, type, title, assignments, options));
		});
