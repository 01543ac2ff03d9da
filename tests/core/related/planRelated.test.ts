import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/core/note/note.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { ALL_FROM, type Candidate, WRITTEN_FROM } from '../../../src/core/related/candidate.ts';
import { limitFor } from '../../../src/core/related/limitFor.ts';
import { planRounds } from '../../../src/core/related/planRounds.ts';
import { planRelated, type RelatedPlan, type RelatedPlanOptions } from '../../../src/core/related/planRelated.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import type { NoteIndex } from '../../../src/core/vault/noteIndex.ts';
import { linkTextFor } from '../../../src/core/vault/links/linkTextFor.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';
import { rankedVault } from '../../support/rankedVault.ts';
import { REAL_BLOCKS } from '../../support/realBlocks.ts';
import { runs } from '../../support/runs.ts';

type Files = Record<string, string>;

function candidate(path: string): Candidate {
	return { path, score: 1, probability: 1, reasons: [], backed: true, evidence: undefined };
}

function planned(
	text: string | Note,
	candidates: readonly Candidate[],
	index: NoteIndex,
	path = 'N.md',
	options: Partial<RelatedPlanOptions> = {},
): RelatedPlan {
	return planRelated(typeof text === 'string' ? parseNote(path, text) : text, candidates, {
		limit: Infinity,
		...optionsFor(path, index),
		...options,
	});
}

function optionsFor(path: string, index: NoteIndex): Omit<RelatedPlanOptions, 'limit'> {
	return {
		headings: DEFAULT_SETTINGS.relatedHeadings,
		sourceHeadings: DEFAULT_SETTINGS.sourceHeadings,
		linkText: (to) => linkTextFor(to, path, index),
		leadsTo: (target) => {
			const found = index.resolveLink(target, path);
			return found.kind === 'found' ? found.path : null;
		},
	};
}

function textAfter(text: string, { outcome }: RelatedPlan): string {
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
}

describe('what is written', () => {
	const { index } = memoryVault({
		'N.md': '',
		'A.md': '',
		'B.md': '',
		'x/C.md': '',
		'y/C.md': '',
		'a#b.md': '',
		'law/index.md': '',
		'war/index.md': '',
	});
	const write = (text: string, paths: readonly string[], options: Partial<RelatedPlanOptions> = {}): string =>
		textAfter(text, planned(text, paths.map(candidate), index, 'N.md', options));

	test.each<[string, string, readonly string[], Partial<RelatedPlanOptions>, string]>([
		[
			'bullets by rank after the last one',
			'## Related Notes\n- [[Z]]\n- [[Q]] — why\n',
			['B.md', 'A.md'],
			{},
			'## Related Notes\n- [[Z]]\n- [[Q]] — why\n- [[B]]\n- [[A]]\n',
		],
		[
			'the folder as the words where several notes are called index',
			'## Related Notes\n- [[Z]]\n',
			['law/index.md'],
			{},
			'## Related Notes\n- [[Z]]\n- [[law/index|law]]\n',
		],
		['a path where the name is not enough', '## Related Notes\n- [[Z]]\n', ['y/C.md'], {}, '## Related Notes\n- [[Z]]\n- [[y/C|C]]\n'],
		[
			'a Markdown link where a wikilink cannot hold the name',
			'## Related Notes\n- [[Z]]\n',
			['a#b.md'],
			{},
			'## Related Notes\n- [[Z]]\n- [a\\#b](a%23b.md)\n',
		],
		[
			'why it is there',
			'## Related Notes\n- [[Z]]\n',
			['A.md'],
			{ annotations: { 'A.md': 'its\ncause' } },
			'## Related Notes\n- [[Z]]\n- [[A]] — its cause\n',
		],
		[
			'no room is taken by words below the list, nor by a line that leads on',
			'## Related Notes\n- [[Z]]\n\nSee [[Q]], but not [[R]].\n\n[[Z]] | [[Q]] | [[R]]\n',
			['B.md', 'A.md'],
			{ limit: 2 },
			'## Related Notes\n- [[Z]]\n- [[B]]\n\nSee [[Q]], but not [[R]].\n\n[[Z]] | [[Q]] | [[R]]\n',
		],
		[
			'room is taken by the links of a list that is a line',
			'## Related Notes\n[[Z]] · [[Q]]\n',
			['B.md', 'A.md'],
			{ limit: 3 },
			'## Related Notes\n[[Z]] · [[Q]] · [[B]]\n',
		],
		['until the section is full', '## Related Notes\n- [[Z]]\n', ['B.md', 'A.md'], { limit: 2 }, '## Related Notes\n- [[Z]]\n- [[B]]\n'],
		[
			'nothing where it is full',
			'## Related Notes\n- [[Z]]\n### More\n- [[Y]]\n',
			['B.md'],
			{ limit: 2 },
			'## Related Notes\n- [[Z]]\n### More\n- [[Y]]\n',
		],
		['nothing that the text lists by now, however it is written', '## See also\n- [x](A.md)\n', ['A.md'], {}, '## See also\n- [x](A.md)\n'],
		['a section before the sources', 'Text.\n\n## Sources\n- x\n', ['A.md'], {}, 'Text.\n\n## Related Notes\n- [[A]]\n\n## Sources\n- x\n'],
		[
			'a section where the type wants it',
			'Text.\n\n## Timeline\n\n- x\n',
			['A.md'],
			{ typeSections: ['Overview', 'Related', 'Timeline'] },
			'Text.\n\n## Related\n\n- [[A]]\n\n## Timeline\n\n- x\n',
		],
	])('%s', (_, text, paths, options, expected) => {
		expect(write(text, paths, options)).toBe(expected);
	});

	test('what is left and what was added are told', () => {
		const plan = planned('## Related Notes\n- [[Z]]\n', ['B.md', 'A.md', 'x/C.md'].map(candidate), index, 'N.md', { limit: 2 });
		expect([plan.added, plan.left, plan.refused]).toEqual([['B.md'], 2, []]);
	});

	test('a section that stands twice is refused and nothing is added', () => {
		const plan = planned('## Related Notes\n- [[Z]]\n# Other\n## Related Notes\n', [candidate('A.md')], index);
		expect(plan.outcome).toMatchObject({ kind: 'refused', code: 'TWO_SECTIONS', line: 4 });
		expect([plan.added, plan.left]).toEqual([[], 1]);
	});
});

describe('how many bullets a section may hold', () => {
	const bullets = (count: number): string => `## Related Notes\n${Array.from({ length: count }, (_, at) => `- [[n${at}]]\n`).join('')}`;
	const limitOf = (sizes: readonly number[]): number =>
		limitFor(memoryVault(Object.fromEntries(sizes.map((size, at) => [`${at}.md`, bullets(size)]))).index, DEFAULT_SETTINGS);

	test.each<[string, readonly number[], number]>([
		['at least eight', [1, 2, 3], 8],
		['at most twenty-five', [40, 40], 25],
		['the ninetieth percentile between', [2, 3, 4, 5, 6, 7, 8, 9, 12, 30], 12],
		['eight where nobody lists anything', [], 8],
		['sections without bullets do not count', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14], 14],
	])('%s', (_, sizes, expected) => {
		expect(limitOf(sizes)).toBe(expected);
	});

	test('the number of the settings where there is one', () => {
		expect(limitFor(memoryVault({}).index, { relatedLimit: 3 })).toBe(3);
	});
});

const NAMES = ['A', 'B', 'C', 'x/D', 'Home', '2026-01-01'];
const line = fc
	.tuple(fc.constantFrom('', '', 'See ', '- ', '* ', '> '), fc.constantFrom(...NAMES), fc.constantFrom('', ' — why', ' and words'))
	.map(([lead, name, tail]) => `${lead}[[${name}]]${tail}`);
const block = fc.oneof(
	line,
	line,
	fc.constantFrom(...REAL_BLOCKS).map((text) => text.replaceAll('Iran', 'B')),
	fc.constantFrom(
		'## Related Notes',
		'## Sources',
		'### Cross-vault',
		'',
		'---',
		'*Created 2026*',
		'A sentence of words that links nothing at all, long enough to be a text.',
	),
);
const note = fc
	.tuple(
		fc.constantFrom('', '---\ntype: policy\nactors: [A, B]\n---\n'),
		fc.array(block, { maxLength: 8 }),
		fc.constantFrom('\n', '\r\n'),
		fc.constantFrom('', '\n'),
	)
	.map(([head, lines, eol, end]) => (head + lines.join('\n') + end).replaceAll('\n', eol));
const vault = fc.record(Object.fromEntries(NAMES.map((name) => [`${name}.md`, note]))) as fc.Arbitrary<Files>;

/** One run over a vault: every note is filled with what is backed and so probable. */
function fillAll(files: Files, from = 0, limit = Infinity): { files: Files; added: number; rounds: number } {
	const { index, ranker, notes } = rankedVault(files);
	let rounds = 0;
	const steps = planRounds({
		ranker,
		paths: index.paths(),
		from,
		limit: () => {
			rounds += 1;
			return limit;
		},
		dismissedFor: () => [],
		optionsFor: ({ path }, most) => ({ limit: most, ...optionsFor(path, index) }),
	});
	let step = steps.next();
	while (step.done !== true) step = steps.next(step.value === undefined ? undefined : notes.get(step.value));
	const filled: Files = { ...files };
	let added = 0;
	for (const [path, { text, plan }] of step.value) {
		added += plan.added.length;
		filled[path] = textAfter(text, plan);
	}
	return { files: filled, added, rounds };
}

/** Outermost items with a text between the heading `Related Notes` and the next one of its level. */
function bulletsUnderRelated(text: string): number {
	const { headings, sections, listItems } = parseNote('N.md', text);
	const section = sections.find(({ heading }) => headings[heading]?.text === 'Related Notes');
	return listItems.filter(
		({ depth, range, content }) =>
			section && depth === 0 && content.start < content.end && range.start >= section.content.start && range.start < section.content.end,
	).length;
}

test.each(['Cross-references', 'Související záznamy', 'Se även', 'Relaterte notater', '관련 항목', '関連メモ'])(
	'a list called %s in a vault of strangers is the related notes of its note',
	(heading) => {
		const { index } = memoryVault({ 'A.md': '', 'B.md': '' });
		const text = `Words.\n\n## ${heading}\n- [[A]]\n`;
		expect(textAfter(text, planned(text, [candidate('A.md'), candidate('B.md')], index))).toBe(`${text}- [[B]]\n`);
	},
);

test('what a note tells of its relations is left as it is', () => {
	const { index } = memoryVault({ 'Iran.md': '', 'B.md': '' });
	const text = 'Words.\n\n## Relations\n\n### Rivals\n- [[Iran]] — regional rival\n';
	expect(textAfter(text, planned(text, [candidate('B.md')], index))).toBe(`${text}\n## Related Notes\n- [[B]]\n`);
});

describe('what a bullet of the note leads with', () => {
	/** Twenty pairs of notes that name each other and list each other, and one pair that does not list yet. */
	const files = (last: (other: string) => string): Files =>
		Object.fromEntries(
			Array.from({ length: 42 }, (_, n): [string, string] => {
				const other = `N${n % 2 === 0 ? n + 1 : n - 1}`;
				return [`N${n}.md`, n < 40 ? `With [[${other}]].\n\n## Related Notes\n- [[${other}]]\n` : `With [[${other}]].\n\n${last(other)}\n`];
			}),
		);

	test('is written once more where all is asked for alone', () => {
		const bullets = files((other) => `## Partners\n- **[[${other}]]** since May`);
		expect(fillAll(bullets, WRITTEN_FROM).added).toBe(0);
		expect(fillAll(bullets, ALL_FROM).added).toBe(2);
	});

	test.each([
		['behind a label', (other: string) => `## Network\n- Heard by allies: [[Elsewhere]], [[${other}]]`],
		['in a line of nothing but links', (other: string) => `## Network\n[[${other}]]`],
		['in such a line below a list, with a label', (other: string) => `## Network\n- Nobody\n\n---\nSee also: [[Elsewhere]] · [[${other}]]`],
	])('as well %s', (_, last) => {
		expect(fillAll(files(last), WRITTEN_FROM).added).toBe(0);
	});

	test('and what stands in a sentence behind a colon is written as before', () => {
		expect(
			fillAll(
				files((other) => `## Partners\n- This much is sure: since May it has had a friend in [[${other}]]`),
				WRITTEN_FROM,
			).added,
		).toBe(2);
	});

	test('and a link inside a bullet is written as before', () => {
		expect(
			fillAll(
				files((other) => `## Partners\n- Since May [[${other}]]`),
				WRITTEN_FROM,
			).added,
		).toBe(2);
	});
});

describe('whatever the vault', () => {
	test('what is planned counts as listed, and the next round may add what it did not', () => {
		const files: Files = {};
		for (const name of ['A', 'B', 'C', 'D', 'E', 'F'])
			files[`${name}.md`] = `${['A', 'B', 'C', 'D', 'E', 'F'].map((other) => `[[${other}]]`).join(', ')} in so many words of its own.`;
		files['X.md'] = 'Words.\n\n## Related Notes\n- [[A]]\n- [[B]]\n- [[C]]\n';
		const { rounds, added } = fillAll(files, 0.3);
		// One over all notes, one that adds, one that does not, and one over all under a curve that is fitted anew, which adds again or not.
		expect([added, rounds]).toEqual([15, 5]);
	});

	test('a run without a limit leaves nothing to add', () => {
		fc.assert(
			fc.property(vault, (files) => {
				const once = fillAll(files);
				const twice = fillAll(once.files);
				expect(twice.added).toBe(0);
				expect(twice.files).toEqual(once.files);
			}),
			{ numRuns: runs(1200) },
		);
	});

	/** Lists of links without bullets: what takes room there, and what is listed, has to be the same before and after. */
	const lists: readonly Files[] = [
		{
			'A.md': '## Related Notes\n### Cross-vault\n[[A]]\n[[A]]',
			'C.md': '---\ntype: policy\nactors: [A, B]\n---\n## Related Notes\n[[Home]]',
			'Home.md': '[[A]]',
		},
		{
			'A.md': '[[C]]\n## Related Notes\n[[A]]\n[[A]]',
			'B.md': '[[A]]',
			'C.md': '---\ntype: policy\nactors: [A, B]\n---\n## Related Notes\n* [[Home]]',
			'Home.md': '[[A]]\n[[2026-01-01]]',
			'2026-01-01.md': '[[A]]\n[[Home]]',
		},
	].map((files) => ({ ...Object.fromEntries(NAMES.map((name) => [`${name}.md`, ''])), ...files }));

	test('nor does one with a limit and a least probability', () => {
		fc.assert(
			fc.property(vault, fc.constantFrom(0.2, 0.4, 0.6), (files, from) => {
				const once = fillAll(files, from, 3);
				expect(fillAll(once.files, from, 3).files).toEqual(once.files);
			}),
			{ numRuns: runs(1200), examples: lists.map((files): [Files, number] => [files, 0.2]) },
		);
	});

	test('only text is inserted, and taking it out again gives the old note', () => {
		fc.assert(
			fc.property(vault, (files) => {
				const { index, ranker, notes } = rankedVault(files);
				for (const [path, note] of notes) {
					const { text } = note;
					const { outcome } = planned(note, ranker.candidates(path), index, path);
					if (outcome.kind !== 'edits') continue;
					expect(outcome.edits.every(({ range }) => range.start === range.end)).toBe(true);
					let after = applyEdits(text, outcome.edits);
					for (const { range, newText } of [...outcome.edits].sort((a, b) => b.range.start - a.range.start)) {
						const before = outcome.edits
							.filter((edit) => edit.range.start < range.start)
							.reduce((sum, edit) => sum + edit.newText.length, 0);
						const at = range.start + before;
						expect(after.slice(at, at + newText.length)).toBe(newText);
						after = after.slice(0, at) + after.slice(at + newText.length);
					}
					expect(after).toBe(text);
				}
			}),
			{ numRuns: runs(1200) },
		);
	});

	test('two devices that added different bullets list the same notes once both have run on either text', () => {
		fc.assert(
			fc.property(vault, fc.infiniteStream(fc.boolean()), (files, coins) => {
				const { index, ranker } = rankedVault(files);
				const backed = ranker.backedCandidates('A.md');
				const here = backed.filter(() => coins.next().value === true);
				const there = backed.filter((found) => !here.includes(found));
				const text = files['A.md'] ?? '';
				const ends = [here, there].map((first) => {
					const synced = textAfter(text, planned(text, first, index, 'A.md'));
					return textAfter(synced, planned(synced, backed, index, 'A.md'));
				});
				const [one, other] = ends.map((end) =>
					parseNote('A.md', end)
						.links.map(({ target }) => target)
						.sort(),
				);
				expect(one).toEqual(other);
			}),
			{ numRuns: runs(1200) },
		);
	});

	test('no section grows past the limit, and no index or daily note is written or listed', () => {
		fc.assert(
			fc.property(vault, fc.integer({ min: 1, max: 4 }), (files, limit) => {
				const { files: after } = fillAll(files, limit);
				for (const path of ['Home.md', '2026-01-01.md']) expect(after[path]).toBe(files[path]);
				for (const path of Object.keys(files)) {
					const [before, now] = [files[path] ?? '', after[path] ?? ''];
					if (now !== before) expect(bulletsUnderRelated(now)).toBeLessThanOrEqual(limit);
					for (const never of ['Home', '2026-01-01']) expect(now.split(`[[${never}]]`)).toHaveLength(before.split(`[[${never}]]`).length);
				}
			}),
			{ numRuns: runs(1200) },
		);
	});
});
