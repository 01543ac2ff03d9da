import { expect, test } from 'vitest';
import { safeFixesOf } from '../../../src/core/checking/applyFixes.ts';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { checkOptions } from '../../support/checkOptions.ts';

const ARTICLE = parseNote(
	'Types/article.md',
	'---\ntype: note-type\nname: article\nextends: source\nfields:\n  keywords: { kind: text, many: true }\n---\n',
);

test.each([
	['a broken block of a page that a clipper took', '---\ntitle: On Gaza: a story\nsource: https://example.org/a\n---\n', 0],
	['a broken block of a note of type source', '---\ntype: source\ntitle: On Gaza: a story\n---\n', 0],
	['a field of a type that extends source', '---\ntype: article\nkeywords: war\n---\n', 0],
	[
		'a broken block of a note of another type with an address',
		'---\ntype: policy\ntitle: On Gaza: a story\nurl: https://example.org/a\n---\n',
		1,
	],
	['a broken block of a note without an address', '---\ntitle: On Gaza: a story\nsource:\n---\n', 1],
])('nothing is mended unasked in a clipped document: %s', (_, text, safe) => {
	const checker = new VaultChecker([ARTICLE], checkOptions());
	const found = checker.check(checker.put('N.md', text));
	expect(found.some(({ fixes }) => fixes.some(({ kind }) => kind === 'edit'))).toBe(true);
	expect(safeFixesOf(found)).toHaveLength(safe);
});
