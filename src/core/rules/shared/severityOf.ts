import type { Settings } from '../../settings/settings.ts';
import type { Finding, Rule, Severity } from '../rule.ts';

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** The severity of a rule's findings: that of the settings, else its own. */
export function severityOf(rule: Pick<Rule, 'id' | 'severity'>, settings: Settings): Severity | 'off' {
	return Object.hasOwn(settings.rules, rule.id) ? (settings.rules[rule.id] ?? rule.severity) : rule.severity;
}

/** The severity of one finding of a rule: the finding's own where that is milder. A rule that is off and runs all the same, because it was asked for by name, warns. */
export function severityOfFinding(finding: Finding, rule: Pick<Rule, 'id' | 'severity'>, settings: Settings): Severity {
	const set = severityOf(rule, settings);
	const severity = set === 'off' ? 'warning' : set;
	return finding.severity !== undefined && GRAVITY[finding.severity] < GRAVITY[severity] ? finding.severity : severity;
}
