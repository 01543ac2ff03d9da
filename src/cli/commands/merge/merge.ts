import { Command } from 'commander';
import type { CommandFile } from '../../commandFile.ts';
import { countOption } from '../../input/optionParsers.ts';
import type { MergeOptions } from './runMerge.ts';

export const merge: CommandFile = ({ io, ended }) =>
	new Command('merge')
		.summary('make two notes on one thing one')
		.description(
			'Shows, as a diff, how OLD goes into INTO: its fields, sections, sources and related notes without twins, its names as aliases, and links and names in the whole vault. Where both say something else INTO keeps its value, and the other stands under a heading of its own. With --write it is done, and OLD is moved to .trash in the vault. Where a note cannot follow nothing is written.',
		)
		.argument('VAULT', 'the folder of the vault')
		.argument('OLD', 'the note that goes: its path in the vault, with or without .md, or its name')
		.argument('INTO', 'the note that takes it in')
		.option('--write', 'write the notes')
		.addOption(countOption('--max-changes <N>', 'let up to N notes change; without it 20 % of the notes, and 20 in any case', 0))
		.action(async (vault: string, old: string, into: string, options: MergeOptions) => {
			const { runMerge } = await import('./runMerge.ts');
			ended(await runMerge(io, vault, old, into, options));
		});
