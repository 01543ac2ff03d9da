import { Command, Option } from 'commander';
import type { CommandFile } from '../../commandFile.ts';
import { Pace } from '../../pace.ts';

/** What the server is made of, least first, some 15 to 30 ms each: a piece is compiled and run at one go, and a signal has its turn between them. */
const PIECES: readonly (() => Promise<unknown>)[] = [
	() => import('../../../lsp/protocol.ts'),
	() => import('../../../core/text/configureZod.ts'),
	() => import('../../../core/sources/readSources.ts'),
	() => import('../../../core/checking/vaultChecker.ts'),
	() => import('../../vault/openVault.ts'),
];

export const lsp: CommandFile = ({ io }) =>
	new Command('lsp')
		.summary('answer an editor by the Language Server Protocol')
		.description(
			'Answers an editor by the Language Server Protocol, on standard input and output, until the editor ends it. The editor says which folders are vaults, and it alone writes their notes.',
		)
		// What clients pass to every server; there is no other way here.
		.addOption(new Option('--stdio').hideHelp())
		.action(async () => {
			const pace = new Pace(io.signal);
			for (const load of PIECES) {
				await load();
				await pace.turn();
			}
			const { runLsp } = await import('../../../lsp/runLsp.ts');
			await pace.turn();
			await runLsp(io);
		});
