import { Command } from 'commander';
import type { CheckOptions } from './runCheck.ts';
import type { IgnoreOptions } from './runIgnore.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption, countOption, listOption, repeatedOption } from '../../input/optionParsers.ts';

export const check: CommandFile = ({ io, ended }) =>
	new Command('check')
		.summary('report what is wrong in the notes')
		.description('Reports what is wrong in the notes of a vault. Writes no note.')
		.argument('VAULT', 'the folder of the vault')
		.argument(
			'[GLOB...]',
			'only these notes: paths or patterns such as "Actors/**", relative to the vault or to the current folder; "!Drafts/**" leaves notes out',
		)
		.addOption(
			choiceOption('--format <FORMAT>', 'how the findings are printed', ['text', 'json', 'unix', 'github', 'sarif']).default('text'),
		)
		.addOption(listOption('--rule <RULE>', 'only these rules; may be given several times'))
		.addOption(listOption('--type <TYPE>', 'only notes of these types'))
		.addOption(repeatedOption('--ignore <GLOB>', 'leave these notes out, as "!GLOB" does; may be given several times'))
		.addOption(
			listOption(
				'--severity <RULE=SEVERITY>',
				'sets a rule to error, warning, info or off; alone, such as "warning": only findings that grave',
			),
		)
		.addOption(
			choiceOption('--fail-on <SEVERITY>', 'end with 1 from this severity on', ['error', 'warning', 'info', 'never']).default('error'),
		)
		.addOption(countOption('--max-warnings <N>', 'end with 1 when there are more warnings', 0))
		.option('--since <GITREF>', 'only notes that changed since this commit of the git repository, new ones included')
		.option('--staged', 'check what is staged in git, which is what the next commit will hold, and not the folder')
		.option(
			'--baseline <FILE>',
			'leave out the findings that this file has; without it those of .dossier-baseline.json in VAULT, which the app keeps',
		)
		.option('--no-baseline', 'leave out none')
		.option('--update-baseline', 'write the findings of this run to the baseline')
		.addOption(
			repeatedOption(
				'--never <RULE>',
				'report nothing, and from now on never report RULE in these notes, or in any without GLOB, in the plugin either',
			),
		)
		.addOption(repeatedOption('--again <RULE>', 'report RULE there again'))
		.option('--watch', 'check again whenever a note changes, until stopped')
		.option('--stdin', 'check the text that comes in by standard input, as --stdin-filename will say once it is saved')
		.option('--stdin-filename <NOTE>', 'the note that this text belongs to')
		.option('--no-cache', 'read every note, also those that did not change')
		.action(async (vault: string, globs: string[], options: CheckOptions & Partial<IgnoreOptions>) => {
			const { never = [], again = [] } = options;
			if (never.length + again.length > 0) {
				const { runIgnore } = await import('./runIgnore.ts');
				return ended(await runIgnore(io, vault, globs, { never, again }));
			}
			const { runCheck } = await import('./runCheck.ts');
			ended(await runCheck(io, vault, globs, options));
		});
