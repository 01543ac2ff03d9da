import { Command } from 'commander';
import type { UndoOptions } from './runUndo.ts';
import type { CommandFile } from '../../commandFile.ts';

export const undo: CommandFile = ({ io, ended }) =>
	new Command('undo')
		.summary('take back what a run wrote')
		.description(
			'Brings the notes that a run wrote back to what they were, where they are still as the run left them. The last five runs are kept.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('[RUN]', 'the run, as --list names it; the last one without')
		.option('--list', 'list the runs and write nothing')
		.option('--dry-run', 'show what would come back and write nothing')
		.action(async (vault: string, runName: string | undefined, options: UndoOptions) => {
			const { runUndo } = await import('./runUndo.ts');
			ended(await runUndo(io, vault, runName, options));
		});
