import type { Finding, Fix } from '../note/finding.ts';
import type { FieldFault } from '../types/fieldFault.ts';
import { unknownFieldsOf } from '../types/unknownFieldsOf.ts';
import { strayComment } from './shared/strayComment.ts';
import { demandOf } from './shared/demandOf.ts';
import { openingFence, placeOfValue } from './shared/fieldPlaces.ts';
import { quoteCommentFix, renameKeyFix, setFieldFix } from './fixes/fieldFixes.ts';
import type { NoteContext, NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const BODY = '# US-Israel Relations\n\n## Overview\n\n## Related Notes\n\n## Sources\n';

/** A field that a note of its type has to have. */
export const fieldRequired: NoteRule = {
	id: 'field-required',
	scope: 'note',
	severity: 'error',
	summary: 'Reports a required field that is missing, has no value or is an empty list',
	mayReport: ({ faults }) => faults().length > 0,
	*check(context) {
		for (const fault of context.faults()) {
			if (fault.fault === 'missing' || fault.fault === 'no-value' || fault.fault === 'empty-list') yield findingOf(context, fault);
		}
	},
};

export const why =
	'What groups, sorts and names the notes of a type has to be there in each of them. A key that waits for its value and a list without an item are as empty as a missing key, and are told apart because they are mended differently. What a built-in type requires is a suggestion until the vault takes it up: with a note of its own in the types folder, or with the field in half of its notes of that type.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a field is missing',
		note: `---\ntype: relationship\nactors: [United States, Israel]\n---\n${BODY}`,
		reports: ['1:1 `status` is missing; expected text such as `strong alliance`'],
	},
	{
		title: 'a key without a value',
		note: `---\ntype: relationship\nactors: [United States, Israel]\nstatus:\n---\n${BODY}`,
		reports: ['4:1 `status` has no value; expected text such as `strong alliance`'],
	},
	{
		title: 'an empty list',
		note: `---\ntype: relationship\nactors: []\nstatus: strong alliance\n---\n${BODY}`,
		reports: ['3:9 `actors` is an empty list; expected a list of at least 2 names of an actor such as `[Iran, Israel]`'],
	},
	{
		title: 'a value that YAML takes for a comment is no value',
		note: `---\ntype: relationship\nactors: [United States, Israel]\nstatus: #frozen\n---\n${BODY}`,
		reports: ['4:1 `status` has no value, because `#frozen` is a comment to YAML; expected `"#frozen"`'],
		fixed: `---\ntype: relationship\nactors: [United States, Israel]\nstatus: "#frozen"\n---\n${BODY}`,
	},
	{
		title: 'a field under another name is offered',
		note: `---\ntype: relationship\nactors: [United States, Israel]\nstauts: strong alliance\n---\n${BODY}`,
		reports: ['1:1 `status` is missing; expected text such as `strong alliance`'],
		fixed: `---\ntype: relationship\nactors: [United States, Israel]\nstatus: strong alliance\n---\n${BODY}`,
	},
	{
		title: 'every required field has its value',
		note: `---\ntype: relationship\nactors: [United States, Israel]\nstatus: strong alliance\n---\n${BODY}`,
		reports: [],
	},
	{ title: 'an actor need not have any field', note: '---\ntype: actor\ncategory:\n---\n# Hezbollah\n', reports: [] },
	{ title: 'a note of an unknown type need not have any field', note: '---\ntype: chronicle\n---\n# 1979\n', reports: [] },
];

function findingOf(context: NoteContext, { field, path, fault, expected }: FieldFault): Finding {
	const { note } = context;
	const name = inlineCode(field.name);
	const fixes = fixesOf(context, field.name, field.default);
	const demand = demandOf(context.type, 'field', field.name);
	if (fault === 'missing') return { range: openingFence(note), message: `${name} is missing; expected ${expected}`, fixes, ...demand };
	const range = placeOfValue(note, path);
	if (fault === 'empty-list') return { range, message: `${name} is an empty list; expected ${expected}`, fixes, ...demand };
	const comment = strayComment(note, [field.name]);
	if (comment === undefined) return { range, message: `${name} has no value; expected ${expected}`, fixes, ...demand };
	const shown = inlineCode(comment.text);
	return {
		...demand,
		range,
		message: `${name} has no value, because ${shown} is a comment to YAML; expected ${inlineCode(`"${comment.text}"`)}`,
		fixes: [quoteCommentFix([field.name], comment), ...fixes],
	};
}

/** What the field may become: the value of a key that was nearly named so, or what new notes get. */
function fixesOf({ note, type, types, settings }: NoteContext, name: string, value: unknown): Fix[] {
	const fixes: Fix[] = [];
	if (type === undefined || note.frontmatter.kind !== 'parsed') return fixes;
	if (!Object.hasOwn(note.frontmatter.data, name)) {
		for (const key of unknownFieldsOf(type, note.frontmatter.data, types, settings.typeKey))
			if (key.suggestion === name) fixes.push(renameKeyFix(key.name, name));
	}
	if (typeof value === 'string' || typeof value === 'number') fixes.push(setFieldFix([name], value));
	return fixes;
}
