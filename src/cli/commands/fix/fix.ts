import { Command } from 'commander';
import type { FixOptions } from './runFix.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, listOption, repeatedOption } from '../../input/optionParsers.ts';

export const fix: CommandFile = ({ io, ended }) =>
	new Command('fix')
		.summary('make the fixes that are safe')
		.description('Shows what the safe fixes would change, as a diff; with --write it makes them.')
		.argument('VAULT', 'the folder of the vault')
		.argument(
			'[GLOB...]',
			'only these notes: paths or patterns such as "Actors/**", relative to the vault or to the current folder; "!Drafts/**" leaves notes out',
		)
		.option('--write', 'write the notes')
		.addOption(listOption('--rule <RULE>', 'only fixes of these rules; may be given several times'))
		.addOption(
			listOption('--fix-unsafe <RULE>', 'of this rule make the first fix of each finding, safe or not; may be given several times'),
		)
		.option('--create', 'also make the notes that are missing, where that is the fix of a finding: of name-exists, say')
		.addOption(listOption('--type <TYPE>', 'only notes of these types'))
		.addOption(repeatedOption('--ignore <GLOB>', 'leave these notes out, as "!GLOB" does; may be given several times'))
		.addOption(countOption('--max-changes <N>', 'let up to N notes change; without it 20 % of the notes, and 20 in any case', 0))
		.option('--stdin', 'print what the fixes make of the text that comes in by standard input, and write nothing')
		.option('--stdin-filename <NOTE>', 'the note that this text belongs to')
		.addOption(
			choiceOption('--format <FORMAT>', 'how the outcome is printed; sarif has what is left, without --write all that there is', [
				'text',
				'json',
				'sarif',
			]).default('text'),
		)
		.action(async (vault: string, globs: string[], options: FixOptions) => {
			const { runFix } = await import('./runFix.ts');
			ended(await runFix(io, vault, globs, options));
		});
