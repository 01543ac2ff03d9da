import { Command } from 'commander';
import { FIELD_VALUES } from '../../input/fieldValues.ts';
import type { SetOptions } from './runSet.ts';
import type { CommandFile } from '../../commandFile.ts';

export const set: CommandFile = ({ io, ended }) =>
	new Command('set')
		.summary('set fields in the front matter of a note')
		.description(
			'Sets fields in the front matter of one note and leaves every other byte as it is. Where the note would have problems that it does not have now, they are told, nothing is written and it ends 1.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('NOTE', 'the note: its path in the vault, with or without .md, or its name')
		.argument('FIELD=VALUE...', `${FIELD_VALUES}; an empty value removes the field`)
		.option('--note <TEXT>', 'add a line of today with this sentence to the note’s list of dated lines, Timeline or History')
		.option('--source <URL>', 'where that sentence is from')
		.option('--force', 'write it although a rule has something to say of it')
		.option('--dry-run', 'show the change and write nothing')
		.action(async (vault: string, note: string, assignments: string[], options: SetOptions) => {
			const { runSet } = await import('./runSet.ts');
			ended(await runSet(io, vault, note, assignments, options));
		});
