import { SEVERITIES } from '../core/report/severities.ts';
import type { Severity } from '../core/rules/rule.ts';
import { ruleNamed } from '../core/rules/rules.ts';
import { isObject } from '../core/text/isObject.ts';

/** What an editor's own settings say; those of the vault come first, as flags of the command win over them. */
export interface ClientSettings {
	/** Severities of rules, as `--severity RULE=SEVERITY` sets them. */
	readonly severity: Readonly<Record<string, Severity | 'off'>>;
	/** Whether suggestions are shown as hints; without it they wait in code actions, as the app does not mark them. */
	readonly suggestions: boolean;
	/** Whether links that lead nowhere, or to one of several notes, are reported; their fixes are offered either way. Servers for Markdown report them as well. */
	readonly links: boolean;
	/** Whether an editor that asks for the diagnostics of the whole workspace gets them; said when it starts. */
	readonly workspaceDiagnostics: boolean;
}

export const DEFAULT_CLIENT_SETTINGS: ClientSettings = { severity: {}, suggestions: false, links: true, workspaceDiagnostics: false };

/** What was read of an editor's settings, and a sentence for each value that was not understood. */
export interface ReadClientSettings {
	readonly settings: ClientSettings;
	readonly problems: readonly string[];
}

/**
 * Reads what an editor sends as its settings, `{ severity?: { RULE: SEVERITY }, suggestions?: boolean, links?: boolean, workspaceDiagnostics?: boolean }`, alone or below `dossier`.
 * Whatever else it sends is left alone: editors send the settings of all servers.
 */
export function readClientSettings(sent: unknown): ReadClientSettings {
	const problems: string[] = [];
	const outer = isObject(sent) ? sent : {};
	const given = isObject(outer['dossier']) ? outer['dossier'] : outer;
	const { severity: severities = {} } = given;
	const flag = (name: 'suggestions' | 'links' | 'workspaceDiagnostics'): boolean => {
		const usual = DEFAULT_CLIENT_SETTINGS[name];
		const value = given[name] ?? usual;
		if (typeof value !== 'boolean') problems.push(`\`dossier.${name}\` is no boolean; expected \`true\` or \`false\``);
		return typeof value === 'boolean' ? value : usual;
	};
	const flags = { suggestions: flag('suggestions'), links: flag('links'), workspaceDiagnostics: flag('workspaceDiagnostics') };
	if (!isObject(severities)) problems.push('`dossier.severity` is no object; expected one such as `{"field-kind": "warning"}`');
	const severity: Record<string, Severity | 'off'> = {};
	for (const [rule, value] of Object.entries(isObject(severities) ? severities : {})) {
		const known = [...SEVERITIES, 'off' as const].find((each) => each === value);
		if (known === undefined) problems.push(`\`dossier.severity.${rule}\` is not known; one of: ${SEVERITIES.join(', ')}, off`);
		else if (ruleNamed(rule) === undefined) problems.push(`\`dossier.severity.${rule}\` names no rule`);
		else severity[rule] = known;
	}
	return { settings: { severity, ...flags }, problems };
}
