import { parseSettings, type Settings } from '../../../core/settings/settings.ts';
import type { LoggedError } from './errorLog.ts';

/** What the debug info is made of; nothing of it names a note or quotes one. */
export interface DebugFacts {
	/** Name to version. */
	readonly versions: Readonly<Record<string, string>>;
	readonly platform: string;
	/** What is counted, and how many there are. */
	readonly counts: Readonly<Record<string, number | string>>;
	readonly settings: Settings;
	/** Ids of rules: what else stands among the settings of rules may be anything. */
	readonly rules: readonly string[];
	readonly errors: readonly LoggedError[];
}

/** The text that "Copy debug info" copies, in Markdown. */
export function debugText({ versions, platform, counts, settings, rules, errors }: DebugFacts): string {
	const changed = changedSettings(settings, rules);
	return [
		Object.entries(versions)
			.map(([name, version]) => `${name} ${version}`)
			.join(', '),
		`Platform: ${platform}`,
		Object.entries(counts)
			.map(([what, count]) => `${what}: ${count}`)
			.join(', '),
		`Settings that are not default: ${changed.length === 0 ? 'none' : ''}`.trimEnd(),
		...changed.map((line) => `- ${line}`),
		`Last errors: ${errors.length === 0 ? 'none' : ''}`.trimEnd(),
		...errors.map((error) => `- ${errorLine(error)}`),
		'',
	].join('\n');
}

/** A line for each setting that is not default. Texts and lists may be names out of the vault: of them it is only said that they are set. */
function changedSettings(settings: Settings, rules: readonly string[]): readonly string[] {
	const standard = parseSettings({}).settings;
	return Object.entries(settings)
		.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(standard[key as keyof Settings]))
		.flatMap(([key, value]) => {
			if (key === 'rules')
				return rules.filter((id) => Object.hasOwn(settings.rules, id)).map((id) => `rules.${id}: ${settings.rules[id] ?? ''}`);
			if (Array.isArray(value)) return `${key}: a list of ${value.length}`;
			if (typeof value === 'object' || (typeof value === 'string' && !CHOICES.has(key))) return `${key}: something else`;
			return `${key}: ${String(value)}`;
		});
}

/** Settings whose texts are choices of ours. */
const CHOICES: ReadonlySet<string> = new Set([
	'relatedLimit',
	'relatedAutomatic',
	'backlinksGroupBy',
	'backlinksSort',
] satisfies (keyof Settings)[]);

function errorLine({ at, name, message, places }: LoggedError): string {
	const said = message === '' ? name : `${name}: ${message}`;
	return `${new Date(at).toISOString()} ${said}${places.length === 0 ? '' : ` at ${places.join(', ')}`}`;
}
