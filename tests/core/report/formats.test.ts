import { describe, expect, test } from 'vitest';
import { githubReport } from '../../../src/core/report/github.ts';
import { jsonFixReport, jsonReport } from '../../../src/core/report/json.ts';
import { sortedJson, sortedJsonParts } from '../../../src/core/report/sortedJson.ts';
import { atLeast, severityCounts } from '../../../src/core/report/severities.ts';
import { diagnosticOf } from './diagnosticOf.ts';

describe('JSON', () => {
	test('has the members that are promised, sorted, with two blanks and a line end', () => {
		const fix = { kind: 'edit' as const, title: 'Put it in quotes', safe: true, plan: () => ({ kind: 'unchanged' as const }) };
		const create = { kind: 'create' as const, title: 'Create it', create: { type: 'actor', title: 'it', values: {} } };
		expect([...jsonReport([diagnosticOf({ line: 3, column: 8, endColumn: 17, fixes: [fix, create] })])].join('')).toBe(`{
  "diagnostics": [
    {
      "column": 8,
      "endColumn": 17,
      "endLine": 3,
      "fixes": [
        {
          "safe": true,
          "title": "Put it in quotes"
        },
        {
          "safe": false,
          "title": "Create it"
        }
      ],
      "line": 3,
      "message": "message",
      "path": "Note.md",
      "rule": "field-value",
      "severity": "warning"
    }
  ],
  "version": 1
}
`);
	});

	test('of nothing is an empty list', () => {
		expect([...jsonReport([])].join('')).toBe('{\n  "diagnostics": [],\n  "version": 1\n}\n');
	});

	test('of a fix has what is left, what was done and what was refused with its reason', () => {
		const entry = { path: 'Note.md', rule: 'field-kind', title: 'Put it in a list', line: 3 };
		expect(JSON.parse([...jsonFixReport([], [entry], [{ ...entry, reason: 'a comment stands in it' }])].join(''))).toEqual({
			applied: [entry],
			diagnostics: [],
			refused: [{ ...entry, reason: 'a comment stands in it' }],
			version: 1,
		});
	});

	test('sorts keys by code unit at any depth and leaves lists in their order', () => {
		expect(sortedJson({ b: [{ d: 1, c: null }, 'x'], a: true, B: '' })).toBe(
			'{\n  "B": "",\n  "a": true,\n  "b": [\n    {\n      "c": null,\n      "d": 1\n    },\n    "x"\n  ]\n}\n',
		);
	});

	test('keeps a key called `__proto__`', () => {
		expect(sortedJson(JSON.parse('{"__proto__": 1}') as Record<string, number>)).toBe('{\n  "__proto__": 1\n}\n');
	});
});

describe('workflow commands', () => {
	test.each([
		[
			'an error',
			diagnosticOf({ severity: 'error', line: 3, column: 8, endColumn: 17 }),
			'',
			'::error file=Note.md,line=3,endLine=3,col=8,endColumn=17,title=field-value::message\n',
		],
		[
			'a suggestion is a notice',
			diagnosticOf({ severity: 'info' }),
			'',
			'::notice file=Note.md,line=1,endLine=1,col=1,endColumn=1,title=field-value::message\n',
		],
		[
			'of several lines has no columns',
			diagnosticOf({ endLine: 4 }),
			'',
			'::warning file=Note.md,line=1,endLine=4,title=field-value::message\n',
		],
		[
			'of a vault in a folder',
			diagnosticOf({}),
			'notes/vault/',
			'::warning file=notes/vault/Note.md,line=1,endLine=1,col=1,endColumn=1,title=field-value::message\n',
		],
		[
			'a path with what ends a property',
			diagnosticOf({ path: 'a,b:c%.md' }),
			'',
			'::warning file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=1,title=field-value::message\n',
		],
		[
			'a message with a line end or a command',
			diagnosticOf({ message: 'one\r\n::error::two 100%' }),
			'',
			'::warning file=Note.md,line=1,endLine=1,col=1,endColumn=1,title=field-value::one%0D%0A::error::two 100%25\n',
		],
	])('%s', (_, diagnostic, folder, expected) => {
		expect([...githubReport([diagnostic], (path) => folder + path)].join('')).toBe(expected);
	});
});

describe('counting', () => {
	const some = [
		diagnosticOf({ severity: 'info', rule: 'b-b' }),
		diagnosticOf({ severity: 'error', rule: 'a-a' }),
		diagnosticOf({ rule: 'b-b' }),
		diagnosticOf({ rule: 'c-c' }),
	];

	test('severities', () => {
		expect(severityCounts(some)).toEqual({ error: 1, warning: 2, info: 1 });
		expect(atLeast(some, 'warning')).toHaveLength(3);
		expect(atLeast(some, 'error')).toHaveLength(1);
	});
});

describe('JSON that is printed in parts', () => {
	const streamed = [
		['no item', []],
		['items of every kind', [1, 'a\nb', null, true, [], {}, { b: [{ d: 1 }], a: [] }]],
	] as const;

	test.each(streamed)('%s: the same bytes as at one go', (_, items) => {
		const others = { version: 1, applied: [{ z: 1, a: '' }], zebra: [] };
		expect([...sortedJsonParts('diagnostics', { items }, others)].join('')).toBe(sortedJson({ ...others, diagnostics: items }));
	});

	test.each(streamed)('%s as members: the same bytes as at one go', (_, items) => {
		const members = items.map((item, at) => [`Note ${at}.md`, item] as const);
		expect([...sortedJsonParts('notes', { members }, { version: 1 })].join('')).toBe(
			sortedJson({ notes: Object.fromEntries(members), version: 1 }),
		);
	});
});
