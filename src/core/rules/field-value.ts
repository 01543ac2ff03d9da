import { faultFinding } from './shared/faultFinding.ts';
import type { NoteRule, RuleExample } from './rule.ts';

const REST = '## Overview\n\n## Related Notes\n\n## Sources\n';
const VAULT = {
	'Types/flashpoint.md':
		'---\ntype: note-type\nname: flashpoint\nfields:\n  risk: { kind: choice, options: [low, medium, high] }\n  casualties: { kind: number, min: 0 }\n---\n',
};

/** A value of the right kind that its field does not take. */
export const fieldValue: NoteRule = {
	id: 'field-value',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports a value of the right kind that is not allowed: too few, not an option, no such day',
	mayReport: ({ faults }) => faults().length > 0,
	*check({ note, faults }) {
		for (const fault of faults()) if (fault.fault === 'value') yield faultFinding(note, fault);
	},
};

export const why =
	'The value can be read and means nothing: the day does not exist, the list is too short, the word is not among the options of the type. Lists that are only suggestions (`suggest`) are never held against a note.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a relationship with one actor',
		note: `---\ntype: relationship\nactors: [Israel]\nstatus: alone\n---\n${REST}`,
		reports: ['3:9 `actors` is `["Israel"]`; expected a list of at least 2 names of an actor such as `[Iran, Israel]`'],
	},
	{
		title: 'a day that does not exist',
		note: `---\ntype: policy\nactors: [Israel]\nstatus: in force\ndate: 2023-02-30\n---\n${REST}`,
		reports: ['5:7 `date` is `"2023-02-30"`; expected a date such as `2014-03-18`'],
	},
	{
		title: 'a word that is not among the options',
		note: '---\ntype: flashpoint\nrisk: hihg\n---\n',
		vault: VAULT,
		reports: ['3:7 `risk` is `"hihg"`; expected one of `low`, `medium`, `high`'],
		fixed: '---\ntype: flashpoint\nrisk: high\n---\n',
	},
	{
		title: 'a number below the least',
		note: '---\ntype: flashpoint\ncasualties: -3\n---\n',
		vault: VAULT,
		reports: ['3:13 `casualties` is `-3`; expected a number of at least 0 such as `0`'],
	},
	{
		title: 'suggestions are not a closed list',
		note: `---\ntype: policy\nactors: [Israel]\nstatus: shattered by the war of 2026\n---\n${REST}`,
		reports: [],
	},
	{ title: 'a leap day', note: `---\ntype: policy\nactors: [Israel]\nstatus: in force\ndate: 2024-02-29\n---\n${REST}`, reports: [] },
];
