import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Json, sortedJson, sortedJsonParts } from '../../../src/core/report/sortedJson.ts';

test('an object that is written in parts has the bytes of one that is written at once', () => {
	const value = fc.jsonValue().map((some) => some as Json);
	fc.assert(
		fc.property(value, fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value), (item, members) => {
			const others = { version: 1 };
			const names = Object.keys(members).sort();
			const streamed = { members: names.map((name) => [name, members[name] ?? null] as const) };
			expect([...sortedJsonParts('notes', streamed, others)].join('')).toBe(sortedJson({ ...others, notes: members }));
			expect([...sortedJsonParts('notes', { items: [item] }, others)].join('')).toBe(sortedJson({ ...others, notes: [item] }));
		}),
	);
});

test('keys are in the order of code units, texts escaped as JSON asks', () => {
	const items: readonly Json[] = [{ b: 'a "quoted"\n\\', B: [], a: {}, ä: '\u0001\ud83d\ude00' }];
	expect([...sortedJsonParts('x', { items }, {})].join('')).toBe(
		'{\n  "x": [\n    {\n      "B": [],\n      "a": {},\n      "b": "a \\"quoted\\"\\n\\\\",\n      "ä": "\\u0001😀"\n    }\n  ]\n}\n',
	);
});
