import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrontmatterValue } from '../../../src/core/note/frontmatter.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { newNote, type NewNotePlan } from '../../../src/core/templates/newNote.ts';
import type { NoteType } from '../../../src/core/types/noteType.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { typeOf } from '../types/support.ts';
import { templateClock } from './templateClock.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { runs } from '../../support/runs.ts';
import { anyCodePoint } from '../../support/anyCodePoint.ts';

const { types } = noteTypesFrom([], { typeKey: 'type' });
const plan: NewNotePlan = { title: 'US-Israel Relations', ...templateClock, typeKey: 'type', folder: 'Relationships' };

function made(type: NoteType | undefined, values: Record<string, FrontmatterValue>, parts: Partial<NewNotePlan> = {}): string {
	const note = newNote(type, values, { ...plan, ...parts });
	return note.kind === 'note' ? `${note.path}\n${note.text}` : `refused: ${note.reason}`;
}

describe('a new note', () => {
	test('has its type, the values, the required fields and the body of its type', () => {
		expect(
			made(types.get('relationship'), { actors: ['United States', 'Israel'], since: '1948-05-14' }),
		).toBe(`Relationships/US-Israel Relations.md
---
type: relationship
actors: [United States, Israel]
status:
since: 1948-05-14
---

# US-Israel Relations

## Overview

## Related Notes

## Sources
`);
	});

	test('of which nothing is required has nothing but its type', () => {
		expect(made(types.get('country'), {}, { title: 'Iran', folder: '' })).toBe('Iran.md\n---\ntype: country\n---\n\n# Iran\n');
	});

	test('gets defaults, with the day filled in', () => {
		const type = typeOf(
			{ name: 'status', default: 'open' },
			{ name: 'made', kind: 'date', default: '{{date}}' },
			{ name: 'tags', kind: 'tags', many: true, default: ['new'] },
		);
		expect(made(type, { status: 'closed' }, { folder: '', title: 'A' })).toBe(
			'A.md\n---\ntype: thing\nstatus: closed\nmade: 2026-11-22\ntags: [new]\n---\n\n# A\n',
		);
	});

	test('keeps values of fields that its type does not know, after the others', () => {
		expect(made(types.get('country'), { capital: 'Washington, D.C.', tags: ['a'] }, { title: 'US', folder: '' })).toBe(
			'US.md\n---\ntype: country\ntags: [a]\ncapital: "Washington, D.C."\n---\n\n# US\n',
		);
	});

	test('of no type has a title alone', () => {
		expect(made(undefined, {}, { title: 'A thought', folder: 'Inbox' })).toBe('Inbox/A thought.md\n# A thought\n');
	});

	test('without a template has a title and the sections of its type', () => {
		expect(made({ ...typeOf(), sections: ['Overview', 'Sources'] }, {}, { title: 'A', folder: '' })).toBe(
			'A.md\n---\ntype: thing\n---\n\n# A\n\n## Overview\n\n## Sources\n',
		);
	});

	test('asks for a field that a value makes required', () => {
		const type = typeOf({ name: 'status' }, { name: 'risk', requiredWhen: { status: ['active'] } });
		expect(made(type, { status: 'active' }, { title: 'A', folder: '' })).toContain('status: active\nrisk:\n---');
		expect(made(type, { status: 'ended' }, { title: 'A', folder: '' })).not.toContain('risk');
	});
});

describe('a template', () => {
	const withTemplate = (template: string, title = 'Iran', values: Record<string, FrontmatterValue> = {}): string =>
		made({ ...typeOf({ name: 'status' }), template }, values, { title, folder: '' }).split('---\n\n')[1] ?? '';

	test.each([
		['a title', '# {{title}}\n', 'Iran', '# Iran\n'],
		['a title twice, with blanks', '{{ title }} and {{title}}', 'Iran', 'Iran and Iran'],
		['the day', '*Created {{date}}*', 'Iran', '*Created 2026-11-22*'],
		['the day in another order', '{{date:DD.MM.YYYY}} {{date:YY-M-D}}', 'Iran', '22.11.2026 26-11-22'],
		[
			'the day and the time in any format of moment.js',
			'{{date:dddd, Do MMMM YYYY [at] HH:mm}}',
			'Iran',
			'Sunday, 22nd November 2026 at 14:05',
		],
		['the week', '{{date:gggg-[W]ww}}', 'Iran', '2026-W48'],
		['the time', '{{time}} {{time:HH:mm:ss}}', 'Iran', '14:05 14:05:09'],
		['names in capitals, as in the app', '{{Title}} {{DATE}} {{TIME}}', 'Iran', 'Iran 2026-11-22 14:05'],
		['a format that is empty is none', '{{date:}} {{time: }}', 'Iran', '2026-11-22 14:05'],
		['the cursor leaves nothing', '{{title}}: {{cursor}}.', 'Iran', 'Iran: .'],
		['a field without a value', 'Status: {{status}}.', 'Iran', 'Status: .'],
		['the type', '{{type}}', 'Iran', 'thing'],
		['a placeholder inside the title stays', '{{title}} {{date}}', '{{date}}', '{{date}} 2026-11-22'],
		['what a replacement could mean stays', '{{title}}', "$& $` $'", "$& $` $'"],
		['an unknown placeholder stays', '{{nope}} {{title}}', 'Iran', '{{nope}} Iran'],
		['a name that every object has is unknown', '{{constructor}} {{__proto__}}', 'Iran', '{{constructor}} {{__proto__}}'],
		['an unclosed placeholder stays', '{{title', 'Iran', '{{title'],
		['braces that are not nearest stay', '{{ {{title}} }}', 'Iran', '{{ Iran }}'],
		['a placeholder over two lines stays', '{{ti\ntle}}', 'Iran', '{{ti\ntle}}'],
		['a Templater tag is text', '<% tp.system.clipboard() %>', 'Iran', '<% tp.system.clipboard() %>'],
		['a block of its own in a body is text', '---\nadmin: {{title}}\n---\n', 'Iran', '---\nadmin: Iran\n---\n'],
	])('%s', (_, template, title, expected) => {
		expect(withTemplate(template, title)).toBe(expected);
	});

	test('with a field that is called like a placeholder of the app means the placeholder', () => {
		const type = { ...typeOf({ name: 'title' }, { name: 'date', kind: 'date' }), template: '# {{title}}\n{{date}}\n' };
		expect(made(type, {}, { title: 'A', folder: '' })).toBe('A.md\n---\ntype: thing\n---\n\n# A\n2026-11-22\n');
		expect(made(type, { title: 'Of A', date: '1979-01-01' }, { title: 'A', folder: '' })).toBe(
			'A.md\n---\ntype: thing\ntitle: Of A\ndate: 1979-01-01\n---\n\n# A\n2026-11-22\n',
		);
	});

	test('says where the cursor is to stand, once', () => {
		const note = newNote({ ...typeOf(), template: '# {{title}}\n\n{{cursor}}\n{{cursor}}\n' }, {}, { ...plan, title: 'A' });
		expect(note.kind === 'note' && [note.text, note.text.slice(0, note.cursor)]).toEqual([
			'---\ntype: thing\n---\n\n# A\n\n\n\n',
			'---\ntype: thing\n---\n\n# A\n\n',
		]);
	});

	test('names a field with a list', () => {
		expect(withTemplate('With {{members}}.', 'Iran', { members: ['A', 'B'] })).toBe('With A, B.');
	});

	test('names the placeholders that it did not fill', () => {
		const note = newNote({ ...typeOf(), template: '{{nope}} {{title}} {{VALUE}} {{nope}}' }, {}, plan);
		expect(note.kind === 'note' && note.unknownPlaceholders).toEqual(['nope', 'VALUE']);
	});
});

describe("the vault's own template", () => {
	const relationship = types.get('relationship');

	test('gives its front matter and its body', () => {
		const vaultTemplate =
			'---\ntype: relationship\nactors: []\nstatus: \nsince: {{date}}\ntags: [null]\ncssclasses: wide # mine\n---\n\n# {{title}}\n\n## Related Notes\n- \n\n---\n*Created {{date}}*\n';
		expect(made(relationship, { actors: ['Iran', 'Israel'] }, { vaultTemplate, title: 'A', folder: '' })).toBe(
			'A.md\n---\ntype: relationship\nactors: [Iran, Israel]\nstatus: \nsince: 2026-11-22\ntags: [null]\ncssclasses: wide # mine\n---\n\n# A\n\n## Related Notes\n- \n\n---\n*Created 2026-11-22*\n',
		);
	});

	test('gets the type and what it lacks', () => {
		expect(made(relationship, { status: 'tense' }, { vaultTemplate: '---\ncreated: {{date}}\n---\nText\n', title: 'A', folder: '' })).toBe(
			'A.md\n---\ncreated: 2026-11-22\ntype: relationship\nactors: []\nstatus: tense\n---\n\nText\n',
		);
	});

	test('without front matter gives its body', () => {
		expect(made(types.get('country'), {}, { vaultTemplate: '# The state of {{title}}\n', title: 'Iran', folder: '' })).toBe(
			'Iran.md\n---\ntype: country\n---\n\n# The state of Iran\n',
		);
	});

	test('with front matter that cannot be read gives its body', () => {
		expect(made(types.get('country'), {}, { vaultTemplate: '---\na: [\n---\nText\n', title: 'Iran', folder: '' })).toBe(
			'Iran.md\n---\ntype: country\n---\n\nText\n',
		);
	});

	test.each([
		['in a list of quoted items', `a: ["{{title}}", '{{title}} book']`, String.raw`a: ["Plan: \"A\" it's", "Plan: \"A\" it's book"]`],
		['in a list with a comment', 'a: [x, {{title}}] # why', String.raw`a: [x, "Plan: \"A\" it's"] # why`],
		['in a map', 'a: {b: "{{title}}", c: {{date}}}', String.raw`a: {b: "Plan: \"A\" it's", c: 2026-11-22}`],
		['in a link in a list', 'a: ["[[{{title}}]]", "[[B, C]]"]', String.raw`a: ["[[Plan: \"A\" it's]]", "[[B, C]]"]`],
		['in a folded text', 'a: >-\n  On {{title}}\nb: {{date}}', `a: >-\n  On Plan: "A" it's\nb: 2026-11-22`],
		['in a text of several lines', 'a: |\n  x\n\n  {{title}}', `a: |\n  x\n\n  Plan: "A" it's`],
		['after an apostrophe', "a: 'it''s {{date}}'", `a: it's 2026-11-22`],
		['after an escaped quote', String.raw`a: "\"x\" {{date}}"`, String.raw`a: "\"x\" 2026-11-22"`],
		['in a comment', 'a: # {{title}}', 'a: # {{title}}'],
	])('a placeholder %s is filled as one value', (_, lines, expected) => {
		const title = `Plan: "A" it's`;
		const note = newNote(undefined, {}, { ...plan, title, vaultTemplate: `---\n${lines}\n---\nText\n` });
		expect(note.kind === 'note' && note.text).toBe(`---\n${expected}\n---\n\nText\n`);
		expect(parseNote('', note.kind === 'note' ? note.text : '').frontmatter.kind).toBe('parsed');
	});

	test('a list without end in a template takes no time', () => {
		const vaultTemplate = `---\na: [{{title}}, ${String.raw`"\"`.repeat(50_000)}]\n---\n`;
		expect(cpuTimeOf(() => newNote(undefined, {}, { ...plan, vaultTemplate }))).toBeLessThan(300);
	});

	test.each([
		['unquoted', 'title: {{title}}'],
		['quoted', 'title: "{{title}}"'],
		['quoted once', "title: '{{title}}'"],
		['among words', 'title: On {{title}}, again'],
		['in a list', 'aliases: [{{title}}, x]'],
		['in a list below its key', 'aliases:\n  - {{title}}'],
		['in a map', 'a: { b: {{title}} }'],
		['as a key', '{{title}}: a'],
		['after a comment mark', 'a: b # {{title}}'],
	])('a title with line ends adds no key where it stands %s', (_, line) => {
		const hostile = 'A\n---\nadmin: true\n"x: y", z]} # {{date}}';
		const note = newNote(types.get('country'), {}, { ...plan, title: hostile, vaultTemplate: `---\n${line}\n---\n# {{title}}\n` });
		const { frontmatter } = parseNote('', note.kind === 'note' ? note.text : '');
		const keys = frontmatter.kind === 'parsed' ? Object.keys(frontmatter.data) : [frontmatter.kind];
		expect(keys).toContain('type');
		expect(keys).not.toContain('admin');
		expect(JSON.stringify(frontmatter)).not.toContain('2026-11-22');
	});
});

describe('a note whose file is not called like its title says why', () => {
	test.each([
		['for a mark', 'C#', 'C', 'a file name cannot hold `#`'],
		['for several marks', 'Who? A/B', 'Who A B', 'a file name cannot hold `?` or `/`'],
		['for a dot at the start', '.NET', 'NET', 'a file name does not begin with a dot'],
		['for its length', 'x'.repeat(201), 'x'.repeat(200), 'the title is longer than a file name can be'],
		['and says nothing for blanks', ' A  B ', 'A B', undefined],
		['and says nothing for another form of the same letters', 'Cafe\u0301', 'Café', undefined],
		['and says nothing for joiners in their place', 'می\u200Cخواهم', 'می\u200Cخواهم', undefined],
	])('%s', (_, title, name, reason) => {
		const note = newNote(undefined, {}, { ...plan, title, folder: '' });
		expect(note.kind === 'note' && [note.path, note.nameChange]).toEqual([`${name}.md`, reason]);
	});
});

describe('a note is refused', () => {
	test.each([
		['without a name', { title: '///' }, 'refused: the title has no character that can stand in a file name'],
		['for a folder outside the vault', { folder: '../elsewhere' }, 'refused: `..` begins with a dot'],
		['for a hidden folder', { folder: '.obsidian/plugins' }, 'refused: `.obsidian` begins with a dot'],
		['for a device name', { title: 'NUL' }, 'refused: `NUL.md` is a device name on Windows'],
	])('%s', (_, parts, expected) => {
		expect(made(undefined, {}, parts)).toBe(expected);
	});

	test('for a value that holds keys of its own', () => {
		expect(made(undefined, { a: { b: 1 } })).toBe('refused: the value of `a` holds keys of its own and cannot be written');
	});
});

test('whatever the title and the values are, the note reads back with exactly these keys and values', () => {
	const scalar = fc.oneof(
		fc.string(),
		fc.string({ unit: anyCodePoint }),
		fc.constantFrom('A\n---\nadmin: true', 'yes', '[[Iran]]', '2024-01-02', '{{date}}', '# x', ': y', '- z', '"', "'"),
		fc.integer(),
		fc.boolean(),
	);
	const values = fc.dictionary(
		fc.oneof(fc.constantFrom('actors', 'status', 'note', '__proto__', 'a: b', 'x # y'), fc.string()),
		fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
		{ maxKeys: 4 },
	);
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.constantFrom('A\n---\nadmin: true', '{{date}}', '../x')), values, (title, given) => {
			const note = newNote(types.get('relationship'), given, { ...plan, title });
			if (note.kind === 'refused') return;
			expect(note.path).toMatch(/^Relationships\/[^/\\]+\.md$/);
			const { frontmatter } = parseNote(note.path, note.text);
			if (frontmatter.kind !== 'parsed') throw new Error(frontmatter.kind);
			const isEmpty = (value: FrontmatterValue): boolean =>
				(typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.every((item) => item === ''));
			const expected = Object.entries(given).filter(([key, value]) => key !== 'type' && !isEmpty(value));
			for (const [key, value] of expected) expect(frontmatter.data[key]).toEqual(value);
			expect(Object.keys(frontmatter.data).sort()).toEqual(
				[...new Set(['type', 'actors', 'status', ...expected.map(([key]) => key)])].sort(),
			);
		}),
		{ numRuns: runs(150) },
	);
});

test('a title with quotes stands whole in a field and in the heading of a template that the type was learned from', () => {
	const type: NoteType = { ...typeOf(), template: '# {{title}}\n\n{{time}}\n', origin: { kind: 'note', path: 'Types/thing.md' } };
	const vaultTemplate = '---\ntype: thing\ntitle: "{{title}}"\nmade: {{date}}\n---\n\n# {{title}}\n\n{{time}}\n\n';
	const note = newNote(type, {}, { ...plan, vaultTemplate, title: 'Plan: "A" it\'s', folder: '' });
	if (note.kind === 'refused') throw new Error(note.reason);
	const { frontmatter } = parseNote('', note.text);
	expect(frontmatter.kind === 'parsed' && frontmatter.data).toEqual({ type: 'thing', title: 'Plan: "A" it\'s', made: '2026-11-22' });
	expect(note.text).toContain('\n# Plan: "A" it\'s\n\n14:05\n');
});

test("the body of the vault's own type note comes before a template of the vault", () => {
	const type: NoteType = { ...typeOf(), template: '# Own {{title}}\n', origin: { kind: 'note', path: 'Types/thing.md' } };
	expect(made(type, {}, { vaultTemplate: '---\nx: 1\n---\n# Other\n', title: 'A', folder: '' })).toBe(
		'A.md\n---\ntype: thing\n---\n\n# Own A\n',
	);
});
