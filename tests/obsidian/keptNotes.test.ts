import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { finish } from '../../src/core/text/steps.ts';
import type { KeptTargets } from '../../src/core/vault/records/keptTargets.ts';
import { nearNamesOf } from '../../src/core/vault/names/nearNames.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';
import { ChunkPacker, type NoteChunk, StoredChunk } from '../../src/obsidian/index/noteChunk.ts';
import { runs } from '../support/runs.ts';

const { settings } = parseSettings({});
const SCHEMA = vaultSchemaOf(settings, {
	nameFields: (type) => (type === 'policy' ? ['actors'] : []),
	plainFields: (type) => (type === 'policy' ? ['country'] : ['country', 'actors']),
});

const PATHS = ['A.md', 'B.md', 'X/A.md', 'Y/A.md', 'X/C.md', 'Y/B (conflict 2024-01-02).md', 'Ω.md', 'map.png'];
const NAMES = ['A', 'a', 'B', 'C', 'X/A', 'Y/A.md', 'Ω', 'Gone', 'Pérsia', 'persia', '', 'X/', '#x', './C', '../A', 'map.png', 'bs'];
const name = fc.constantFrom(...NAMES);
const quoted = (text: string): string => JSON.stringify(text);
const list = (of: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
	fc.array(of, { maxLength }).map((items) => `[${items.map(quoted).join(', ')}]`);

const field = fc.oneof(
	fc.constantFrom(
		'type: policy',
		'type: country',
		'type: ""',
		'x: 3',
		'x: [y',
		'title: "x\\u0041"',
		'"actor\\u0073": A',
		'__proto__: abcdef',
	),
	list(name, 2).map((items) => `aliases: ${items}`),
	list(name, 3).map((items) => `actors: ${items}`),
	name.map((text) => `country: ${quoted(text)}`),
	fc
		.constantFrom('[strong alliance, strong alliance, strong alliance]', 'strong alliance', 'strong aliance')
		.map((text) => `status: ${text}`),
	name.map((text) => `up: ${quoted(`[[${text}]]`)}`),
	fc.constantFrom('tags: [x, y]'),
);
const link = fc
	.tuple(name, fc.constantFrom('', '#h', '|shown', '#h|shown'), fc.constantFrom('', '!', '- '))
	.map(([target, rest, before]) => `${before}[[${target}${rest}]]`);
const body = fc.array(
	fc.oneof({ weight: 4, arbitrary: link }, { weight: 1, arbitrary: fc.constantFrom('# H', '## Related Notes', '%%', 'word Ω') }),
	{
		maxLength: 4,
	},
);
const text = fc
	.tuple(fc.option(fc.uniqueArray(field, { maxLength: 4, selector: (line) => line.split(':')[0] })), body)
	.map(([fields, lines]) => `${fields === null ? '' : `---\n${fields.map((line) => `${line}\n`).join('')}---\n`}${lines.join('\n')}`);

/** What can be asked of a record, and is worked out of what is kept. */
const PARTS = [
	'type',
	'typeRange',
	'frontmatter',
	'data',
	'block',
	'aliases',
	'tags',
	'relatedHeading',
	'isMostlyLinks',
	'ownInitials',
	'length',
	'links',
	'headings',
] as const;

const path = fc.constantFrom(...PATHS);
const QUESTIONS: Readonly<Record<string, (index: NoteIndex, path: string) => unknown>> = {
	paths: (index) => index.paths(),
	record: (index, at) => {
		const record = index.record(at);
		return record && [...PARTS.map((part) => record[part]), [...record.lineStarts]];
	},
	has: (index, at) => [index.hasNote(at), index.hasFile(at)],
	links: (index, at) => NAMES.map((target) => index.resolveLink(target, at)),
	names: (index) => NAMES.map((target) => index.resolveName(target)),
	fieldTargets: (index, at) => ['actors', 'country', 'up'].map((each) => index.fieldTargets(at, each)),
	survey: (index, at) => {
		const survey = index.linkSurvey(at);
		return { ...survey, leadsTo: [...survey.leadsTo] };
	},
	unresolved: (index, at) => index.unresolved(at),
	between: (index, at) => PATHS.map((to) => index.linksBetween(at, to)),
	visited: (index, at) => {
		const found: unknown[] = [];
		index.visitTargets(at, (...each) => found.push(each));
		return found;
	},
	backlinks: (index, at) => index.backlinks(at),
	sources: (index, at) => index.backlinkSources(at),
	allSources: (index) => {
		finish(index.workOutBacklinks());
		return PATHS.map((each) => index.backlinkSources(each));
	},
	wanted: (index) => index.wanted(),
	wantedSteps: (index) => finish(index.wantedSteps()),
	workOutLinks: (index, at) => finish(index.workOutLinks([at])),
	workOutAllLinks: (index) => finish(index.workOutLinks()),
	slips: (index, at) => {
		const record = index.record(at);
		return record && index.fieldValues().slipsOf(record);
	},
	someSlips: (index, at) => {
		const record = index.record(at);
		if (record === undefined) return undefined;
		finish(index.workOutFieldValues(record));
		return index.fieldValues(record).slipsOf(record);
	},
	types: (index) => [[...index.typeCounts()], index.notesOfType('policy'), index.notesOfType('country'), index.notesOfType('')],
	named: (index) => ['A', 'b', 'C'].map((each) => index.notesNamed(each)),
	allNames: (index) => Array.from(index.names(), (each) => JSON.stringify(each)).sort(),
	near: (index) => {
		const near = nearNamesOf(index, settings);
		return NAMES.map((each) => near.nearest(each));
	},
	packed: (index, at) => {
		const put = index.packed(at);
		return put && { ...put, links: put.links, numbers: [...put.numbers] };
	},
};
/** Values are counted from the first question on: it comes early as often as all others together. */
const question = fc.oneof(fc.constantFrom(...Object.keys(QUESTIONS)), fc.constantFrom('slips', 'someSlips'));

type Step =
	| { readonly do: 'take'; readonly at: number }
	| { readonly do: 'put'; readonly path: string; readonly text: string }
	| { readonly do: 'putFile' | 'remove'; readonly path: string }
	| { readonly do: 'rename'; readonly path: string; readonly to: string }
	| { readonly do: 'ask'; readonly question: string; readonly path: string }
	| { readonly do: 'plain' | 'make' };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('take' as const), at: fc.nat({ max: 7 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('put' as const), path, text }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('putFile' as const, 'remove' as const), path }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), path, to: path }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('ask' as const), question, path }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('plain' as const, 'plain' as const, 'make' as const) }) },
);

function change(index: NoteIndex, each: Step): unknown {
	switch (each.do) {
		case 'put':
			return each.path.endsWith('.md') ? index.put(parseNote(each.path, each.text)) : index.putFile(each.path);
		case 'putFile':
		case 'remove':
			return index[each.do](each.path);
		case 'rename':
			return index.rename(each.path, each.to);
		case 'ask':
			return QUESTIONS[each.question]?.(index, each.path);
		case 'plain':
			return finish(index.workOutPlainNames());
		default:
			return undefined;
	}
}

/** All notes with the rows that hold them, packed as several saves and rows. */
function stored(notes: ReadonlyMap<string, string>, notesARow: number, isTwice: boolean): StoredChunk[] {
	const index = new NoteIndex(SCHEMA);
	const rows = [...notes].flatMap(([at, said]) => {
		index.put(parseNote(at, said));
		const record = index.packed(at);
		return record === undefined ? [] : [{ path: at, mtime: 1, size: 1, record, sources: [] }];
	});
	const chunks: NoteChunk[] = [];
	let packer = new ChunkPacker(0);
	for (let at = 0; at < rows.length; at += notesARow) chunks.push(finish(packer.pack(rows.slice(at, at + notesARow), [], false)));
	chunks.push(finish(packer.pack([], [], true)));
	const saves = new Map<number, KeptTargets>();
	let read = chunks.toReversed().map((chunk) => new StoredChunk(structuredClone(chunk), saves));
	if (!isTwice) return read;
	// What was read from a copy is stored again, as when rows are put together.
	packer = new ChunkPacker(1);
	const again = read.map((chunk) =>
		finish(
			packer.pack(
				chunk.paths.map((_, at) => chunk.row(at)),
				[],
				false,
			),
		),
	);
	again.push(finish(packer.pack([], [], true)));
	read = again.toReversed().map((chunk) => new StoredChunk(structuredClone(chunk), saves));
	return read;
}

/** `toEqual`, which takes ten times as long where nothing differs. */
function same(found: unknown, expected: unknown): void {
	if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

const all = (index: NoteIndex): unknown =>
	Object.entries(QUESTIONS).map(([asked, answer]) => [
		asked,
		(answer.length === 1 ? PATHS.slice(0, 1) : PATHS).map((each) => answer(index, each)),
	]);

const vault = fc.dictionary(fc.constantFrom(...PATHS.filter((each) => each.endsWith('.md'))), text, { minKeys: 1, maxKeys: 7 });

test('an index that took in a stored copy answers whatever comes between as one that read the notes', () => {
	fc.assert(
		fc.property(
			vault,
			fc.array(step, { maxLength: 14 }),
			fc.constantFrom(1, 2, 7),
			fc.boolean(),
			fc.boolean(),
			(files, steps, notesARow, isTwice, isPlain) => {
				const notes = new Map(Object.entries(files));
				const chunks = stored(notes, notesARow, isTwice);
				const waiting = chunks.flatMap((chunk) => chunk.paths.map((each, at) => ({ chunk, path: each, at })));
				const kept = new NoteIndex(SCHEMA);
				const read = new NoteIndex(SCHEMA);
				const fresh = new NoteIndex(SCHEMA);
				const is = new Map<string, string | undefined>();
				const take = ({ chunk, path: at, at: place }: (typeof waiting)[number]): void => {
					kept.taking(chunk.records)(place);
					read.put(parseNote(at, notes.get(at) ?? ''));
					is.set(at, notes.get(at) ?? '');
				};
				let wasPlain = false;
				for (const each of steps) {
					if (each.do === 'take') {
						const [one] = waiting.splice(each.at % Math.max(1, waiting.length), 1);
						if (one) take(one);
						continue;
					}
					if (each.do === 'plain' && !isPlain) continue;
					wasPlain ||= each.do === 'plain';
					if (each.do === 'make') finish(kept.makeRecords());
					const [a, b] = [change(kept, each), change(read, each)];
					same(a, b);
					if (each.do === 'put') is.set(each.path, each.path.endsWith('.md') ? each.text : undefined);
					if (each.do === 'putFile') is.set(each.path, undefined);
					if (each.do === 'remove') is.delete(each.path);
					if (each.do === 'rename' && is.has(each.path) && each.path !== each.to) {
						const said = is.get(each.path);
						is.delete(each.path);
						is.set(each.to, each.to.endsWith('.md') ? said : undefined);
					}
				}
				for (const one of waiting) take(one);
				same(all(kept), all(read));
				if (wasPlain) return;
				for (const [at, said] of is)
					if (said === undefined) fresh.putFile(at);
					else fresh.put(parseNote(at, said));
				same(all(kept), all(fresh));
			},
		),
		{ numRuns: runs(240) },
	);
});
