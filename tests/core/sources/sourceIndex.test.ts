import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceEntries } from '../../../src/core/sources/index/sourceEntries.ts';
import { SourceIndex, targetOf } from '../../../src/core/sources/sourceIndex.ts';
import { sourceJson } from '../../../src/core/sources/sourceJson.ts';
import { countSources, sourcesReport } from '../../../src/core/sources/sourcesReport.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { sourceOf, sourcesOf } from './support.ts';
import { alsoInOf } from '../../../src/core/sources/alsoIn.ts';
import { runs } from '../../support/runs.ts';

const VAULT = {
	'A.md': '## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n- [[Sources/Memo]]\n- Parsi, T. (2007). *Treacherous Alliance*.\n',
	'B.md':
		'*Source: [INSS — A paper](http://inss.org.il/p?utm_source=x)*\n\n## Sources\n- [[Memo]]\n- Parsi, T. (2007). Treacherous Alliance.\n- Reuters\n',
	'C.md': '## Sources\n- [INSS: Another](https://inss.org.il/q)\n- Reuters\n',
	'D.md': 'No sources.\n',
	'Sources/Memo.md': '---\nurl: https://inss.org.il/p\npublisher: INSS\n---\n',
};

function indexed(files: Readonly<Record<string, string>>): {
	readonly index: SourceIndex;
	readonly links: ReturnType<typeof memoryVault>['index'];
} {
	const index = new SourceIndex();
	for (const [path, text] of Object.entries(files)) index.put(path, sourcesOf(text, undefined, path));
	return { index, links: memoryVault(files).index };
}

describe('who else gives a source', () => {
	const { index, links } = indexed(VAULT);
	const alsoIn = (path: string): (readonly string[])[] => index.of(path).map((source) => index.alsoIn(source, path, links));

	test('a page is known in every spelling, a note by where its link leads, a citation by its words', () => {
		expect(alsoIn('A.md')).toEqual([['B.md', 'Sources/Memo.md'], ['B.md'], ['B.md']]);
	});

	test('one word is no citation', () => {
		expect(alsoIn('C.md')).toEqual([[], []]);
	});

	test('a page is known by the note that was clipped from it', () => {
		expect(index.clippedFrom('https://inss.org.il/p')).toEqual(['Sources/Memo.md']);
	});

	test('a note is known by those that cite it, however they write its path', () => {
		expect(index.notesCitingNote('Sources/Memo.md', links)).toEqual(['A.md', 'B.md']);
	});
});

describe('publishers', () => {
	test('a publisher that one note names beyond doubt is read before a colon in another', () => {
		const { index } = indexed(VAULT);
		expect(index.of('C.md')[0]).toMatchObject({ publisher: 'INSS', title: 'Another' });
		expect(index.asRead('C.md')[0]).toMatchObject({ publisher: null, title: 'INSS: Another' });
	});

	test('it is whole again when the last note that names the publisher is gone', () => {
		const { index } = indexed(VAULT);
		for (const path of ['A.md', 'B.md', 'Sources/Memo.md']) index.remove(path);
		expect(index.of('C.md')[0]).toMatchObject({ publisher: null, title: 'INSS: Another' });
	});

	test('who publishes on a host is what most sources say', () => {
		const { index } = indexed(VAULT);
		expect([index.publisherAt('https://inss.org.il/new'), index.publisherAt('https://example.org/x')]).toEqual(['INSS', undefined]);
	});
});

test('a note that moves takes its sources along', () => {
	const { index, links } = indexed(VAULT);
	index.rename('B.md', 'Z/B.md');
	index.rename('Nowhere.md', 'Else.md');
	expect(index.paths()).toEqual(['A.md', 'C.md', 'D.md', 'Sources/Memo.md', 'Z/B.md']);
	expect(index.alsoIn(index.of('A.md')[0] ?? sourceOf(''), 'A.md', links)).toEqual(['Sources/Memo.md', 'Z/B.md']);
});

test('an index that followed every change knows what one knows that was made at once', () => {
	const texts = [
		...Object.values(VAULT),
		'## Sources\n- [Reuters - X](https://reuters.com/x)\n- [Reuters: Y](https://reuters.com/y)\n',
		'',
	];
	const path = fc.constantFrom('A.md', 'B.md', 'F/C.md');
	const change = fc.oneof(
		fc.record({ kind: fc.constant('put' as const), path, text: fc.constantFrom(...texts) }),
		fc.record({ kind: fc.constant('remove' as const), path }),
		fc.record({ kind: fc.constant('rename' as const), path, to: fc.constantFrom('A.md', 'G/D.md') }),
	);
	fc.assert(
		fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			const index = new SourceIndex();
			const files = new Map<string, string>();
			for (const step of changes) {
				if (step.kind === 'put') {
					files.set(step.path, step.text);
					index.put(step.path, sourcesOf(step.text));
				} else if (step.kind === 'remove') {
					files.delete(step.path);
					index.remove(step.path);
				} else {
					const text = files.get(step.path);
					files.delete(step.path);
					if (text !== undefined) files.set(step.to, text);
					index.rename(step.path, step.to);
				}
			}
			const { index: rebuilt, links } = indexed(Object.fromEntries(files));
			const told = (from: SourceIndex): unknown =>
				from.paths().map((at) => [at, from.of(at).map((source) => [source, from.alsoIn(source, at, links)])]);
			expect(told(index)).toEqual(told(rebuilt));
			expect(sourcesReport(index, index.paths(), links)).toEqual(sourcesReport(rebuilt, rebuilt.paths(), links));
		}),
		{ numRuns: runs(200) },
	);
});

describe('the sources of a vault', () => {
	const { index, links } = indexed(VAULT);
	const report = sourcesReport(index, index.paths(), links);

	test('publishers are counted under their most common spelling', () => {
		expect(report.publishers).toEqual([{ publisher: 'INSS', sources: 2, notes: ['A.md', 'B.md', 'C.md'] }]);
	});

	test('what several notes give comes first, with the note it was clipped into', () => {
		expect(report.mostUsed.map(({ source, clipping, notes }) => [source.title, clipping, notes])).toEqual([
			['A paper', 'Sources/Memo.md', ['A.md', 'B.md']],
			['Memo', 'Sources/Memo.md', ['A.md', 'B.md']],
			['Parsi, T. (2007). Treacherous Alliance.', null, ['A.md', 'B.md']],
			['Reuters', null, ['B.md', 'C.md']],
		]);
	});

	test('the rest are used once', () => {
		expect(report.usedOnce.map(({ source, notes }) => [source.title, notes])).toEqual([['Another', ['C.md']]]);
	});

	test('notes that give none are named, and everything is counted once', () => {
		expect([report.notesWithoutSources, report.counts]).toEqual([['D.md'], { sources: 5, publishers: 1, withoutLink: 2 }]);
	});
});

test('a page that a note gives twice is one source of it', () => {
	expect(
		countSources(
			sourcesOf(
				'See [A](https://a.org/a).\n\n## Sources\n- [INSS - A](http://www.a.org/a/)\n- [The INSS - B](https://b.org)\n- Smith 2003\n',
			),
		),
	).toEqual({ sources: 3, publishers: 1, withoutLink: 1 });
});

test('names of one publisher are counted as one where its note has them as title or alias', () => {
	const { index, links } = indexed({
		'A.md':
			'## Sources\n- [WSJ - One](https://a.org/1)\n- [The Wall Street Journal - Two](https://a.org/2)\n- [INSS - Three](https://a.org/3)\n',
		'Outlets/Wall Street Journal.md': '---\naliases: [WSJ]\n---\n',
	});
	expect(sourcesReport(index, index.paths(), links).publishers.map(({ publisher, sources }) => [publisher, sources])).toEqual([
		['INSS', 1],
		['Wall Street Journal', 2],
	]);
	expect(
		sourcesReport(index, index.paths(), links, { INSS: ['WSJ'] }).publishers.map(({ publisher, sources }) => [publisher, sources]),
	).toEqual([['Wall Street Journal', 3]]);
});

test('a note of another vault is counted nowhere', () => {
	const given = sourcesOf('## Sources\n- [Desk: Oil](obsidian://open?vault=Desk&file=Oil)\n- Smith 2003\n');
	expect(countSources(given)).toEqual({ sources: 1, publishers: 0, withoutLink: 1 });
	const { index, links } = indexed({ 'N.md': '## Sources\n- [Desk: Oil](obsidian://open?vault=Desk&file=Oil)\n' });
	expect(sourcesReport(index, index.paths(), links)).toMatchObject({ usedOnce: [], notesWithoutSources: ['N.md'], counts: { sources: 0 } });
});

test('a source as JSON has the keys that the command promises', () => {
	const files = {
		'N.md':
			'## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n- Redford, D. (2003). *The Wars in Syria and Palestine*.\n- [[INSS paper]]\n',
		'Sources/INSS paper.md': '',
	};
	const { index, links } = indexed(files);
	const alsoIn = alsoInOf(index, links);
	const json = index
		.of('N.md')
		.map((source) => sourceJson(source, alsoIn(source, 'N.md'), source.kind === 'note' ? targetOf(source, 'N.md', links) : null));
	expect(json).toEqual([
		{
			alsoIn: [],
			canonicalUrl: 'https://inss.org.il/p',
			kind: 'web',
			line: 2,
			place: 'Sources',
			publisher: 'INSS',
			title: 'A paper',
			url: 'https://www.inss.org.il/p/',
		},
		{
			alsoIn: [],
			canonicalUrl: null,
			kind: 'text',
			line: 3,
			place: 'Sources',
			publisher: null,
			title: 'Redford, D. (2003). The Wars in Syria and Palestine.',
			url: null,
		},
		{
			alsoIn: [],
			canonicalUrl: null,
			kind: 'note',
			line: 4,
			place: 'Sources',
			publisher: null,
			title: 'INSS paper',
			to: 'Sources/INSS paper.md',
			url: null,
		},
	]);
});

test.each([
	['a page', '- [A paper](https://a.org/p)\n'],
	['a note', '- [[Paper]]\n'],
	['a citation', '- Redford, D. (2003). *The Wars in Syria and Palestine*.\n'],
])('of the many notes that give %s the first twenty are named and all are counted', (_, bullet) => {
	const notes = Array.from({ length: 30 }, (__, n) => `N${n + 10}.md`);
	const { index, links } = indexed({ 'Paper.md': '', ...Object.fromEntries(notes.map((path) => [path, `## Sources\n${bullet}`])) });
	const alsoIn = alsoInOf(index, links);
	const [source] = index.of('N12.md');
	const also = source && alsoIn(source, 'N12.md');
	expect(also).toEqual({ count: 29, first: ['N10.md', 'N11.md', ...notes.slice(3, 21)] });
	expect(source && sourceJson(source, { count: 29, first: also?.first ?? [] }, null)).toMatchObject({ alsoInCount: 29 });
});

test('of a list that is whole no count is told', () => {
	const { index, links } = indexed({ 'A.md': '## Sources\n- [A](https://a.org)\n', 'B.md': '<https://a.org/>\n' });
	const [source] = index.of('A.md');
	expect(source && Object.keys(sourceJson(source, alsoInOf(index, links)(source, 'A.md'), null))).not.toContain('alsoInCount');
});

test('what an earlier session kept is counted when somebody asks, in the middle of counting it in steps as well', () => {
	const texts = Object.fromEntries(
		Array.from({ length: 450 }, (_, n) => [`N${n}.md`, `## Sources\n- [Desk - ${n}](https://a.org/${n % 7})\n`]),
	);
	const { index: read } = indexed(texts);
	const index = new SourceIndex();
	for (const path of Object.keys(texts)) {
		const sources = read.asRead(path);
		index.putKept(path, {
			read: () => sources,
			visitEntries: (visit) => {
				for (const { kind, key, name } of sourceEntries(path, sources)) visit(kind, key, name);
			},
		});
	}
	const steps = index.workOut();
	expect(steps.next().done).toBe(false);
	index.remove('N449.md');
	expect(index.notesCitingPage('https://a.org/1')).toEqual(read.notesCitingPage('https://a.org/1').filter((path) => path !== 'N449.md'));
	expect(steps.next().done).toBe(true);
	expect(index.knownPublishers.count('desk')).toBe(449);
});
