import { Command, Option } from 'commander';
import type { CommandFile } from '../../commandFile.ts';
import { Pace } from '../../pace.ts';

export const lsp: CommandFile = ({ io }) =>
	new Command('lsp')
		.summary('answer an editor by the Language Server Protocol')
		.description(
			'Answers an editor by the Language Server Protocol, on standard input and output, until the editor ends it. The editor says which folders are vaults, and it alone writes their notes.',
		)
		// What clients pass to every server; there is no other way here.
		.addOption(new Option('--stdio').hideHelp())
		.action(async () => {
			// Each is compiled and run at one go: a signal has its turn between them.
			const pace = new Pace(io.signal);
			await import('../../../lsp/protocol.ts');
			await pace.turn();
			await import('../../vault/openVault.ts');
			await pace.turn();
			const { runLsp } = await import('../../../lsp/runLsp.ts');
			await pace.turn();
			await runLsp(io);
		});
