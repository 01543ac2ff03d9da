import { describe, expect, test } from 'vitest';
import { closeFrontmatter } from '../../../../../src/core/note/edit/frontmatter/closeFrontmatter.ts';
import { crlf, textAfter } from '../../../../support/editing.ts';

describe('front matter that was never closed is closed where it plainly ends', () => {
	test.each([
		['before a blank line', '---\ntype: country\n\n# Iran\n', '---\ntype: country\n---\n\n# Iran\n'],
		['before a sentence', '---\ntype: country\nA country.\n', '---\ntype: country\n---\nA country.\n'],
		['after a list', '---\ntags:\n  - a\n- b\n\nText.\n', 'VERIFY_FRONTMATTER'],
		['after items', '---\ntags:\n- a\n- b\n\nText.\n', '---\ntags:\n- a\n- b\n---\n\nText.\n'],
		['at the end of the note', '---\ntype: country\n', '---\ntype: country\n---\n'],
		['at the end of a note without a line end', '---\ntype: country', '---\ntype: country\n---\n'],
		['in the place of too many dashes', '---\ntype: country\n----\n# Iran\n', '---\ntype: country\n---\n# Iran\n'],
		['in the place of two dashes', '---\ntype: country\n\n--\n# Iran\n', '---\ntype: country\n\n---\n# Iran\n'],
		['in the place of dashes that were joined', '---\ntype: country\n\u2014-\n# Iran\n', '---\ntype: country\n---\n# Iran\n'],
		['in the place of an indented fence', '---\ntype: country\n ---\n# Iran\n', '---\ntype: country\n---\n# Iran\n'],
		['in the place of three dots', '---\ntype: country\n...\n# Iran\n', '---\ntype: country\n---\n# Iran\n'],
	])('%s', (_, text, closed) => {
		expect(textAfter(text, closeFrontmatter)).toBe(closed);
		expect(textAfter(crlf(text), closeFrontmatter)).toBe(closed.startsWith('---') ? crlf(closed) : closed);
		if (closed.startsWith('---')) expect(textAfter(closed, closeFrontmatter)).toBe(closed);
	});

	test.each([
		['a sentence below the first line', '---\nA country.\n'],
		['a block that could not be read', '---\ntype: a: b\n\nText.\n'],
		['nothing at all', '---\n'],
	])('%s is left alone', (_, text) => {
		expect(textAfter(text, closeFrontmatter)).toBe('VERIFY_FRONTMATTER');
	});
});
