import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { indexContract } from '../../support/indexContract.ts';
import { emptyIndex, memoryVault, putText } from '../../support/memoryVault.ts';

indexContract('texts in memory', (files) => memoryVault(files), { runs: 300 });

indexContract('texts in memory, the backlinks of all notes worked out at once before every change', (files) => {
	const vault = memoryVault(files);
	const settled = (): typeof vault => {
		vault.index.workOutBacklinks();
		return vault;
	};
	return {
		index: vault.index,
		put: (path, text) => settled().put(path, text),
		remove: (path) => settled().remove(path),
		rename: (from, to) => settled().rename(from, to),
	};
});

test('who leads to whom is the same worked out at once and asked for note by note', () => {
	const files = {
		'A.md': '[[B]] [[b]] [[Index]] [[A]]\n## Related Notes\n- [[B]]\n',
		'B.md': '---\ntype: policy\nactors: [Iran, A]\n---\n[[East/Index]] [[nowhere]]',
		'East/Index.md': '---\naliases: [Iran]\n---\n[[Index]]',
		'East/C.md': '[[Index]] [[../A]] ![[map.png]]',
		'West/Index.md': '[[C]] [[./C]]',
		'map.png': '',
	};
	const one = memoryVault(files).index;
	const all = memoryVault(files).index;
	all.workOutBacklinks();
	const sources = (index: typeof one): unknown => Object.keys(files).map((path) => [path, index.backlinkSources(path)]);
	expect(sources(all)).toEqual(sources(one));
	expect(sources(one)).toEqual([
		['A.md', ['B.md', 'East/C.md']],
		['B.md', ['A.md']],
		['East/Index.md', ['A.md', 'B.md', 'East/C.md']],
		['East/C.md', ['West/Index.md']],
		['West/Index.md', []],
		['map.png', ['East/C.md']],
	]);
});

test('a survey of a note says of each link what asking for it says', () => {
	const { index } = memoryVault({
		'N.md':
			'---\ntype: policy\nactors: [Iran, Nobody]\nup: "[[B]]"\n---\n[[Iran]] [[Index]] [[Gone]] [[#Here]]\n## Related Notes\n- [[Iran]]\n- [[Lost]]\n',
		'Iran.md': '',
		'B.md': '',
		'East/Index.md': '',
		'West/Index.md': '',
	});
	const { leadsTo, unresolved, ambiguous, inFields, relatedBullets } = index.linkSurvey('N.md');
	expect([...leadsTo]).toEqual([
		['Iran.md', 'listed'],
		['B.md', 'mentioned'],
		['East/Index.md', 'mentioned'],
		['N.md', 'mentioned'],
	]);
	expect(unresolved.map(({ target, line }) => [target, line])).toEqual([
		['Nobody', 3],
		['Gone', 6],
		['Lost', 9],
	]);
	expect(ambiguous.map(({ link, to }) => [link.target, to])).toEqual([['Index', 'East/Index.md']]);
	expect(inFields.map(({ link, to }) => [link.field, link.target, to])).toEqual([
		['actors', 'Iran', 'Iran.md'],
		['actors', 'Nobody', null],
		['up', 'B', 'B.md'],
	]);
	expect(relatedBullets.map(({ link, to }) => [link.target, to])).toEqual([
		['Iran', 'Iran.md'],
		['Lost', null],
	]);
	expect(index.linkSurvey('Gone.md').leadsTo.size).toBe(0);
});

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
		expect(index.wanted()).toHaveLength(2);
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
	const note = parseNote(
		'A.md',
		'\uFEFF---\nup: "[[B]]"\n---\n# H\n%% [[B#x|y]] %%\n\nSub\n---\n## Related\n- [[C]] — why\n- see ![[D.png]]\n[e](f%20g.md#h)\n',
	);
	const index = emptyIndex();
	index.put(note);
	const record = index.record('A.md');
	expect(record?.headings).toEqual(note.headings);
	expect(Array.from(record?.lineStarts ?? [])).toEqual(Array.from(note.lineStarts));
	expect(
		record?.links.map((link) => [
			link.kind,
			link.target,
			link.subpath,
			link.display,
			link.start,
			link.end,
			link.line,
			link.section,
			link.field,
			link.inComment,
		]),
	).toEqual(
		note.links.map((link) => [
			link.kind,
			link.target,
			link.subpath,
			link.display,
			link.range.start,
			link.range.end,
			link.line,
			link.section,
			link.field,
			link.inComment,
		]),
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

test('a note that comes after another one has changed, once it was worked out who uses what leads to some note, is found as well', () => {
	const index = emptyIndex();
	for (const [path, text] of Object.entries({ 'A.md': '[[T]]', 'B.md': '[[A]]', 'T.md': '' })) putText(index, path, text);
	finish(index.workOutLinks(['T.md']));
	putText(index, 'B.md', '[[A]] [[T]]');
	putText(index, 'C.md', '[[T]]');
	expect(index.backlinkSources('T.md')).toEqual(['A.md', 'B.md', 'C.md']);
});

test.each([
	['a list', 'tags: [oil, gulf/oman]', ['oil', 'gulf/oman']],
	['a text', 'tags: oil', ['oil']],
	['a text with its sign', 'tags: "#oil"', ['oil']],
	['a text of several words, which is no tag and no list of them', 'tags: oil, gulf', []],
	['words with blanks between them', 'tags: oil gulf', []],
	['nothing', 'tags:', []],
])('tags are those of the app: %s', (_, line, tags) => {
	const index = emptyIndex();
	index.put(parseNote('A.md', `---\n${line}\n---\nText #sea.\n`));
	expect(index.record('A.md')?.tags).toEqual([...tags, 'sea']);
});
