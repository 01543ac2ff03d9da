import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { addTypeField } from '../../../src/core/types/addTypeField.ts';
import { queriesNaming, renamedInBase } from '../../../src/core/types/fieldInQueries.ts';

const renamed = (text: string, from: string, to: string): string => applyEdits(text, renamedInBase(text, from, to));

test.each<[string, string, string]>([
	[
		'a property of its own name',
		'properties:\n  note.status:\n    displayName: Status\n',
		'properties:\n  note.state:\n    displayName: Status\n',
	],
	['a column', 'order:\n  - file.name\n  - status\n', 'order:\n  - file.name\n  - state\n'],
	['what is sorted by', 'sort:\n  - property: note.status\n', 'sort:\n  - property: note.state\n'],
	[
		'an expression, and not the text in it',
		'  - status == "status"\n  - \'status != "done"\'\n',
		'  - state == "status"\n  - \'state != "done"\'\n',
	],
	['an expression in brackets', 'x: note["status"].lower()\n', 'x: note.state.lower()\n'],
	[
		'no property of a file or a formula, no function, no longer word',
		'- file.status\n- formula.status\n- status()\n- my-status\n- statuses\n',
		'- file.status\n- formula.status\n- status()\n- my-status\n- statuses\n',
	],
])('in a base a field is renamed as %s', (_, text, after) => {
	expect(renamed(text, 'status', 'state')).toBe(after);
});

test('a name with a hyphen is written in brackets in an expression, and as it is where it stands alone', () => {
	expect(renamed('order:\n  - status\nfilters: status == 1\n', 'status', 'risk-level')).toBe(
		'order:\n  - risk-level\nfilters: note["risk-level"] == 1\n',
	);
	expect(renamed('order:\n  - risk-level\nfilters: note["risk-level"] == 1 && risk-level\n', 'risk-level', 'risk')).toBe(
		'order:\n  - risk\nfilters: note.risk == 1 && risk-level\n',
	);
});

test('a query in a note that names the field is told by its line', () => {
	const note = parseNote('A.md', '# A\n\n```dataview\nTABLE status\n```\n\n```js\nstatus\n```\n\n```base\nfilters: my-status\n```\n');
	expect(queriesNaming(note, 'status')).toEqual([3]);
});

const added = (head: string): string => {
	const note = parseNote('Types/a.md', `---\ntype: note-type\n${head}---\n# Body\n`);
	const outcome = addTypeField(note, 'risk level', 'number');
	return outcome.kind === 'edits'
		? applyEdits(note.text, outcome.edits).slice('---\ntype: note-type\n'.length, -'---\n# Body\n'.length)
		: outcome.kind;
};

test.each<[string, string, string]>([
	[
		'after the last line of its fields',
		'fields:\n    a: text # mine\nsections: [B]\n',
		'fields:\n    a: text # mine\n    risk level: number\nsections: [B]\n',
	],
	['after a field of several lines', 'fields:\n  a:\n    kind: text\n', 'fields:\n  a:\n    kind: text\n  risk level: number\n'],
	['in braces', 'fields: { a: text }\n', 'fields: { a: text, risk level: number }\n'],
	['where there are none', 'name: a\n', 'name: a\nfields:\n  risk level: number\n'],
	['where the key waits', 'fields:\nname: a\n', 'fields:\n  risk level: number\nname: a\n'],
	['not where they are a list', 'fields: [a]\n', 'refused'],
	['not twice', 'fields: { risk level: text }\n', 'refused'],
])('a field is added to a type %s', (_, head, after) => {
	expect(added(head)).toBe(after);
});
