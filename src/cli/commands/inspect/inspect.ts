import { Command } from 'commander';
import type { CommandFile } from '../../commandFile.ts';

export const inspect: CommandFile = ({ io, ended }) =>
	new Command('inspect')
		.summary('print everything that is known of the notes, as JSON')
		.description('Prints everything that is known of the notes, as JSON: the same bytes for the same vault.')
		.argument('VAULT', 'the folder of the vault')
		.argument('[NOTE...]', 'only these notes: paths, names or patterns; the whole vault without')
		.action(async (vault: string, notes: string[]) => {
			const { runInspect } = await import('./runInspect.ts');
			ended(await runInspect(io, vault, notes));
		});
