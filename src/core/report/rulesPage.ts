import { capitalized } from '../text/capitalized.ts';
import type { Rule, RuleExample, RuleText } from '../rules/rule.ts';

/** What stands above the rules. */
const INTRODUCTION = `# Rules

This page is made from the rules themselves, and their examples are their tests: change a rule, then run \`npm run docs\`.

A finding is an **error** (something is lost or cannot be read), a **warning** (surely a slip), or a **suggestion** (\`info\`), which waits where one looks for it and is never counted against a vault.
Each rule may be set to \`error\`, \`warning\`, \`info\` or \`off\` in the settings of the plugin, which the command reads as well, or with \`--severity RULE=SEVERITY\`.

What is checked: front matter and links of every note; fields and sections only of notes whose type is known.
Never checked: templates, notes named as a date, folders that the settings leave out. Notes that describe types are looked at by [\`type-note\`](#type-note) alone.

\`fix\` makes the fixes that are marked **safe**: nothing but their title can be meant, nothing is taken out or moved, and a second run changes nothing.

Two more ids stand in reports and are no rules. \`internal\` is a fault in Dossier itself: the note was not checked in full, and the run went on. \`more-findings\` says how many findings of a note are left out once a hundred are shown.
`;

/** The page of all rules as Markdown, the same bytes for the same rules: a table, then each rule with why it is there and its examples. */
export function rulesPage(rules: readonly Rule[], textOf: (id: string) => RuleText): string {
	const rows = rules.map(({ id, severity, summary }) => `| [\`${id}\`](#${id}) | ${severity} | ${summary} |`);
	const table = ['| rule | by default | |', '|---|---|---|', ...rows].join('\n');
	return [INTRODUCTION, `${table}\n`, ...rules.map((rule) => ruleSection(rule, textOf(rule.id)))].join('\n');
}

function ruleSection({ id, severity, summary }: Rule, { why, examples }: RuleText): string {
	const reported = examples.filter(({ reports }) => reports.length > 0);
	const accepted = examples.filter(({ reports }) => reports.length === 0);
	return [
		`## ${id}\n`,
		`${summary}. ${severity === 'off' ? 'Off by default.' : `By default: ${severity}.`}\n`,
		`${why}\n`,
		'### Reported\n',
		...reported.map(exampleText),
		'### Not reported\n',
		...accepted.map(exampleText),
	].join('\n');
}

function exampleText({ title, note, path, vault, deleted = [], settings, reports, fixed }: RuleExample): string {
	const parts = [`**${sentence(title)}**${path === undefined ? '' : ` (\`${path}\`)`}\n`, fenced(note)];
	const others = Object.entries(vault ?? {});
	if (deleted.length > 0) parts.push(`Deleted: ${deleted.map((other) => `\`${other}\``).join(', ')}\n`);
	if (others.length > 0) parts.push(`In the vault: ${others.map(([other]) => `\`${other}\``).join(', ')}\n`);
	if (settings !== undefined) parts.push(`With the settings \`${JSON.stringify(settings)}\`\n`);
	if (reports.length > 0) parts.push(`${reports.map(reportLine).join('\n')}\n`);
	if (fixed !== undefined) parts.push('Its first fix makes of it:\n', fenced(fixed));
	return parts.join('\n');
}

function sentence(title: string): string {
	return `${capitalized(title)}.`;
}

/** `3:9 message` as a list item; the message has backticks of its own and stays as it is. */
function reportLine(report: string): string {
	const blank = report.indexOf(' ');
	return `- ${report.slice(0, blank)} ${report.slice(blank + 1)}`;
}

/** A fence longer than any in the text; characters that nobody sees are named, since a page should not hold them. */
function fenced(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
	const fence = '`'.repeat(longest + 1);
	const visible = text.replace(
		/[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
		(character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
	);
	return `${fence}markdown\n${visible}${visible.endsWith('\n') || visible === '' ? '' : '\n'}${fence}\n`;
}
