import type { Settings } from '../settings/settings.ts';
import { RULES } from '../rules/rules.ts';
import type { NoteRule, Rule, VaultRule } from '../rules/rule.ts';
import { severityOf } from '../rules/shared/severityOf.ts';

/** The rules of a run, by what they look at; a rule that is off is not among them and costs nothing. */
export interface WantedRules {
	readonly note: readonly NoteRule[];
	readonly vault: readonly VaultRule[];
}

/** Narrows a run down. */
export interface WantedOptions {
	/** Ids of the only rules to run; they run even where the settings turn them off. */
	readonly only?: readonly string[];
}

/** The rules to run under `settings`: all that are not off, or those that are asked for by name. Ids that no rule has are left out. */
export function rulesWanted(settings: Settings, { only }: WantedOptions = {}): WantedRules {
	const isWanted = (rule: Rule): boolean => (only === undefined ? severityOf(rule, settings) !== 'off' : only.includes(rule.id));
	const note: NoteRule[] = [];
	const vault: VaultRule[] = [];
	for (const rule of RULES) {
		if (!isWanted(rule)) continue;
		if (rule.scope === 'note') note.push(rule);
		else vault.push(rule);
	}
	return { note, vault };
}

/** Whether one of the rules asks for this of nearly every note. */
export function asksFor(what: VaultRule['asks'], { vault }: WantedRules): boolean {
	return vault.some(({ asks }) => asks === what);
}
