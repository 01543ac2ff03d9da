import { describe, expect, test } from 'vitest';
import { diffs } from '../../src/cli/output/diffText.ts';
import type { Diagnostic } from '../../src/core/rules/rule.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { proseRanges } from '../../src/core/note/read/proseRanges.ts';
import { RULES } from '../../src/core/rules/rules.ts';
import { baselineOf } from '../../src/core/report/baseline.ts';
import { PLAIN } from '../../src/core/report/colors.ts';
import { githubReport } from '../../src/core/report/github.ts';
import { jsonFixReport, jsonReport } from '../../src/core/report/json.ts';
import { mergePlaces } from '../../src/core/report/mergePlaces.ts';
import { sarifReport } from '../../src/core/report/sarif.ts';
import { sortedJson } from '../../src/core/report/sortedJson.ts';
import { textReport } from '../../src/core/report/text.ts';
import { unixReport } from '../../src/core/report/unix.ts';
import { alsoInOf } from '../../src/core/sources/alsoIn.ts';
import { copyAsMarkdown } from '../../src/core/sources/export/copyAsMarkdown.ts';
import { exportedSources } from '../../src/core/sources/export/exportedSources.ts';
import { toBibtex } from '../../src/core/sources/export/toBibtex.ts';
import { toCslJson } from '../../src/core/sources/export/toCslJson.ts';
import { dismiss, undismiss } from '../../src/core/related/dismissals.ts';
import { readSources } from '../../src/core/sources/readSources.ts';
import { SourceIndex } from '../../src/core/sources/sourceIndex.ts';
import { checkVault } from '../support/checkVault.ts';
import { cpuTimeOf } from '../support/cpuTimeOf.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../support/memoryVault.ts';
import { textOf } from '../support/ruleExamples.ts';
import { type Texts, WORST_INPUTS } from '../support/worstInputs.ts';

const SMALL = 15_000;
const LARGE = 4 * SMALL;

/** Four times the input: n log n takes 4.4 times as long, what is quadratic 16 times. */
const MAX_RATIO = 9;

/** What takes the processor less is over before growth can be told from noise. */
const ENOUGH_MS = 50;

const ATTEMPTS = 3;

/** How much longer four times the input takes, the best of some attempts: whatever disturbs can only add. 0 where it is fast anyway. */
function growth(prepare: (size: number) => () => unknown): number {
	let best = Infinity;
	for (let attempt = 0; attempt < ATTEMPTS && best > MAX_RATIO; attempt += 1) {
		const large = cpuTimeOf(prepare(LARGE));
		best = Math.min(best, large < ENOUGH_MS ? 0 : large / cpuTimeOf(prepare(SMALL)));
	}
	return best;
}

/** Rules that leave a finding to another one find it where that one is off. */
function turnedOn(rule: string) {
	return { rules: { [rule]: 'warning' } };
}

/** A bullet that leads nowhere is gone where its note was deleted. */
const DELETED = { deleted: ['Nobody.md'] };

interface Checked {
	readonly vault: ReturnType<typeof checkVault>;
	readonly found: readonly Diagnostic[];
}

function checked(texts: Texts, rule: string): Checked {
	const vault = checkVault(texts, turnedOn(rule), { only: [rule] }, DELETED);
	return { vault, found: vault.checkAll() };
}

/** What was found in the worst inputs of the rule that was measured last, by their size: the fixes of it are planned next. */
const last = { rule: '', bySize: new Map<number, Checked>() };

function checkedFor(rule: string, size: number): Checked {
	return (last.rule === rule ? last.bySize.get(size) : undefined) ?? checked(WORST_INPUTS[rule]?.(size) ?? {}, rule);
}

describe('a rule', () => {
	test('has a worst input of its own, and every worst input has its rule', () => {
		expect(Object.keys(WORST_INPUTS).sort()).toEqual(RULES.map(({ id }) => id).sort());
	});

	test.each(RULES.map(({ id }) => id))('%s finds something in its worst input, or the input would prove nothing', (id) => {
		const isQuietByIntent = ['sources-present', 'conflict-copy', 'merge-conflict'].includes(id);
		expect(checked(WORST_INPUTS[id]?.(2000) ?? {}, id).found.length).toBeGreaterThan(isQuietByIntent ? -1 : 0);
	});

	const FIXING = new Set(RULES.map(({ id }) => id).filter((id) => textOf(id).examples.some(({ fixed }) => fixed !== undefined)));

	describe.each(RULES.map(({ id }) => id))('%s', (id) => {
		test('takes no longer than n log n', () => {
			last.rule = id;
			last.bySize.clear();
			expect(
				growth((size) => {
					const texts = WORST_INPUTS[id]?.(size) ?? {};
					return () => last.bySize.set(size, checked(texts, id));
				}),
			).toBeLessThan(MAX_RATIO);
		});

		test.each(FIXING.has(id) ? ['its fixes'] : [])('%s take no longer than n log n', () => {
			expect(
				growth((size) => {
					const { vault, found } = checkedFor(id, size);
					const some = [found[0], found[Math.floor(found.length / 2)], found.at(-2)];
					return () => {
						for (const diagnostic of some)
							for (const fix of diagnostic?.fixes ?? []) {
								const note = vault.notes.get(diagnostic?.path ?? '');
								if (fix.kind === 'edit' && note !== undefined) fix.plan(note);
							}
					};
				}),
			).toBeLessThan(MAX_RATIO);
		});
	});
});

/** A type that asks for as many sections as a note has headings, none of which is one of them. */
function manySections(size: number): Texts {
	const lines = (piece: (n: number) => string): string => Array.from({ length: Math.ceil(size / 30) }, (_, n) => piece(n)).join('\n');
	return {
		'Types/own-event.md': `---\ntype: note-type\nsections:\n${lines((n) => `  - Wanted ${n}`)}\n---\n`,
		'N.md': `---\ntype: own-event\n---\n${lines((n) => `## Heading ${n}`)}\n`,
	};
}

/** Bullets with a link each, in a section whose bullets have to have one. */
function linkedBullets(size: number): Texts {
	return {
		'Types/own-event.md': '---\ntype: note-type\nsections: [{ name: Sources, items: citation }]\n---\n',
		'N.md': `---\ntype: own-event\n---\n## Sources\n${'- [a](https://a.org/)\n'.repeat(Math.ceil(size / 2))}`,
	};
}

test.each([
	['section-required', manySections],
	['section-shape', linkedBullets],
])('%s does not multiply what a type asks for by what a note has', (id, input) => {
	expect(
		growth((size) => {
			const texts = input(size);
			return () => checked(texts, id);
		}),
	).toBeLessThan(MAX_RATIO);
});

const TEXT = '- http://a.b/c\n';

function diagnosticsOf(size: number): readonly Diagnostic[] {
	return Array.from({ length: size / 60 }, (_, n) => ({
		rule: 'source-format',
		severity: 'warning',
		path: `N${n % 500}.md`,
		message: `finding ${n}`,
		range: { start: 0, end: 5 },
		fixes: [],
		line: n + 1,
		column: 1,
		endLine: n + 1,
		endColumn: 6,
	}));
}

/** Notes that all give the same page, the same note and the same citation, and one page of their own. */
function sourcesOf(size: number) {
	const text = (n: number) =>
		`## Sources\n- [A - B](https://a.org/b)\n- [[Iran]]\n- Redford, D. (2003). *The Wars in Syria and Palestine*.\n- [C](https://c.org/${n})\n`;
	const { index } = memoryVault({ 'Iran.md': '', ...Object.fromEntries(Array.from({ length: size / 120 }, (_, n) => [`N${n}.md`, ''])) });
	const sources = new SourceIndex();
	for (const path of index.paths())
		sources.put(path, readSources(checkVault({ [path]: text(path.length) }).notes.get(path) ?? fail(path), DEFAULT_SETTINGS));
	return { sources, index };
}

function pathItself(path: string): string {
	return path;
}

function fail(path: string): never {
	throw new Error(`${path} is not there`);
}

const OUTPUTS: readonly (readonly [string, (size: number) => () => unknown])[] = [
	[
		'text',
		(size) => {
			const all = diagnosticsOf(size);
			return () => [...textReport(all, { colors: PLAIN, least: 'info', notes: 500, textOf: () => TEXT.repeat(size / 60) })].length;
		},
	],
	['json', (size) => ofFindings(size, jsonReport)],
	['json of fixes', (size) => ofFindings(size, (all) => jsonFixReport(all, [], []))],
	['github', (size) => ofFindings(size, (all) => githubReport(all, pathItself))],
	['unix', (size) => ofFindings(size, (all) => unixReport(all, pathItself))],
	[
		'sarif',
		(size) => {
			const edit = { start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1, text: '' };
			const editsOf =
				({ path }: Diagnostic) =>
				() => [{ path, ...edit }];
			return ofFindings(size, (all) =>
				sarifReport(all, { version: '1', homepage: 'https://x.org', rules: RULES, fileOf: pathItself, editsOf }),
			);
		},
	],
	[
		'one finding for many places',
		(size) => ofFindings(size, (all) => mergePlaces(all.map((each) => ({ ...each, group: 'one' }))).map(({ message }) => message)),
	],
	['a baseline', (size) => ofFindings(size, (all) => [baselineOf(all)])],
	['sorted JSON', (size) => () => sortedJson(Object.fromEntries(Array.from({ length: size / 20 }, (_, n) => [`k${n}`, [n]])))],
	[
		'a diff of every line',
		(size) => () => [...diffs([{ path: 'N.md', before: 'a\n'.repeat(size / 24), after: 'b\n'.repeat(size / 24) }], PLAIN)],
	],
	[
		'sources, with the notes that share them',
		(size) => {
			const { sources, index } = sourcesOf(size);
			return () => {
				const alsoIn = alsoInOf(sources, index);
				return index.paths().map((path) => sources.of(path).map((source) => alsoIn(source, path)));
			};
		},
	],
	['BibTeX', (size) => ofSources(size, (all) => toBibtex(all, new Map()))],
	['CSL-JSON', (size) => ofSources(size, (all) => toCslJson(all, new Map()))],
	['Markdown', (size) => ofSources(size, (all) => all.map(copyAsMarkdown).join('\n'))],
];

function ofFindings(size: number, report: (all: readonly Diagnostic[]) => Iterable<string>): () => unknown {
	const all = diagnosticsOf(size);
	return () => [...report(all)].length;
}

function ofSources(size: number, exported: (all: ReturnType<typeof exportedSources>) => string): () => unknown {
	const { sources, index } = sourcesOf(size / 4);
	return () => exported(exportedSources(sources, index.paths(), index));
}

/** Blocks of a list of sources that a stranger may have written: `n` of the same thing on one line. */
const BLOCKS: readonly (readonly [string, (n: number) => string])[] = [
	[
		'copies in archives beside a page',
		(n) => `- [p](https://a.org)${' [copy](https://web.archive.org/web/2020/https://a.org/p)'.repeat(n)}`,
	],
	[
		'copies in archives that are quoted titles, by reference',
		(n) => `- [p](https://a.org)${' [“copy”][1]'.repeat(4 * n)}\n\n[1]: https://web.archive.org/web/2020/https://a.org/p\n`,
	],
	['tags of HTML', (n) => `- [p](https://a.org) ${'<b>w</b> '.repeat(3 * n)}`],
	['comments', (n) => `- [p](https://a.org) ${'%%w%% '.repeat(4 * n)}`],
	['pages', (n) => `- ${'[p](https://a.org/p), and '.repeat(n)}`],
	['notes', (n) => `- ${'[[A]] and '.repeat(n)}`],
	[
		'cells with a page and its copy',
		(n) => `| a |\n| - |\n${'| [p](https://a.org) [copy](https://web.archive.org/web/2020/https://a.org)'.repeat(2 * n)}|`,
	],
	['cells with a note', (n) => `| a |\n| - |\n${'| [[A]] '.repeat(2 * n)}|`],
	['footers that are none', (n) => 'See also: [[A]]\n\n'.repeat(16 * n)],
	['pages over one remark', (n) => `- ${'[p](https://a.org/p) '.repeat(n)}\n  - ${'word '.repeat(4 * n)}`],
];

describe('reading sources and printing them', () => {
	test.each(BLOCKS)('takes no longer than n log n for one block of many %s', (_, block) => {
		expect(
			growth((size) => {
				const note = parseNote('N.md', `## Sources\n\n${block(size / 8)}\n`);
				return () => JSON.stringify(readSources(note, DEFAULT_SETTINGS)).length;
			}),
		).toBeLessThan(MAX_RATIO);
	});
});

describe('notes that are never to be proposed again', () => {
	const pairs = (size: number) => Array.from({ length: size / 20 }, (_, n) => ({ note: `N${n}.md`, path: `M${n % 7}.md` }));

	test('are dismissed together, and lifted together, in no more than n log n', () => {
		expect(
			growth((size) => {
				const all = pairs(size);
				return () => undismiss(dismiss({}, all), all);
			}),
		).toBeLessThan(MAX_RATIO);
	});
});

test('types that nobody described, each of one note, take no longer than n log n', () => {
	expect(
		growth((size) => {
			const { index } = memoryVault(
				Object.fromEntries(Array.from({ length: size / 20 }, (_, n) => [`N${n}.md`, `---\ntype: own-${n}\n---\n`])),
			);
			// As often as the rule about types that are not known asks.
			return () => index.paths().map(() => index.typeCounts().size);
		}),
	).toBeLessThan(MAX_RATIO);
});

test('prose is told from images in images, closed or not, in no more than n log n', () => {
	expect(
		growth((size) => {
			const note = parseNote('N.md', `${'![a]('.repeat(size / 5)}\n\n${'![a]('.repeat(size / 10)}${')'.repeat(size / 10)}\n`);
			return () => proseRanges(note);
		}),
	).toBeLessThan(MAX_RATIO);
});

describe('the notes that are wanted', () => {
	test('by one note take no longer than n log n', () => {
		expect(
			growth((size) => {
				const links = Array.from({ length: size / 6 }, (_, n) => `[[Nobody ${n}]]\n`).join('');
				const { index } = memoryVault({ 'N.md': links });
				return () => index.wanted();
			}),
		).toBeLessThan(MAX_RATIO);
	});
});

describe('an output', () => {
	test.each(OUTPUTS)('%s takes no longer than n log n', (_, prepare) => {
		expect(growth(prepare)).toBeLessThan(MAX_RATIO);
	});
});
