import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	heldIn,
	mergeEntries,
	parseTimedEntries,
	storedEntries,
	withHeld,
	withoutOldLifted,
} from '../../../src/core/settings/timedEntries.ts';

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
		expect(storedEntries(parseTimedEntries(stored))).toEqual(expected);
	});

	test('a note called __proto__ is a note', () => {
		const stored: unknown = JSON.parse('{"__proto__":{"B.md":{"at":1}}}');
		expect(JSON.stringify(storedEntries(parseTimedEntries(stored)))).toBe('{"__proto__":{"B.md":{"at":1}}}');
	});
});

test('what was lifted stays lifted when an older copy comes back', () => {
	const old = withHeld(new Map(), { 'A.md': ['B.md'] }, 10);
	const lifted = withHeld(old, {}, 20);
	expect(heldIn(lifted)).toEqual({});
	expect(heldIn(mergeEntries(lifted, old))).toEqual({});
	expect(heldIn(withHeld(lifted, { 'A.md': ['B.md'] }, 5))).toEqual({ 'A.md': ['B.md'] });
});

test('what was lifted more than a year ago is forgotten, and what holds never', () => {
	const day = 86_400_000;
	const entries = parseTimedEntries({
		'A.md': { 'B.md': { at: 0 }, 'C.md': { at: 10, lifted: true } },
		'D.md': { 'E.md': { at: 10, lifted: true } },
	});
	expect(storedEntries(withoutOldLifted(entries, 365 * day + 10))).toEqual(storedEntries(entries));
	expect(storedEntries(withoutOldLifted(entries, 365 * day + 11))).toEqual({ 'A.md': { 'B.md': { at: 0 } } });
});

const name = fc.constantFrom('A.md', 'B.md', 'C.md');
const stored = fc.dictionary(name, fc.dictionary(name, fc.record({ at: fc.nat(9), lifted: fc.constantFrom(true, undefined) })));

test('copies come to the same in whatever order they are merged', () => {
	fc.assert(
		fc.property(stored, stored, stored, (x, y, z) => {
			const [a, b, c] = [x, y, z].map(parseTimedEntries) as [
				ReturnType<typeof parseTimedEntries>,
				ReturnType<typeof parseTimedEntries>,
				ReturnType<typeof parseTimedEntries>,
			];
			const together = storedEntries(mergeEntries(mergeEntries(a, b), c));
			expect(storedEntries(mergeEntries(c, mergeEntries(b, a)))).toEqual(together);
			expect(storedEntries(mergeEntries(parseTimedEntries(together), a))).toEqual(together);
		}),
	);
});

test('two devices whose files overwrite each other end with the same, and neither loses what it did last', () => {
	const step = fc.record({ device: fc.nat(1), note: name, path: name, isDismissed: fc.boolean(), syncs: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const devices = [parseTimedEntries({}), parseTimedEntries({})];
			let file: unknown = {};
			const sync = (device: number) => {
				devices[device] = mergeEntries(devices[device] ?? new Map(), parseTimedEntries(file));
				file = JSON.parse(JSON.stringify(storedEntries(devices[device])));
			};
			const last = new Map<string, boolean>();
			for (const [at, { device, note, path, isDismissed, syncs }] of steps.entries()) {
				const mine = devices[device] ?? new Map();
				const now = heldIn(mine);
				const others = (now[note] ?? []).filter((other) => other !== path);
				devices[device] = withHeld(mine, { ...now, [note]: isDismissed ? [...others, path] : others }, at + 1);
				if (isDismissed !== (now[note] ?? []).includes(path)) last.set(`${note}\n${path}`, isDismissed);
				if (syncs) sync(device);
			}
			for (const device of [0, 1, 0]) sync(device);
			expect(storedEntries(devices[0] ?? new Map())).toEqual(storedEntries(devices[1] ?? new Map()));
			const held = heldIn(devices[0] ?? new Map());
			for (const [key, isDismissed] of last) {
				const [note = '', path = ''] = key.split('\n');
				expect((held[note] ?? []).includes(path), key).toBe(isDismissed);
			}
		}),
	);
});
