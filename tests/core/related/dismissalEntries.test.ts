import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	dismissalsIn,
	mergeDismissals,
	parseDismissalEntries,
	storedDismissals,
	withDismissals,
} from '../../../src/core/related/dismissalEntries.ts';

describe('what is stored', () => {
	test.each([
		['lists of paths, as 0.1.0 wrote them', { 'A.md': ['C.md', 'B.md'] }, { 'A.md': { 'B.md': { at: 0 }, 'C.md': { at: 0 } } }],
		[
			'entries with their times',
			{ 'A.md': { 'B.md': { at: 5 }, 'C.md': { at: 6, lifted: true } } },
			{ 'A.md': { 'B.md': { at: 5 }, 'C.md': { at: 6, lifted: true } } },
		],
		['anything else is left out', { 'A.md': { 'B.md': { at: 'x' }, 'C.md': null }, 'B.md': 3, 'C.md': [7] }, {}],
		['nothing', undefined, {}],
		['a list', [], {}],
	])('%s', (_, stored, expected) => {
		expect(storedDismissals(parseDismissalEntries(stored))).toEqual(expected);
	});

	test('a note called __proto__ is a note', () => {
		const stored: unknown = JSON.parse('{"__proto__":{"B.md":{"at":1}}}');
		expect(JSON.stringify(storedDismissals(parseDismissalEntries(stored)))).toBe('{"__proto__":{"B.md":{"at":1}}}');
	});
});

test('what was lifted stays lifted when an older copy comes back', () => {
	const old = withDismissals(new Map(), { 'A.md': ['B.md'] }, 10);
	const lifted = withDismissals(old, {}, 20);
	expect(dismissalsIn(lifted)).toEqual({});
	expect(dismissalsIn(mergeDismissals(lifted, old))).toEqual({});
	expect(dismissalsIn(withDismissals(lifted, { 'A.md': ['B.md'] }, 5))).toEqual({ 'A.md': ['B.md'] });
});

const name = fc.constantFrom('A.md', 'B.md', 'C.md');
const stored = fc.dictionary(name, fc.dictionary(name, fc.record({ at: fc.nat(9), lifted: fc.constantFrom(true, undefined) })));

test('copies come to the same in whatever order they are merged', () => {
	fc.assert(
		fc.property(stored, stored, stored, (x, y, z) => {
			const [a, b, c] = [x, y, z].map(parseDismissalEntries) as [
				ReturnType<typeof parseDismissalEntries>,
				ReturnType<typeof parseDismissalEntries>,
				ReturnType<typeof parseDismissalEntries>,
			];
			const together = storedDismissals(mergeDismissals(mergeDismissals(a, b), c));
			expect(storedDismissals(mergeDismissals(c, mergeDismissals(b, a)))).toEqual(together);
			expect(storedDismissals(mergeDismissals(parseDismissalEntries(together), a))).toEqual(together);
		}),
	);
});

test('two devices whose files overwrite each other end with the same, and neither loses what it did last', () => {
	const step = fc.record({ device: fc.nat(1), note: name, path: name, isDismissed: fc.boolean(), syncs: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const devices = [parseDismissalEntries({}), parseDismissalEntries({})];
			let file: unknown = {};
			const sync = (device: number) => {
				devices[device] = mergeDismissals(devices[device] ?? new Map(), parseDismissalEntries(file));
				file = JSON.parse(JSON.stringify(storedDismissals(devices[device])));
			};
			const last = new Map<string, boolean>();
			for (const [at, { device, note, path, isDismissed, syncs }] of steps.entries()) {
				const mine = devices[device] ?? new Map();
				const now = dismissalsIn(mine);
				const others = (now[note] ?? []).filter((other) => other !== path);
				devices[device] = withDismissals(mine, { ...now, [note]: isDismissed ? [...others, path] : others }, at + 1);
				if (isDismissed !== (now[note] ?? []).includes(path)) last.set(`${note}\n${path}`, isDismissed);
				if (syncs) sync(device);
			}
			for (const device of [0, 1, 0]) sync(device);
			expect(storedDismissals(devices[0] ?? new Map())).toEqual(storedDismissals(devices[1] ?? new Map()));
			const held = dismissalsIn(devices[0] ?? new Map());
			for (const [key, isDismissed] of last) {
				const [note = '', path = ''] = key.split('\n');
				expect((held[note] ?? []).includes(path), key).toBe(isDismissed);
			}
		}),
	);
});
