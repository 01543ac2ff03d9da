import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../../src/core/text/steps.ts';
import { type SectionNote, sectionNaming } from '../../../../src/core/vault/sections/sectionNaming.ts';
import { DEFAULT_SETTINGS, memoryVault, putText } from '../../../support/memoryVault.ts';
import { runs } from '../../../support/runs.ts';

const SOMEWHERE: SectionNote = { type: undefined, folder: '', beside: [] };

type Texts = Readonly<Record<string, string>>;

function named(wanted: string, texts: Texts, note: Partial<SectionNote> = {}, settings = DEFAULT_SETTINGS): string {
	const { text, level } = sectionNaming(memoryVault(texts).index, settings).headingFor(wanted, { ...SOMEWHERE, ...note });
	return `${'#'.repeat(level)} ${text}`;
}

/** So many notes with these lines, in a folder. */
function notes(count: number, lines: string, folder = '', type = 'relationship'): Texts {
	const text = `---\ntype: ${type}\n---\n# N\n\n${lines}\n`;
	return Object.fromEntries(
		Array.from({ length: count }, (_, at) => [`${folder === '' ? '' : `${folder}/`}${type} ${lines.length} ${at}.md`, text]),
	);
}

const GERMAN = '## Überblick\n\n## Verwandte Notizen\n\n## Quellen';
const ENGLISH = '## Overview\n\n## Related Notes\n\n## Sources';

describe('what a section is called that is made', () => {
	test.each<[string, Texts, string]>([
		['what we call it where the vault has none', { 'N.md': '# N\n' }, '## Related Notes'],
		['what we call it where only two notes agree', notes(2, '## See also'), '## Related Notes'],
		['as three notes call it', notes(3, '## See also'), '## See also'],
		['at the level that they have', notes(3, '### Related'), '### Related'],
		['in their language', notes(3, '## Voir aussi'), '## Voir aussi'],
		['with their emoji', notes(3, '## 📚 相关概念'), '## 📚 相关概念'],
		['as most call it', { ...notes(3, '## Related'), ...notes(4, '## 관련 문서') }, '## 관련 문서'],
		['as the first of our names that as many have', { ...notes(3, '## Verwandte Notizen'), ...notes(3, '## See also') }, '## See also'],
		['not with markup in it', notes(3, '## **Related**'), '## Related Notes'],
		['not as templates call it', notes(3, '## Voir aussi', 'Templates'), '## Related Notes'],
	])('%s', (_, texts, expected) => {
		expect(named('Related Notes', texts)).toBe(expected);
	});

	test('what the settings say where somebody chose', () => {
		const settings = { ...DEFAULT_SETTINGS, relatedHeadings: ['Connections', 'See also'], sourceHeadings: ['Belege'] };
		expect(named('Related Notes', notes(9, '## See also'), {}, settings)).toBe('## Connections');
		expect(named('Sources', notes(9, '## Quellen'), {}, settings)).toBe('## Belege');
	});

	test('what the type says where it goes by no other name', () => {
		expect(named('Timeline', notes(9, '## Chronik'))).toBe('## Timeline');
	});

	test.each([
		['Overview', '## Überblick'],
		['Related Notes', '## Verwandte Notizen'],
		['Sources', '## Quellen'],
	])('%s as the vault calls it', (wanted, expected) => {
		expect(named(wanted, notes(3, GERMAN))).toBe(expected);
	});

	test('as the notes of the type call it, though others call it otherwise', () => {
		const texts = { ...notes(3, '## References'), ...notes(9, '## Quellen', '', 'country') };
		expect(named('Sources', texts, { type: 'relationship' })).toBe('## References');
		expect(named('Sources', texts, { type: 'country' })).toBe('## Quellen');
		expect(named('Sources', texts, { type: 'policy' })).toBe('## Quellen');
	});

	describe('where a vault has two languages', () => {
		const apart = { ...notes(9, ENGLISH, 'en/Relations'), ...notes(3, GERMAN, 'de/Beziehungen') };
		const together = { ...notes(9, ENGLISH), ...notes(3, GERMAN) };

		test.each<[string, Texts, Partial<SectionNote>, string]>([
			['as the notes of its folder', apart, { folder: 'de/Beziehungen' }, '## Quellen'],
			['as the notes of its folder at the top', apart, { folder: 'de/Verträge' }, '## Quellen'],
			['as most elsewhere', apart, { folder: 'notes' }, '## Sources'],
			['as the notes that call another of its sections so', together, { beside: ['Überblick'] }, '## Quellen'],
			['as most where it has no other', together, {}, '## Sources'],
			[
				'as the notes of any type, where its own have none',
				{ ...together, ...notes(1, GERMAN, '', 'policy') },
				{ type: 'policy', beside: ['Verwandte Notizen'] },
				'## Quellen',
			],
			[
				'as neither where as many have each, but as the notes around',
				{ ...notes(4, ENGLISH), ...notes(4, GERMAN), ...notes(3, GERMAN, '', 'policy') },
				{ type: 'relationship' },
				'## Quellen',
			],
		])('%s', (_, texts, note, expected) => {
			expect(named('Sources', texts, { type: 'relationship', ...note })).toBe(expected);
		});
	});
});

test('what it is told of changes comes to the same as asking anew', () => {
	const heading = fc.constantFrom('## Overview', '## Überblick', '## See also', '## Quellen', '### Sources', '## 来源', '');
	const note = fc.record({ at: fc.nat(7), type: fc.constantFrom('policy', 'country'), headings: fc.array(heading, { maxLength: 4 }) });
	const asked = fc.record({
		type: fc.constantFrom('policy', 'country', undefined),
		folder: fc.constantFrom('', 'a', 'b/c'),
		beside: fc.subarray(['Überblick', 'Quellen']),
	});
	fc.assert(
		fc.property(fc.array(note, { maxLength: 24 }), asked, (steps, where) => {
			const { index } = memoryVault({});
			const kept = sectionNaming(index, DEFAULT_SETTINGS);
			for (const { at, type, headings } of steps) {
				const path = `${['', 'a/', 'b/', 'b/c/'][at % 4] ?? ''}${at}.md`;
				const before = index.record(path);
				if (headings.length === 0) index.remove(path);
				else putText(index, path, `---\ntype: ${type}\n---\n${headings.join('\n\n')}\n`);
				kept.changed(before, index.record(path));
				for (const wanted of ['Overview', 'Related Notes', 'Sources'])
					expect(kept.headingFor(wanted, where)).toEqual(sectionNaming(index, DEFAULT_SETTINGS).headingFor(wanted, where));
			}
		}),
		{ numRuns: runs(100) },
	);
});

describe('once all notes are counted', () => {
	const texts = Object.fromEntries(
		Array.from({ length: 450 }, (_, n) => [`${n}.md`, `---\ntype: policy\n---\n## ${n < 230 ? 'Quellen' : 'Sources'}\n`]),
	);
	const where = { type: 'policy', folder: '', beside: [] };

	test('whoever asks looks at no note', () => {
		const { index } = memoryVault(texts);
		let asked = 0;
		const counting = {
			paths: () => index.paths(),
			notesOfType: (type: string) => index.notesOfType(type),
			record: (path: string) => {
				asked += 1;
				return index.record(path);
			},
		};
		const naming = sectionNaming(counting, DEFAULT_SETTINGS);
		finish(naming.countAll(['policy']));
		expect(asked).toBe(450);
		expect([naming.headingFor('Sources', where).text, asked]).toEqual(['Quellen', 450]);
		finish(naming.countAll(['policy']));
		expect(asked).toBe(450);
	});

	test('what changed while they were is known all the same', () => {
		const { index } = memoryVault(texts);
		const naming = sectionNaming(index, DEFAULT_SETTINGS);
		const steps = naming.countAll(['policy']);
		steps.next();
		// These stand among the first two hundred by their paths, and decide.
		for (const n of [0, 1, 10, 11, 12, 13, 14, 15]) {
			const before = index.record(`${n}.md`);
			putText(index, `${n}.md`, '---\ntype: policy\n---\n## Sources\n');
			naming.changed(before, index.record(`${n}.md`));
		}
		finish(steps);
		expect(naming.headingFor('Sources', where).text).toBe('Sources');
	});
});
