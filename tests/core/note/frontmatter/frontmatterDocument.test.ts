import { expect, test } from 'vitest';
import { frontmatterDocument } from '../../../../src/core/note/frontmatter/yaml/yamlDocument.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

test('the parsed YAML of a block comes with the place of the block', () => {
	const text = '---\r\na: 1\r\nb: [c, d] # why\r\n---\r\n';
	const read = frontmatterDocument(parseNote('a.md', text));
	expect([read?.offset, read?.document.errors, read?.document.toJS()]).toEqual([5, [], { a: 1, b: ['c', 'd'] }]);
});

test.each([
	['without front matter', 'text'],
	['whose block cannot be read', '---\na: [\n---\n'],
])('there is none for a note %s', (_, text) => {
	expect(frontmatterDocument(parseNote('a.md', text))).toBeUndefined();
});
