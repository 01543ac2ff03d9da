import { describe, expect, test } from 'vitest';
import { bulletFor } from '../../../../../src/core/note/edit/body/bulletFor.ts';
import { escapeAlias } from '../../../../../src/core/note/edit/body/escapeAlias.ts';
import { escapeLinkText } from '../../../../../src/core/note/edit/body/escapeLinkText.ts';
import { wikilinkTo } from '../../../../../src/core/note/edit/body/wikilinkTo.ts';
import { TARGETS, textOf } from '../../../../support/badInput.ts';

describe('a wikilink', () => {
	test.each(TARGETS.filter(([, , expected]) => expected.includes('BAD_TARGET')).map((row) => [row[0], textOf(row)]))(
		'%s cannot be a target',
		(_, target) => {
			expect(wikilinkTo(target)).toMatchObject({ kind: 'refused', code: 'BAD_TARGET' });
		},
	);

	test.each([
		['tgt-dataviewjs', '[[```dataviewjs]]'],
		['tgt-templater', '[[<% tp.file.cursor() %>]]'],
		['tgt-bidi', '[[report\u202Efdp.exe|reportfdp.exe]]'],
		['tgt-proto', '[[__proto__]]'],
	])('%s is written exactly', (name, text) => {
		const row = TARGETS.find(([id]) => id === name);
		expect(row && wikilinkTo(textOf(row))).toEqual({ kind: 'link', text });
	});

	test.each([
		['a name', 'Iran', undefined, '[[Iran]]'],
		['a path', 'Actors/Iran', undefined, '[[Actors/Iran]]'],
		['a display text', 'United States', 'US', '[[United States|US]]'],
		['a display text that says nothing new is left out', 'Iran', ' Iran ', '[[Iran]]'],
		['a display text with marks', 'Iran', 'a [b] | c\nd', '[[Iran|a (b) ¦ c d]]'],
	])('%s', (_, target, alias, text) => {
		expect(wikilinkTo(target, alias)).toEqual({ kind: 'link', text });
	});

	test('in a table the pipe is escaped', () => {
		expect(wikilinkTo('Iran', 'IR', 'table')).toEqual({ kind: 'link', text: '[[Iran\\|IR]]' });
	});

	test.each([
		['nothing', ' ', 'a link needs a name to lead to'],
		['a heading mark', 'a#b', "`a#b` holds `#`, which cannot stand in a wikilink's target"],
		['a backslash', 'a\\b', "`a\\b` holds `\\`, which cannot stand in a wikilink's target"],
		['a comment mark', '100%% sure', "`100%% sure` holds `%%`, which cannot stand in a wikilink's target"],
		['a line separator', 'a\u2028b', 'the name holds a line break or a control character'],
		['a paragraph separator', 'a\u2029b', 'the name holds a line break or a control character'],
		['half a character', 'a\uD800', 'the name holds half a character'],
	])('%s is no target', (_, target, reason) => {
		expect(wikilinkTo(target)).toEqual({ kind: 'refused', code: 'BAD_TARGET', reason });
	});
});

describe('text in a link', () => {
	test('a display text is cut at 200 characters, not inside one', () => {
		expect(escapeAlias('😀'.repeat(300))).toBe('😀'.repeat(200));
		expect(escapeAlias(`${'x'.repeat(199)} y`)).toBe('x'.repeat(199));
	});

	test.each([
		['words stay', 'Carnegie - A shift', 'Carnegie - A shift'],
		['brackets', 'a [b](c) ]', 'a \\[b\\](c) \\]'],
		['code, emphasis, HTML', '`a` *b* _c_ <d>', '\\`a\\` \\*b\\* \\_c\\_ \\<d\\>'],
		[
			'what only the app reads: math, comments, tags, block marks, strikes, highlights',
			'$a$ %%b%% #c ^d ~~e~~ ==f==',
			'\\$a\\$ \\%\\%b\\%\\% \\#c \\^d \\~\\~e\\~\\~ \\=\\=f\\=\\=',
		],
		['a backslash', 'a\\', 'a\\\\'],
		['line breaks', 'a\n\nb', 'a b'],
		['a pipe stays in text', 'a | b', 'a | b'],
	])('%s', (_, text, escaped) => {
		expect(escapeLinkText(text, 'text')).toBe(escaped);
	});

	test('a pipe is escaped in a table', () => {
		expect(escapeLinkText('a | b', 'table')).toBe('a \\| b');
	});
});

describe('a bullet', () => {
	test('is the link', () => {
		expect(bulletFor('[[Iran]]')).toBe('[[Iran]]');
		expect(bulletFor('[[Iran]]', ' \n')).toBe('[[Iran]]');
	});

	test('has its reason after a dash, on one line', () => {
		expect(bulletFor('[[Iran]]', 'signed\nthe deal')).toBe('[[Iran]] — signed the deal');
	});
});
