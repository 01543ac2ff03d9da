import type { Argument, Command, Option } from 'commander';
import { createProgram, usageOf } from '../program.ts';

/** The page `docs/cli.md`: every command as commander knows it, so that page and help cannot differ. */
export function cliPage(): string {
	const silent = { write: () => undefined };
	const program = createProgram(
		{ stdout: silent, stderr: silent, cwd: '/', env: {}, isTTY: false, now: () => new Date(0), signal: new AbortController().signal },
		() => undefined,
	);
	return `${[INTRODUCTION, ...program.commands.flatMap((command) => sectionOf(command, '##'))].join('\n\n')}\n`;
}

const INTRODUCTION = `# The command

\`dossier COMMAND VAULT [...]\`: VAULT is any folder of notes and always stands first; notes and paths after it are relative to it.
Nothing but \`set\`, \`new\`, \`undo\` and commands with \`--write\` changes a note. What the command keeps for itself (a lock, the backups of the last five runs, a cache) lies in \`VAULT/.dossier/\`; what Node compiled of the command itself in \`~/.cache/dossier\` (\`~/Library/Caches/dossier\`, \`%LOCALAPPDATA%\\dossier\`), unless \`NODE_DISABLE_COMPILE_CACHE=1\` is set. \`--no-cache\` is about findings, and leaves that alone.

Settings come from the plugin's \`data.json\` in the vault, where there is none from \`.dossier.json\` at its top; flags win. [settings.md](settings.md) lists them.

| exit code | means |
|---|---|
| 0 | nothing to report |
| 1 | findings at or above \`--fail-on\` are left, or a diff was shown and not written |
| 2 | the command line is wrong, nothing could run, or a note was refused, changed meanwhile, or the brake stopped the run |`;

function sectionOf(command: Command, level: string): string[] {
	const title = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
	const visible = command.commands.filter((child) => child.name() !== 'list');
	const parts = [`${level} ${title}`, `\`${usageOf(command)}\``, command.description()];
	const rows = [...command.registeredArguments.map(argumentRow), ...optionsOf(command).map(optionRow)];
	if (rows.length > 0) parts.push(['| | |', '|---|---|', ...rows].join('\n'));
	return [...parts, ...visible.flatMap((child) => sectionOf(child, `${level}#`))];
}

/** The options of a command that shows something by default stand with the command itself. */
function optionsOf(command: Command): readonly Option[] {
	const own = command.commands.find((child) => child.name() === 'list')?.options ?? [];
	return [...command.options, ...own].filter((option) => !option.hidden);
}

function argumentRow(argument: Argument): string {
	return `| \`${argument.name()}\` | ${escaped(argument.description)} |`;
}

function optionRow(option: Option): string {
	const choices = option.argChoices === undefined ? '' : `; one of ${option.argChoices.map((choice) => `\`${choice}\``).join(', ')}`;
	const standard = typeof option.defaultValue === 'string' ? `; \`${option.defaultValue}\` without it` : '';
	return `| \`${escaped(option.flags)}\` | ${escaped(option.description)}${choices}${standard} |`;
}

function escaped(text: string): string {
	return text.replaceAll('|', '\\|');
}
