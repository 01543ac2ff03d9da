import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { Note } from '../../../src/core/note/note.ts';
import type { Range } from '../../../src/core/text/range.ts';
import { arbitraryBlock, arbitraryBody, arbitraryNote } from '../../support/arbitraryNote.ts';
import { runs } from '../../support/runs.ts';

test('a research note, part by part', () => {
	const text = [
		'---',
		'type: relationship',
		'actors: [United States, Israel]',
		'up: "[[Middle East]]"',
		'---',
		'',
		'# US-Israel Relations',
		'',
		'Aid of $38 billion, see [[2016 memorandum|the memorandum]][^1] #aid.',
		'',
		'## Related Notes',
		'- [[Iran]] — rival',
		'- [[AIPAC]]',
		'',
		'## Sources',
		'- [CRS - Foreign Aid](https://crs.gov/r/(1))',
		'- Redford, D. (2003). *Title*.',
		'',
		'[^1]: <https://a.b>',
		'',
	].join('\n');
	const note = parseNote('Relations/US-Israel Relations.md', text);
	expect(note.frontmatter.kind === 'parsed' && { ...note.frontmatter.data }).toEqual({
		type: 'relationship',
		actors: ['United States', 'Israel'],
		up: '[[Middle East]]',
	});
	expect(note.bodyStart).toBe(text.indexOf('\n# US'));
	expect(note.headings.map(({ level, text: inner, line }) => [level, inner, line])).toEqual([
		[1, 'US-Israel Relations', 7],
		[2, 'Related Notes', 11],
		[2, 'Sources', 15],
	]);
	expect(note.links.map(({ kind, target, display, line, section, field }) => [kind, target, display, line, section, field])).toEqual([
		['property', 'Middle East', null, 4, -1, 'up'],
		['wiki', '2016 memorandum', 'the memorandum', 9, 0, null],
		['wiki', 'Iran', null, 12, 1, null],
		['wiki', 'AIPAC', null, 13, 1, null],
	]);
	expect(note.urls.map(({ kind, url, text: label, line, section }) => [kind, url, label, line, section])).toEqual([
		['markdown', 'https://crs.gov/r/(1)', 'CRS - Foreign Aid', 16, 2],
		['autolink', 'https://a.b', null, 19, 2],
	]);
	expect(note.listItems.map(({ content, section }) => [text.slice(content.start, content.end), section])).toEqual([
		['[[Iran]] — rival', 1],
		['[[AIPAC]]', 1],
		['[CRS - Foreign Aid](https://crs.gov/r/(1))', 2],
		['Redford, D. (2003). *Title*.', 2],
	]);
	expect([note.footnoteReferences.length, note.footnoteDefinitions.length, note.tags.map(({ name }) => name), note.unclosed]).toEqual([
		1,
		1,
		['aid'],
		undefined,
	]);
});

describe('where a body begins and with what its lines end', () => {
	test.each([
		['nothing', '', 0, '\n'],
		['a BOM alone', '\ufeff', 1, '\n'],
		['a body alone', 'a\n', 0, '\n'],
		['a body after a BOM', '\ufeffa\r\nb\n', 1, '\r\n'],
		['a block', '---\na: 1\n---\nb', 13, '\n'],
		['a block that cannot be read', '---\n@\n---\nb', 10, '\n'],
		['a block that nothing closes', '---\na: 1\n', 0, '\n'],
		['a block and nothing else', '---\na: 1\n---', 12, '\n'],
		['line ends of Windows', '---\r\n---\r\n', 10, '\r\n'],
		['lone carriage returns', 'a\rb', 0, '\n'],
	])('%s', (_, text, bodyStart, lineEnd) => {
		const note = parseNote('a.md', text);
		expect([note.bodyStart, note.lineEnd]).toEqual([bodyStart, lineEnd]);
	});
});

/** Every part of a note with its places mapped by `move`. */
function partsOf(note: Note, move: (offset: number) => number): unknown {
	const moved = (value: unknown): unknown => {
		if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replaceAll('\ufeff', '');
		if (Array.isArray(value)) return value.map(moved);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => {
				const isPlace = key === 'start' || key === 'end' || key === 'directEnd';
				return [key, isPlace && typeof inner === 'number' ? move(inner) : moved(inner)];
			}),
		);
	};
	const { headings, sections, listItems, links, urls, footnoteDefinitions, footnoteReferences, tags, opaque, tableRows, unclosed } = note;
	const { frontmatter } = note;
	const data = frontmatter.kind === 'parsed' ? frontmatter.data : undefined;
	return moved({
		kind: frontmatter.kind,
		data,
		headings,
		sections,
		listItems,
		links,
		urls,
		footnoteDefinitions,
		footnoteReferences,
		tags,
		opaque,
		tableRows,
		unclosed,
	});
}

const plainNote = fc
	.tuple(fc.option(arbitraryBlock), arbitraryBody)
	.map(([block, body]) => (block === null ? body : `---\n${block}---\n${body}`));

test('a note with line ends of Windows has the parts of its twin, moved', () => {
	fc.assert(
		fc.property(plainNote, (text) => {
			const twin = text.replaceAll('\n', '\r\n');
			// The offset in the plain text of an offset in its twin: a carriage return is no character of it.
			const plain = (offset: number): number => offset - (twin.slice(0, offset).match(/\r/g)?.length ?? 0);
			expect(partsOf(parseNote('a.md', twin), plain)).toEqual(partsOf(parseNote('a.md', text), (offset) => offset));
		}),
		{ numRuns: runs(150) },
	);
});

test('a note with a BOM has the parts of its twin, one further', () => {
	fc.assert(
		fc.property(plainNote, (text) => {
			expect(partsOf(parseNote('a.md', `\ufeff${text}`), (offset) => offset - 1)).toEqual(
				partsOf(parseNote('a.md', text), (offset) => offset),
			);
		}),
		{ numRuns: runs(150) },
	);
});

test('every part lies in the note, in order, on its line', () => {
	fc.assert(
		fc.property(arbitraryNote, (text) => {
			const note = parseNote('a.md', text);
			for (const parts of [
				note.headings,
				note.listItems,
				note.links,
				note.urls,
				note.tags,
				note.footnoteReferences,
				note.footnoteDefinitions,
			]) {
				expect(parts.filter((part, index) => !isSound(note, part, parts[index - 1]?.range.start ?? 0))).toEqual([]);
			}
			expect(
				note.opaque.filter(({ start, end }, index) => start < (note.opaque[index - 1]?.start ?? 0) || end <= start || end > text.length),
			).toEqual([]);
		}),
		{ numRuns: runs(300) },
	);
});

function isSound(note: Note, { range, line }: { range: Range; line: number }, after: number): boolean {
	const isInside = range.start >= after && range.end > range.start && range.end <= note.text.length;
	return isInside && (note.lineStarts[line - 1] ?? Infinity) <= range.start && (note.lineStarts[line] ?? Infinity) > range.start;
}
