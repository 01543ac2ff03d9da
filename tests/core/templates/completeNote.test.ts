import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { completeNote } from '../../../src/core/templates/completeNote.ts';
import type { FrontmatterValue } from '../../../src/core/note/frontmatter.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { validateFields } from '../../../src/core/types/validateFields.ts';
import type { NoteType } from '../../../src/core/types/noteType.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { templateClock } from './templateClock.ts';
import { sectionNaming } from '../../../src/core/vault/sections/sectionNaming.ts';
import { DEFAULT_SETTINGS, emptyIndex, memoryVault } from '../../support/memoryVault.ts';
import { REAL_BLOCKS } from '../../support/realBlocks.ts';
import { runs } from '../../support/runs.ts';

const settings = DEFAULT_SETTINGS;
const EMPTY = emptyIndex();
const { types } = noteTypesFrom([], { typeKey: 'type' });
const relationship = types.get('relationship') as NoteType;

function complete(text: string, values: Record<string, FrontmatterValue> = {}, type = relationship, vault = EMPTY): string {
	const note = parseNote('Relationships/US-Iran Relations.md', text);
	const outcome = completeNote(note, type, { ...templateClock, typeKey: 'type', values, settings, naming: sectionNaming(vault, settings) });
	if (outcome.kind === 'edits') return applyEdits(text, outcome.edits);
	return outcome.kind === 'unchanged' ? text : `refused: ${outcome.code}`;
}

const EMPTY_SECTIONS = '## Overview\n\n## Related Notes\n\n## Sources\n';

describe('completing a note', () => {
	test('that is empty makes it a new one, by its file name', () => {
		expect(complete('', { actors: ['United States', 'Iran'] })).toBe(
			`---\ntype: relationship\nactors: [United States, Iran]\nstatus:\n---\n\n# US-Iran Relations\n\n${EMPTY_SECTIONS}`,
		);
	});

	test('adds what is missing and nothing else', () => {
		expect(
			complete('---\ntype: relationship # mine\nactors: [United States,Iran]\nmood: x\n---\n# US-Iran\n\n## Sources\n- a book\n'),
		).toBe(
			'---\ntype: relationship # mine\nactors: [United States,Iran]\nmood: x\nstatus:\n---\n# US-Iran\n\n## Overview\n\n## Related Notes\n\n## Sources\n- a book\n',
		);
	});

	test('without front matter gives it a block', () => {
		expect(complete(`# A\n\n${EMPTY_SECTIONS}`, { status: 'tense' })).toBe(
			`---\ntype: relationship\nactors: []\nstatus: tense\n---\n\n# A\n\n${EMPTY_SECTIONS}`,
		);
	});

	test('keeps the line ends of the note', () => {
		expect(complete(`# A\r\n\r\n${EMPTY_SECTIONS.replaceAll('\n', '\r\n')}`)).toMatch(
			/^---\r\ntype: relationship\r\nactors: \[\]\r\nstatus:\r\n---\r\n\r\n# A\r\n/,
		);
	});

	test('gives a key without a value the value', () => {
		expect(complete(`---\ntype: relationship\nactors: [A, B]\nstatus:\n---\n${EMPTY_SECTIONS}`, { status: 'tense' })).toContain(
			'\nstatus: tense\n---\n',
		);
	});

	test('never takes a value away', () => {
		const text = `---\ntype: relationship\nactors: [A, B]\nstatus: friendly\n---\n${EMPTY_SECTIONS}`;
		expect(complete(text, { status: 'tense' })).toBe(text);
	});

	test('adds no section that stands there under another of its names', () => {
		const text = '---\ntype: relationship\nactors: [A, B]\nstatus: x\n---\n## Überblick\n\n## See also\n\n### References\n';
		expect(complete(text)).toBe(text);
	});

	test('calls sections as the vault does', () => {
		const german = '---\ntype: relationship\n---\n## Überblick\n\n## Verwandte Notizen\n\n## Quellen\n';
		const { index } = memoryVault({ 'A.md': german, 'B.md': german, 'C.md': german });
		expect(complete('---\ntype: relationship\nactors: [A, B]\nstatus: x\n---\n# A\n', {}, relationship, index)).toBe(
			'---\ntype: relationship\nactors: [A, B]\nstatus: x\n---\n# A\n\n## Überblick\n\n## Verwandte Notizen\n\n## Quellen\n',
		);
		expect(complete('', { actors: ['A', 'B'], status: 'x' }, relationship, index)).toContain(
			'\n\n## Überblick\n\n## Verwandte Notizen\n\n## Quellen\n',
		);
	});

	test('adds no section that is wanted only where a field says so, unless it does', () => {
		const [path, text] = [
			'Types/own-case.md',
			'---\ntype: note-type\nfields: { status: text }\nsections: [Facts, { name: Timeline, required-when: { status: active } }]\n---\n',
		];
		const own = noteTypesFrom([parseNote(path, text)], { typeKey: 'type' }).types.get('own-case') as NoteType;
		expect(complete('---\ntype: own-case\nstatus: over\n---\n# A\n', {}, own)).toBe(
			'---\ntype: own-case\nstatus: over\n---\n# A\n\n## Facts\n',
		);
		expect(complete('---\ntype: own-case\n---\n# A\n', { status: 'active' }, own)).toBe(
			'---\ntype: own-case\nstatus: active\n---\n# A\n\n## Facts\n\n## Timeline\n',
		);
	});

	test('leaves a note of which nothing is required as it is', () => {
		const text = '---\ntype: country\n---\n# Iran\n';
		expect(complete(text, {}, types.get('country'))).toBe(text);
	});

	test.each([
		['that cannot be read', '---\na: [\n---\n# A\n'],
		['that is not closed', '---\na: b\n# A\n'],
	])('is refused for front matter %s', (_, text) => {
		expect(complete(text)).toMatch(/^refused: /);
	});
});

test('a note is completed once, keeps every line it had in order, and lacks nothing then', () => {
	const line = fc.constantFrom(
		...REAL_BLOCKS,
		'# A',
		'## Overview',
		'## Sources',
		'### Related Notes',
		'Text.',
		'- [[Iran]]',
		'',
		'---',
		'> quoted',
		'```',
		'%%',
		'actors: [A, B]',
		'status: tense',
		'type: relationship',
	);
	const text = fc
		.tuple(fc.boolean(), fc.array(line, { maxLength: 12 }))
		.map(([fenced, lines]) => (fenced ? `---\n${lines.join('\n')}\n` : `${lines.join('\n')}\n`));
	fc.assert(
		fc.property(text, (before) => {
			const after = complete(before, { actors: ['A', 'B'], status: 'tense' });
			if (after.startsWith('refused: ')) return;
			expect(complete(after, { actors: ['A', 'B'], status: 'tense' })).toBe(after);
			const added = after.split('\n');
			let at = 0;
			for (const kept of before.split('\n').filter((one) => one.trim() !== '')) {
				at = added.indexOf(kept, at) + 1;
				expect(at, `${kept} of ${JSON.stringify(before)} in ${JSON.stringify(after)}`).toBeGreaterThan(0);
			}
			const { frontmatter } = parseNote('', after);
			expect(frontmatter.kind === 'parsed' && validateFields(relationship, frontmatter.data)).toEqual([]);
		}),
		{ numRuns: runs(200) },
	);
});
