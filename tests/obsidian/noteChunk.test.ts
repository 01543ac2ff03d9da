import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { readSources } from '../../src/core/sources/readSources.ts';
import { type Numbers, SharedTexts } from '../../src/core/text/columns.ts';
import { finish } from '../../src/core/text/steps.ts';
import { SourceIndex } from '../../src/core/sources/sourceIndex.ts';
import { KeptTargets, TARGET_WIDTH } from '../../src/core/vault/records/keptTargets.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';
import { ChunkPacker, type NoteChunk, StoredChunk } from '../../src/obsidian/index/noteChunk.ts';
import { StoredNotes } from '../../src/obsidian/index/storedNotes.ts';
import type { StoredRecord } from '../../src/obsidian/index/storedRecord.ts';
import { runs } from '../support/runs.ts';

const { settings } = parseSettings({});
const SCHEMA = vaultSchemaOf(settings, { nameFields: (type) => (type === 'policy' ? ['actors'] : []) });

const TEXTS: Readonly<Record<string, string>> = {
	'A/Iran.md': `---
type: country
aliases: [Persia, "\u0627\u06cc\u0631\u0627\u0646"]
tags: [x, y]
---
# Iran

See [[Oman|the sultanate]], [[Oman#History]], [[Iran-Łódź]] and ![[map.png]]. %% [[Hidden]] %%

## Related Notes
- [[Oman]] — neighbours
- [[Policy]]

## Sources
- [Reuters - A shift](https://www.reuters.com/a?b=1#c), 3 May 2024
- [Desk: One](https://desk.org/1)
- Smith, John (2003). *Long Title of a Work*. London: Press, pp. 3-9.
- [[Clipping]]
- [Other vault](obsidian://open?vault=Other&file=Note)
`,
	'Policy.md':
		'---\ntype: policy\nactors: [Iran, Oman]\nurl: https://a.org/x\n---\n# Policy\n\nWords[^1].\n\n[^1]: [A page](https://b.org/y) ([archived](https://web.archive.org/web/2020/https://b.org/y))\n',
	'Broken.md': '---\na: [x\n---\n# Broken\n',
	...Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((name) => [`Desk ${name}.md`, '---\nstatus: strong alliance\n---\n'])),
	'Slip.md': '---\nstatus: strong aliance\ntags: [strong alliance]\n---\n',
	'Empty.md': '',
	'Plain Ω.md': '# Ω\n\n[[#Ω]] and [[Iran]]\n',
};

/** An index of these notes, and the rows that a session keeps of it. */
function read(
	texts: Readonly<Record<string, string>>,
	schema = SCHEMA,
): { index: NoteIndex; sources: SourceIndex; rows: readonly StoredRecord[] } {
	const index = new NoteIndex(schema);
	const sources = new SourceIndex();
	const rows = Object.entries(texts).flatMap(([path, text]): StoredRecord[] => {
		const note = parseNote(path, text);
		index.put(note);
		sources.put(path, readSources(note, settings));
		const record = index.packed(path);
		return record === undefined ? [] : [{ path, mtime: 1.5, size: text.length, record, sources: sources.asRead(path) }];
	});
	return { index, sources, rows };
}

/** A save of one row. */
const packChunk = (rows: readonly StoredRecord[], removed: readonly string[]): NoteChunk =>
	finish(new ChunkPacker(0).pack(rows, removed, true));

/** A save of several rows of so many notes each, in the order in which they are written. */
function packSave(save: number, rows: readonly StoredRecord[], notes: number): readonly NoteChunk[] {
	const packer = new ChunkPacker(save);
	const packed: NoteChunk[] = [];
	for (let at = 0; at < rows.length; at += notes) packed.push(finish(packer.pack(rows.slice(at, at + notes), [], false)));
	return [...packed, finish(packer.pack([], [], true))];
}

/** What a vault answers to questions that go through all of it. */
function answers(index: NoteIndex, sources: SourceIndex): unknown {
	const paths = index.paths();
	return {
		records: paths.map((path) => {
			const record = index.record(path);
			const { type, typeRange, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, ownInitials, length } = record ?? {};
			const packed = { links: record?.links, headings: record?.headings, lineStarts: [...(record?.lineStarts ?? [])] };
			return { path, type, typeRange, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, ownInitials, length, ...packed };
		}),
		backlinks: paths.map((path) => index.backlinks(path)),
		wanted: index.wanted(),
		types: [...index.typeCounts()],
		sources: paths.map((path) => sources.of(path)),
		also: paths.map((path) => sources.of(path).map((source) => sources.alsoIn(source, path, index))),
		publishers: sources.publishers(),
		slips: paths.map((path) => index.record(path)).map((record) => record && index.fieldValues().slipsOf(record)),
		mayHaveSlips: paths.map((path) => index.fieldValues().mayHaveSlips(path)),
		clipped: sources.clippedFrom('https://a.org/x'),
	};
}

/** Index and sources as a second start makes them of stored rows; `between` is told of the index after each note. */
function restored(
	rows: readonly NoteChunk[],
	between = (index: NoteIndex, path: string): unknown => [index, path],
	schema = SCHEMA,
): { index: NoteIndex; sources: SourceIndex } {
	const index = new NoteIndex(schema);
	const sources = new SourceIndex();
	const saves = new Map<number, KeptTargets>();
	for (const row of rows.toReversed()) {
		const chunk = new StoredChunk(structuredClone(row), saves);
		const take = index.taking(chunk.records);
		for (const [at, path] of chunk.paths.entries()) {
			take(at);
			sources.putKept(path, chunk.sources(at));
			between(index, path);
		}
	}
	return { index, sources };
}

/** The same where any row may be damaged: a note that cannot be read of them is read from its file, as when the app starts. */
async function restoredOrRead(
	rows: readonly NoteChunk[],
): Promise<{ index: NoteIndex; sources: SourceIndex; restored: readonly string[] }> {
	const index = new NoteIndex(SCHEMA);
	const sources = new SourceIndex();
	const restored: string[] = [];
	for await (const [chunk, places] of new StoredNotes([Promise.resolve(rows)]).chunks()) {
		const take = index.taking(chunk.records);
		for (const at of places) {
			const path = chunk.paths[at] ?? '';
			try {
				const keptSources = chunk.sources(at);
				take(at);
				sources.putKept(path, keptSources);
				restored.push(path);
			} catch (error) {
				expect(String(error)).toMatch(/^(?:RangeError|SyntaxError)/);
			}
		}
	}
	for (const [path, text] of Object.entries(TEXTS)) {
		if (restored.includes(path)) continue;
		const note = parseNote(path, text);
		index.put(note);
		sources.put(path, readSources(note, settings));
	}
	return { index, sources, restored };
}

/** What is stored, once all rows have come. */
async function allCome(rows: readonly Promise<readonly unknown[]>[]): Promise<StoredNotes> {
	const notes = new StoredNotes(rows);
	for await (const [chunk] of notes.chunks()) expect(chunk.paths.length).toBeGreaterThanOrEqual(0);
	return notes;
}

describe('notes that are packed together', () => {
	test('an index made of them answers as the one that read the notes', () => {
		const { index, sources, rows } = read(TEXTS);
		const again = restored([packChunk(rows, [])]);
		expect(answers(again.index, again.sources)).toEqual(answers(index, sources));
	});

	test.each([1, 2, 7])('rows of %i notes that have their link targets in common are answered from alike', (notes) => {
		const { index, sources, rows } = read(TEXTS);
		const half = rows.length >> 1;
		const again = restored([...packSave(1, rows.slice(0, half), notes), ...packSave(2, rows.slice(half), notes)]);
		expect(answers(again.index, again.sources)).toEqual(answers(index, sources));
	});

	test('a link that its last note lost while rows were coming is known again from the next one', () => {
		const { rows } = read({ 'A.md': '[[Far]]\n', 'B.md': '[[Far]]\n', 'C.md': '[[Far]]\n' });
		const again = restored(packSave(1, rows, 1), (index, path) => {
			if (path === 'C.md') index.put(parseNote('C.md', ''));
			if (path === 'B.md') index.put(parseNote('Far.md', ''));
		});
		expect(again.index.backlinkSources('Far.md')).toEqual(['A.md', 'B.md']);
	});

	test('notes that come after somebody asked of the index are answered from alike', () => {
		const { index, sources, rows } = read(TEXTS);
		const again = restored(packSave(1, rows, 2), (asked, path) => [asked.backlinks(path), asked.fieldValues(), asked.wanted()]);
		expect(answers(again.index, again.sources)).toEqual(answers(index, sources));
	});

	test('a note is kept from then on as any other, whether its record was made before or not', () => {
		const { index, sources, rows } = read(TEXTS);
		const again = restored([packChunk(rows, [])]);
		finish(again.index.makeRecords());
		const stored = (path: string): StoredRecord | undefined => {
			const record = again.index.packed(path);
			return record && { path, mtime: 1.5, size: 0, record, sources: again.sources.asRead(path) };
		};
		const third = restored([
			packChunk(
				again.index.paths().flatMap((path) => stored(path) ?? []),
				[],
			),
		]);
		expect(answers(third.index, third.sources)).toEqual(answers(index, sources));
	});

	test('fields that name notes although no type says so are told alike', () => {
		const schema = vaultSchemaOf(settings, { nameFields: () => [], plainFields: () => ['country', 'parent'] });
		const texts = {
			'Iran.md': '---\nparent: 3\n---\n',
			'A.md': '---\ncountry: Iran\n---\n',
			'B.md': '---\n"count\\u0072y": [Iran]\ntitle: country\n---\n',
			'C.md': '---\nparent: [Nobody, Nothing, Never]\n---\n',
		};
		const { index } = read(texts, schema);
		const { rows } = read(texts, schema);
		const again = restored([packChunk(rows, [])], undefined, schema);
		for (const each of [index, again.index]) finish(each.workOutPlainNames());
		expect([again.index.plainNames.fields, again.index.backlinkSources('Iran.md')]).toEqual([new Set(['country']), ['A.md', 'B.md']]);
		expect(answers(again.index, again.sources)).toEqual(answers(index, again.sources));
	});

	test('the values of fields are counted without reading front matter again', () => {
		const { index } = restored([packChunk(read(TEXTS).rows, [])]);
		const record = index.record('Slip.md');
		expect(record && index.fieldValues().slipsOf(record)).toEqual([
			{ field: 'status', at: undefined, value: 'strong aliance', meant: 'strong alliance', count: 5 },
		]);
	});

	test('it goes on to answer alike after each note has changed or gone', () => {
		const { index, sources, rows } = read(TEXTS);
		const again = restored([packChunk(rows, [])]);
		for (const each of [
			{ index, sources },
			{ index: again.index, sources: again.sources },
		]) {
			const note = parseNote('Policy.md', '[[Iran]]\n\n## Sources\n- [Reuters - A shift](https://reuters.com/a)\n');
			each.index.put(note);
			each.sources.put('Policy.md', readSources(note, settings));
			each.index.remove('A/Iran.md');
			each.sources.remove('A/Iran.md');
			each.index.rename('Plain Ω.md', 'B/Ω.md');
			each.sources.rename('Plain Ω.md', 'B/Ω.md');
		}
		expect(answers(again.index, again.sources)).toEqual(answers(index, sources));
	});

	test('what is packed a second time is the same', () => {
		const { rows } = read(TEXTS);
		const row = packChunk(rows, ['Gone.md']);
		const chunk = new StoredChunk(row);
		expect(
			packChunk(
				chunk.paths.map((_, at) => chunk.row(at)),
				['Gone.md'],
			),
		).toEqual(row);
	});

	test('a note is of its file as long as time and size are the same', () => {
		const chunk = new StoredChunk(packChunk(read({ 'A.md': 'abc' }).rows, []));
		const stamps = [
			{ mtime: 1.5, size: 3 },
			{ mtime: 2, size: 3 },
			{ mtime: 1.5, size: 4 },
		];
		expect(stamps.map((stamp) => chunk.isOf(0, stamp))).toEqual([true, false, false]);
	});

	test.each([
		['nothing', undefined],
		['a row of an older shape', { path: 'A.md', mtime: 1, size: 2, record: {}, sources: [] }],
		['a row without texts', { ...packChunk([], []), records: { numbers: new Uint32Array(), shared: new Uint32Array() } }],
		['a row of more notes than paths', { ...packChunk([], []), stamps: new Float64Array(4), places: new Uint32Array(18) }],
		['a row whose save has no last row', finish(new ChunkPacker(1).pack([], [], false))],
		['numbers of another kind', { ...packChunk([], []), places: new Uint8Array() }],
	])('%s is no chunk, and is left out', async (_, row) => {
		expect(() => new StoredChunk(row)).toThrow(TypeError);
		const notes = await allCome([Promise.resolve([row])]);
		expect(notes.size).toBe(0);
	});

	test.each([
		['records', 'narrow'],
		['records', 'wide'],
		['sources', 'narrow'],
	] as const)('a row whose %s miss the end of their %s texts is no chunk: a note would say less than it does', (part, which) => {
		const row = packChunk(read(TEXTS).rows, []);
		const { texts } = row[part];
		expect(texts[which]).not.toBe('');
		const cut = { ...row, [part]: { ...row[part], texts: { ...texts, [which]: texts[which].slice(0, -1) } } };
		expect(() => new StoredChunk(cut)).toThrow(TypeError);
		expect(() => new StoredChunk(row)).not.toThrow();
	});

	const spoiled = (numbers: Numbers, at: number, number: number): Uint32Array =>
		Uint32Array.from(numbers).with(at % numbers.length, number);
	const areEndsChanged = (before: Uint32Array, after: Uint32Array): boolean =>
		[-1, -2, before.length / 2 - 1, before.length / 2 - 2].some((at) => before.at(at) !== after.at(at));
	const anyNumber = fc.oneof(fc.nat({ max: 70 }), fc.constant(0xffffffff), fc.nat());

	test('whatever the numbers of a chunk say, each of its notes is read or refused at once, and has no more links than numbers', () => {
		const row = packChunk(read(TEXTS).rows, []);
		fc.assert(
			fc.property(fc.nat(), anyNumber, fc.constantFrom('records', 'sources', 'places', 'targets'), (at, number, where) => {
				const changed =
					where === 'places' || where === 'targets'
						? { ...row, [where]: spoiled(row[where] ?? new Uint32Array(), at, number) }
						: { ...row, [where]: { ...row[where], numbers: spoiled(row[where].numbers, at, number) } };
				// Where the texts of a chunk are said to end elsewhere than they do, none of its notes is taken.
				if (where === 'places' && areEndsChanged(row.places, changed.places)) {
					expect(() => new StoredChunk(changed)).toThrow(TypeError);
					return;
				}
				const chunk = new StoredChunk(changed);
				const sources = new SourceIndex();
				for (const [each, path] of chunk.paths.entries()) {
					try {
						chunk.records.check(each);
						expect(chunk.records.record(each).links.length).toBeLessThan(row.records.numbers.length);
						sources.putKept(path, chunk.sources(each));
					} catch (error) {
						expect(String(error)).toMatch(/^(?:RangeError|SyntaxError)/);
					}
					expect(Array.isArray(sources.of(path))).toBe(true);
				}
			}),
			{ numRuns: runs(3000, 300) },
		);
	});

	describe('in a save of several rows', () => {
		const { index, sources, rows } = read(TEXTS);
		const expected = answers(index, sources);
		const saves = [1, 2, 7].map((notes) => packSave(1, rows, notes));
		const lastOf = (save: readonly NoteChunk[]): NoteChunk => save[save.length - 1] ?? packChunk([], []);

		/** A save without a part of what its last row has of all its notes, or without one of its rows. */
		const tornSave = fc
			.tuple(fc.constantFrom(...saves), fc.constantFrom('row', 'targets', 'shared', 'narrow', 'wide', 'records', 'sources'), fc.nat())
			.map(([save, part, at]): readonly NoteChunk[] => {
				if (part === 'row') return save.toSpliced(at % save.length, 1);
				const last = lastOf(save);
				const { targets = new Uint32Array(), records } = last;
				const { shared, sharedTexts } = records;
				const cut = (whole: string): string => whole.slice(0, at % Math.max(1, whole.length));
				if (part === 'targets') return save.with(-1, { ...last, targets: targets.slice(0, at % targets.length) });
				if (part === 'records' || part === 'sources') {
					const { texts } = last[part];
					// Those of the letters that most are of.
					return save.with(-1, { ...last, [part]: { ...last[part], texts: { ...texts, narrow: cut(texts.narrow) } } });
				}
				const torn =
					part === 'shared'
						? { shared: shared.slice(0, at % shared.length) }
						: { sharedTexts: { ...sharedTexts, [part]: cut(sharedTexts[part]) } };
				return save.with(-1, { ...last, records: { ...records, ...torn } });
			});

		test('notes whose link targets are torn are read from their files, so that the index answers as ever', async () => {
			await fc.assert(
				fc.asyncProperty(tornSave, async (torn) => {
					const again = await restoredOrRead(torn);
					expect(answers(again.index, again.sources)).toEqual(expected);
				}),
				{ numRuns: runs(1000, 100) },
			);
		});

		test('a target that is not there makes no note unreadable but those that have it', async () => {
			const [save = []] = saves;
			const { targets = new Uint32Array() } = lastOf(save);
			const { restored: left } = await restoredOrRead(save.with(-1, { ...lastOf(save), targets: targets.slice(0, -TARGET_WIDTH) }));
			expect(rows.map(({ path }) => path).filter((path) => !left.includes(path))).toEqual(['Plain Ω.md']);
		});

		test('whatever the numbers of a row say, the notes of the others are as they were stored, but for targets that its save has in common', async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.constantFrom(...saves),
					fc.nat(),
					fc.nat(),
					anyNumber,
					fc.constantFrom('records', 'sources', 'places', 'targets'),
					async (save, which, at, number, where) => {
						const row = where === 'targets' ? lastOf(save) : save[which % (save.length - 1)];
						if (row === undefined) return;
						const changed =
							where === 'places' || where === 'targets'
								? { ...row, [where]: spoiled(row[where] ?? new Uint32Array(), at, number) }
								: { ...row, [where]: { ...row[where], numbers: spoiled(row[where].numbers, at, number) } };
						const again = await restoredOrRead(save.map((each) => (each === row ? changed : each)));
						const own = new Set(
							new StoredChunk(row, new Map([[1, new KeptTargets(new Uint32Array(), new SharedTexts(row.records))]])).paths,
						);
						for (const path of index.paths()) {
							if (own.has(path)) continue;
							const { links = [], aliases, type } = again.index.record(path) ?? {};
							const record = index.record(path);
							expect([path, aliases, type, links.length]).toEqual([path, record?.aliases, record?.type, record?.links.length]);
							if (where !== 'targets') expect(links).toEqual(record?.links);
						}
					},
				),
				{ numRuns: runs(1000, 100) },
			);
		});
	});
});

describe('what is stored of a vault', () => {
	const rowOf = (path: string, text: string): readonly StoredRecord[] => read({ [path]: text }).rows;

	const old = packChunk(rowOf('A.md', '---\naliases: [old]\n---\n'), []);
	const other = packChunk(rowOf('B.md', ''), []);
	const last = packChunk(rowOf('A.md', '---\naliases: [new]\n---\n'), ['B.md']);

	test.each([
		['one by one', [[last], [other], [old]]],
		['at once', [[old, other, last]]],
		['two at once', [[other, last], [old]]],
	])('of each note the last row holds, one that is gone is none, the rows coming %s', async (_, rows) => {
		const notes = await allCome(rows.map((some) => Promise.resolve(some)));
		expect([...notes.paths()]).toEqual(['A.md']);
		expect(notes.aliasesOf('A.md')).toEqual(['new']);
		expect(notes.outdated).toBe(2);
	});

	test('of a save that was cut off nothing is known, however many rows of others come', async () => {
		const cut = packSave(1, rowOf('A.md', '[[X]]\n'), 1).slice(0, -1);
		const notes = await allCome([Promise.resolve([other, ...cut, last, ...packSave(2, rowOf('C.md', '[[Y]]\n'), 1)])]);
		expect([...notes.paths()].sort()).toEqual(['A.md', 'C.md']);
		expect(notes.outdated).toBe(1);
	});

	test('a note that was gone and came back is the one that came', async () => {
		const gone = packChunk([], ['A.md']);
		const places: (readonly [string, number])[] = [];
		for await (const [chunk, held] of new StoredNotes([Promise.resolve([last]), Promise.resolve([gone, old])]).chunks())
			places.push([chunk.paths.join(), held.length]);
		expect(places).toEqual([
			['A.md', 1],
			['A.md', 0],
			['', 0],
		]);
	});
});
