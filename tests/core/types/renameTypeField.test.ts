import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { renameTypeField } from '../../../src/core/types/renameTypeField.ts';

const TEXT = `---
type: note-type
fields:
  status: { kind: text } # mine
  risk: {kind: text,required-when: { status: active }}
  mood:
    required-when:
      status: [a, b]
---
{{status}}
`;

test('a field is renamed where it is described and where it is a condition, and nothing else changes', () => {
	expect(renameTypeField(parseNote('Types/a.md', TEXT), 'status', 'state of things')).toEqual({
		kind: 'text',
		text: TEXT.replace('  status: { kind', '  state of things: { kind')
			.replace('{ status: active', '{ state of things: active')
			.replace('      status: [', '      state of things: ['),
	});
});

test.each([
	['a field that it does not describe', 'since', 'from'],
	['the same name', 'status', 'status'],
])('a type note stays as it is for %s', (_, from, to) => {
	expect(renameTypeField(parseNote('Types/a.md', TEXT), from, to)).toEqual({ kind: 'text', text: TEXT });
});

test('a name that another field has is refused', () => {
	expect(renameTypeField(parseNote('Types/a.md', TEXT), 'status', 'risk')).toMatchObject({ kind: 'refused', code: 'KEY_EXISTS' });
});

test('a field that another may not lie before is renamed there as well', () => {
	const note = parseNote('Types/a.md', '---\ntype: note-type\nfields:\n  since: date\n  until: { kind: date, after: since }\n---\n');
	expect(renameTypeField(note, 'since', 'from')).toEqual({
		kind: 'text',
		text: '---\ntype: note-type\nfields:\n  from: date\n  until: { kind: date, after: from }\n---\n',
	});
});
