import { Command, Option } from 'commander';
import type { CommandFile } from '../../commandFile.ts';

export const lsp: CommandFile = ({ io }) =>
	new Command('lsp')
		.summary('answer an editor by the Language Server Protocol')
		.description(
			'Answers an editor by the Language Server Protocol, on standard input and output, until the editor ends it. The editor says which folders are vaults, and it alone writes their notes.',
		)
		// What clients pass to every server; there is no other way here.
		.addOption(new Option('--stdio').hideHelp())
		.action(async () => {
			const { runLsp } = await import('../../../lsp/runLsp.ts');
			await runLsp(io);
		});
