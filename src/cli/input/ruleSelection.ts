import { nearestWord } from '../../core/text/nearestWord.ts';
import type { Rule, Severity } from '../../core/rules/rule.ts';
import { ruleNamed, RULES } from '../../core/rules/rules.ts';
import type { WantedOptions } from '../../core/checking/rulesWanted.ts';
import { SEVERITIES } from '../../core/report/severities.ts';
import { OperatorError } from '../operatorError.ts';
import { UNREADABLE_NOTE } from '../vault/unreadableNote.ts';

/** What `--severity` says: severities of rules, and the least severity that is shown. */
export interface SeverityFlags {
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	readonly least: Severity | undefined;
}

/**
 * Reads the values of `--severity`: `RULE=SEVERITY` sets a rule, a severity alone is the least that is shown.
 *
 * @throws {OperatorError} for a rule or a severity that there is not.
 */
export function parseSeverityFlags(values: readonly string[]): SeverityFlags {
	const rules: Record<string, Severity | 'off'> = {};
	let least: Severity | undefined;
	for (const value of values) {
		const equals = value.indexOf('=');
		const word = value.slice(equals + 1);
		const severity = [...SEVERITIES, 'off' as const].find((known) => known === word);
		if (severity === undefined || (equals === -1 && severity === 'off')) {
			throw new OperatorError(
				`--severity "${value}" is not known; give RULE=SEVERITY such as field-kind=warning, or one of: ${SEVERITIES.join(', ')}`,
			);
		}
		if (equals === -1) least = severity === 'off' ? undefined : severity;
		else rules[requireRule(value.slice(0, equals), '--severity').id] = severity;
	}
	return { rules, least };
}

/**
 * What `--rule`, or another flag that names rules, narrows a run down to.
 *
 * @throws {OperatorError} for a rule that there is not.
 */
export function ruleFilter(named: readonly string[] | undefined, flag = '--rule'): WantedOptions {
	if (named === undefined) return {};
	// What cannot be read is reported whatever is asked for; it is no rule, but known by that name.
	return { only: named.filter((id) => id !== UNREADABLE_NOTE).map((id) => requireRule(id, flag).id) };
}

/**
 * The rule with that id, which `flag` names.
 *
 * @throws {OperatorError} where there is none.
 */
export function requireRule(id: string, flag: string): Rule {
	const rule = ruleNamed(id);
	if (rule) return rule;
	const ids = RULES.map((known) => known.id);
	const near = nearestWord(id, ids);
	throw new OperatorError(`${flag} "${id}" is no rule; ${near === undefined ? `one of: ${ids.join(', ')}` : `did you mean ${near}?`}`);
}
