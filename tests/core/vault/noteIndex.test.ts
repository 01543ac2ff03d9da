import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { indexContract } from '../../support/indexContract.ts';
import { emptyIndex, memoryVault } from '../../support/memoryVault.ts';

indexContract('texts in memory', (files) => memoryVault(files), { runs: 300 });

describe('what a change costs', () => {
	test.each<[string, string, string, number]>([
		['a new link is one operation', '[[A]] [[B]]', '[[A]] [[B]] [[C]]', 1],
		['a link that goes is one operation', '[[A]] [[B]]', '[[A]]', 1],
		['a link that is replaced is two', '[[A]] [[B]]', '[[A]] [[C]]', 2],
		['moving links about costs nothing', '[[A]] [[B]]', '## New\n\n[[B]] and [[A]]', 0],
		['a second link to the same note costs nothing', '[[A]]', '[[A]] [[A|again]]', 0],
		['words cost nothing', '[[A]]', 'words [[A]] words', 0],
		['a name in a field is a link like others', '[[A]]', '---\ntype: policy\nactors: [B]\n---\n[[A]]', 1],
	])('%s', (_, before, after, operations) => {
		const counts = { setOperations: 0 };
		const vault = memoryVault({ 'A.md': '', 'B.md': '', 'C.md': '', 'N.md': before }, counts);
		counts.setOperations = 0;
		void vault.put('N.md', after);
		expect(counts.setOperations).toBe(operations);
	});

	test('making, renaming and deleting a note that others link costs no operation of theirs', () => {
		const counts = { setOperations: 0 };
		const files = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`n${at}.md`, '[[Hub]] [[Other]]']));
		const { index } = memoryVault(files, counts);
		counts.setOperations = 0;
		index.put(parseNote('Hub.md', '[[n1]]'));
		expect(index.backlinkSources('Hub.md')).toHaveLength(50);
		index.rename('Hub.md', 'Other.md');
		expect(index.backlinkSources('Other.md')).toHaveLength(50);
		index.remove('Other.md');
		expect(counts.setOperations).toBe(2);
	});
});

test('a record that comes from a cache answers like the note it was made from', () => {
	const { index } = memoryVault({ 'A.md': '---\ntype: policy\nactors: [B]\n---\n[[B]]', 'B.md': '' });
	const record = index.record('A.md');
	const other = emptyIndex();
	other.putFile('B.md');
	if (record !== undefined) other.putRecord(record);
	expect(other.backlinks('B.md')).toEqual(index.backlinks('B.md'));
});

test('a record that was stored as a structured clone, and has lost its getters, is taken in again', () => {
	const { index } = memoryVault({ 'A.md': '---\ntype: policy\nactors: [B]\n---\n# H\n[[B#x|y]]', 'B.md': '' });
	const record = index.record('A.md');
	const other = emptyIndex();
	other.putFile('B.md');
	if (record !== undefined) other.putRecord(structuredClone(record));
	expect(other.record('A.md')).toEqual(record);
	expect(other.record('A.md')?.links).toEqual(record?.links);
	expect(other.record('A.md')?.headings).toEqual(record?.headings);
	expect(other.backlinks('B.md')).toEqual(index.backlinks('B.md'));
});

test('what is kept of a note is what was read of it', () => {
	const note = parseNote('A.md', '\uFEFF---\nup: "[[B]]"\n---\n# H\n%% [[B#x|y]] %%\n\nSub\n---\n## Related\n- [[C]] — why\n- see ![[D.png]]\n[e](f%20g.md#h)\n');
	const index = emptyIndex();
	index.put(note);
	const record = index.record('A.md');
	expect(record?.headings).toEqual(note.headings);
	expect(Array.from(record?.lineStarts ?? [])).toEqual(Array.from(note.lineStarts));
	expect(record?.links.map((link) => [link.kind, link.target, link.subpath, link.display, link.start, link.end, link.line, link.section, link.field, link.inComment])).toEqual(
		note.links.map((link) => [link.kind, link.target, link.subpath, link.display, link.range.start, link.range.end, link.line, link.section, link.field, link.inComment]),
	);
	expect(record?.links.map(({ target, inRelated, isRelatedBullet }) => [target, inRelated, isRelatedBullet])).toEqual([
		['B', false, false],
		['B', false, false],
		['C', true, true],
		['D.png', true, false],
		['f g.md', true, false],
	]);
});

test('a link in a footer is no related note, whatever section happens to stand last', () => {
	const { index } = memoryVault({ 'N.md': '## Related Notes\n- [[A]]\n\n---\n*See [[B]]*\n' });
	expect(index.record('N.md')?.links.map(({ target, inRelated }) => [target, inRelated])).toEqual([
		['A', true],
		['B', false],
	]);
});

test('a note that cannot be read is still a target, of links and of names', () => {
	const { index } = memoryVault({ 'A.md': '---\ntype: policy\nactors: [Broken]\n---\n[[Broken]]' });
	index.putFile('Broken.md');
	expect(index.backlinks('Broken.md').map(({ link }) => link.kind)).toEqual(['name', 'wiki']);
	expect(index.paths()).toEqual(['A.md']);
});

test('a list of paths that was handed out does not change', () => {
	const { index } = memoryVault({ 'A.md': '' });
	const before = index.paths();
	index.putFile('B.md');
	index.put(parseNote('B.md', ''));
	expect(before).toEqual(['A.md']);
	expect(index.paths()).toEqual(['A.md', 'B.md']);
});
