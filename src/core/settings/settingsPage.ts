import { describeSettings } from './describeSettings.ts';

/** The page `docs/settings.md`: every setting with its type, default and an example, and where settings lie. Made from the schema. */
export function settingsPage(): string {
	const settings = describeSettings();
	const example = Object.fromEntries(settings.filter(({ key }) => EXAMPLE_KEYS.has(key)).map(({ key, example }) => [key, example]));
	return `${[
		'# Settings',
		'This page is generated from the code.',
		'In Obsidian settings are changed in the settings tab. The command reads the same ones; `dossier config VAULT` prints what is in force and from where. What a flag says wins.',
		'| Key | Type | Default | Example | What it says |\n| --- | --- | --- | --- | --- |\n' +
			settings.map(({ key, type, standard, example, says }) => row([`\`${key}\``, type, json(standard), json(example), says])).join('\n'),
		'The rules and their own severities: [rules.md](rules.md).',
		'## Where they lie',
		'**With the plugin**: in its `data.json`, which lies in `plugins/dossier/` of Obsidian’s own folder (`.obsidian` unless you renamed it), under `settings`. The same file keeps what was dismissed, which rules are ignored where, what notes were called before, which publishers count as another, which names are no wanted notes, and what link checks found; a value that is not understood is replaced by its default, and that is said. Leave this file to the plugin, or edit it while Obsidian is closed.',
		fenced({ version: 1, settings: example, dismissals: {} }),
		'**Without the plugin** (a folder of notes that only the command checks, a checkout in CI): in `.dossier.json` at the top of the vault, the same keys.',
		fenced(example),
		'`dossier related --never` keeps there what it dismisses, as `dismissals`, and `dossier check --never` what it ignores, as `ignores`. Publishers that count as another are lines there: `"sameOutlets": ["WSJ = Wall Street Journal"]`; names that are no wanted notes a list: `"wantedIgnored": ["Somebody"]`. A copy of `data.json` under that name is read as well. `.dossier.json` is read only where there is no `data.json`; where there are both, the command says that it is not read. It is written by hand, so nothing in it is passed over: a key that is no setting, a rule that there is not, a value that is not allowed end the run with 2 and the line and column:',
		'```text\ndossier: .dossier.json:3:22: `rules.sources-present` is `"never"`; expected one of `error`, `warning`, `info`, `off`\n```',
		'With `check --staged` both files are taken from the index where it holds them.',
	].join('\n\n')}\n`;
}

/** Enough to show the shape. */
const EXAMPLE_KEYS: ReadonlySet<string> = new Set(['typesFolder', 'ignoredFolders', 'rules', 'relatedLimit']);

function json(value: unknown): string {
	return `\`${JSON.stringify(value).replaceAll(',"', ', "').replaceAll('":', '": ')}\``;
}

function row(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function fenced(value: unknown): string {
	return `\`\`\`json\n${JSON.stringify(value, null, '\t')}\n\`\`\``;
}
