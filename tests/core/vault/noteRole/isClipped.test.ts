import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { planRelated } from '../../../../src/core/related/planRelated.ts';
import { isClippedNote } from '../../../../src/core/vault/noteRole/isClipped.ts';

const CLIPPED = '---\nsource: https://example.org/x\n---\nSomeone else’s words.\n';

test.each([
	['a note whose type is source', '---\ntype: source\n---\n', true],
	['a note that says where it comes from', CLIPPED, true],
	['a note with an address', '---\nurl: https://example.org/x\ntags: [clippings]\n---\n', true],
	['a note of another type that has a source', '---\ntype: country\nsource: https://example.org/x\n---\n', false],
	['a note whose source is empty', '---\nsource:\nurl: ""\n---\n', false],
	['a note without front matter', 'Text.\n', false],
])('%s', (_, text, expected) => {
	expect(isClippedNote(parseNote('N.md', text), 'type')).toBe(expected);
});

/** What filling the related section with [[Iran]] comes to. */
function filled(text: string): readonly string[] {
	return planRelated(parseNote('N.md', text), [{ path: 'Iran.md' }], {
		limit: 8,
		headings: ['Related Notes'],
		sourceHeadings: ['Sources'],
		linkText: () => ({ kind: 'link', text: '[[Iran]]' }),
		leadsTo: () => null,
	}).added;
}

test('a clipped document gets no related section, and one that it has is filled', () => {
	expect(filled(CLIPPED)).toEqual([]);
	expect(filled(`${CLIPPED}\n## Related Notes\n`)).toEqual(['Iran.md']);
	expect(filled('Text.\n')).toEqual(['Iran.md']);
});
