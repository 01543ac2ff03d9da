import { faultFinding } from './shared/faultFinding.ts';
import type { NoteRule, RuleExample } from './rule.ts';

const REST = '## Overview\n\n## Related Notes\n\n## Sources\n';

/** A value of another kind than its field's. */
export const fieldKind: NoteRule = {
	id: 'field-kind',
	scope: 'note',
	severity: 'error',
	summary: 'Reports a value of another kind than its field: text for a list, a number for a date',
	mayReport: ({ faults }) => faults().length > 0,
	*check({ note, faults }) {
		for (const fault of faults()) if (fault.fault === 'kind') yield faultFinding(note, fault);
	},
};

export const why =
	'Queries, tables and the Properties view take a field for what its type says; a value of another kind drops out of them without a word. YAML reads some values as what they are not, so the message says how the value was read.';

export const examples: readonly RuleExample[] = [
	{
		title: 'text where a list is expected',
		note: `---\ntype: policy\nactors: Israel\nstatus: in force\n---\n${REST}`,
		reports: ['3:9 `actors` is `"Israel"`; expected a list of names of an actor such as `[Iran]`'],
		fixed: `---\ntype: policy\nactors: [Israel]\nstatus: in force\n---\n${REST}`,
	},
	{
		title: 'a link without quotes is a list in a list',
		note: `---\ntype: policy\nactors: [[Israel]]\nstatus: in force\n---\n${REST}`,
		reports: ['3:9 `actors` is `[["Israel"]]`, because a link needs quotes in YAML; expected a list of names of an actor such as `[Iran]`'],
		fixed: `---\ntype: policy\nactors: ["[[Israel]]"]\nstatus: in force\n---\n${REST}`,
	},
	{
		title: 'words where a date is expected',
		note: `---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\nsince: last year\n---\n${REST}`,
		reports: ['5:8 `since` is `"last year"`; expected a date such as `2014-03-18`'],
	},
	{
		title: 'true is a word only in quotes',
		note: `---\ntype: policy\nactors: [Israel]\nstatus: true\n---\n${REST}`,
		reports: ['4:9 `status` is `true`; expected text such as `proposed`'],
		fixed: `---\ntype: policy\nactors: [Israel]\nstatus: "true"\n---\n${REST}`,
	},
	{
		title: 'plain names, links in quotes and both together are names',
		note: `---\ntype: policy\nactors: [Israel, "[[Iran]]"]\nstatus: in force\n---\n${REST}`,
		reports: [],
	},
	{ title: 'a number is text that has only digits', note: '---\ntype: country\nfounded: 1948\n---\n', reports: [] },
	{ title: 'a year is a date', note: `---\ntype: policy\nactors: [Israel]\nstatus: in force\ndate: 1979\n---\n${REST}`, reports: [] },
	{ title: 'tags may be text, a list, or a list that a template left empty', note: '---\ntype: country\ntags: [null]\n---\n', reports: [] },
	{ title: 'a field that the type does not have may hold anything', note: '---\ntype: country\nmap: [[31.5, 34.8]]\n---\n', reports: [] },
];
