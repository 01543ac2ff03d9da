import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeVaultPath } from '../../../../src/core/vault/paths/safeVaultPath.ts';
import { fileNameFor } from '../../../../src/core/vault/paths/fileNameFor.ts';
import { PATHS, textOf } from '../../../support/badInput.ts';
import { RUNS } from '../../../support/runs.ts';
import { anyCodePoint } from '../../../support/anyCodePoint.ts';

/** Cases whose input is a sentence about the disk: the writers' tests have them. */
const ABOUT_THE_DISK = ['path-case', 'path-exists'];

describe('a path for a new note', () => {
	const cases = PATHS.filter(([name]) => !ABOUT_THE_DISK.includes(name) && name !== 'path-long');

	test.each(cases.map((row) => [row[0], textOf(row), row[2]]))('%s', (_, path, expected) => {
		expect(safeVaultPath(path).kind).toBe(expected === 'ok' ? 'ok' : 'refused');
	});

	test.each([
		['a slash parts folders', 'a/b/c.md', 'a/b/c.md'],
		['a backslash parts folders as well, as in the app', 'a\\b.md', 'a/b.md'],
		['the ending may be in capitals', 'A.MD', 'A.MD'],
		['a device name inside a longer one is a name', 'console/nullable.md', 'console/nullable.md'],
		['a device name at the end of a longer one is a name', 'Falcon/menu.md', 'Falcon/menu.md'],
		['1,024 characters are a path', `${'a/'.repeat(510)}a.md`, `${'a/'.repeat(510)}a.md`],
		['two dots inside a name are a name', 'a..b.md', 'a..b.md'],
		['255 bytes are a name', `${'x'.repeat(252)}.md`, `${'x'.repeat(252)}.md`],
	])('%s', (_, path, contained) => {
		expect(safeVaultPath(path)).toEqual({ kind: 'ok', path: contained });
	});

	test.each([
		['an empty path', '', 'the path is empty'],
		['a path of more than 1,024 characters', `${'a/'.repeat(511)}abc.md`, 'the path is longer than 1024 characters'],
		['a control character', 'a\u0085.md', 'the path holds a character that is not text'],
		['half a character', 'a\uD800.md', 'the path holds a character that is not text'],
		['a root', '/a.md', 'the path has an empty part, or begins at the root of the disk'],
		['a share', '\\\\host\\x.md', 'the path has an empty part, or begins at the root of the disk'],
		['two slashes', 'a//b.md', 'the path has an empty part, or begins at the root of the disk'],
		['a way up after a backslash', 'a\\..\\..\\x.md', '`..` begins with a dot'],
		['the folder itself', './x.md', '`.` begins with a dot'],
		['a hidden folder', '.trash/x.md', '`.trash` begins with a dot'],
		['a folder of blanks', ' /x.md', 'the path has a part of blanks only'],
		['a blank at the end of a folder', 'a /x.md', '`a ` ends in a dot or a blank'],
		['a question mark', 'Why?.md', '`Why?.md` holds `?`, which not every system allows in a name'],
		['a stream', 'a.md:b.md', '`a.md:b.md` holds `:`, which not every system allows in a name'],
		['a device', 'Con.md', '`Con.md` is a device name on Windows'],
		['a device as a folder', 'x/lpt9/x.md', '`lpt9` is a device name on Windows'],
		['a device with two endings', 'aux.tar.md', '`aux.tar.md` is a device name on Windows'],
		['a name of more than 255 bytes', `${'é'.repeat(127)}.md`, `\`${'é'.repeat(20)}…\` is longer than 255 bytes`],
		['another ending', 'a.md.txt', 'the path does not end in `.md`'],
	])('%s is refused', (_, path, reason) => {
		expect(safeVaultPath(path)).toEqual({ kind: 'refused', reason });
	});

	test('what is let through stays in its folder, whatever it is made of', () => {
		const part = fc.oneof(
			fc.constantFrom('..', '.', '', 'a', 'CON', '~', '...', ' ', 'x.md', '.git'),
			fc.string({ unit: anyCodePoint, maxLength: 6 }),
		);
		const path = fc
			.array(fc.tuple(part, fc.constantFrom('/', '\\')), { maxLength: 5 })
			.map((parts) => `${parts.map(([name, mark]) => name + mark).join('')}n.md`);
		fc.assert(
			fc.property(path, (given) => {
				const contained = safeVaultPath(given);
				if (contained.kind === 'refused') return;
				const walked = new URL(contained.path.split('/').map(encodeURIComponent).join('/'), 'file:///vault/inside/');
				expect(walked.pathname.startsWith('/vault/inside/')).toBe(true);
				expect(walked.pathname.split('/').length).toBe(3 + contained.path.split('/').length);
				expect(safeVaultPath(contained.path)).toEqual(contained);
			}),
			{ numRuns: RUNS },
		);
	});
});

describe('a file name for a title', () => {
	test.each([
		['a title stays as it is', 'US-China Relations', 'US-China Relations'],
		['marks that no name can hold become blanks', 'A/B: "C"? <D> | E#F^[G]', 'A B C D E F G'],
		['a share of a hundred stays', 'NATO and the 2% of GDP', 'NATO and the 2% of GDP'],
		['what would begin a comment, or stand for another character, goes', 'A%%B 100%25', 'A %B 100 25'],
		['line breaks become blanks', 'A\r\n\tB', 'A B'],
		['a decomposed letter is composed', 'Cafe\u0301', 'Café'],
		['a direction override goes', 'report\u202Efdp.exe', 'reportfdp.exe'],
		['a zero-width blank goes', 'a\u200Bb', 'ab'],
		['half a character goes', 'a\uDC00b', 'ab'],
		['a non-joiner between letters stays', 'می\u200Cخواهم', 'می\u200Cخواهم'],
		['a joiner between emoji stays', 'Flag 🏴\u200D☠️', 'Flag 🏴\u200D☠️'],
		['a joiner after a colour of skin stays', '👩🏽\u200D🚒', '👩🏽\u200D🚒'],
		['a joiner after a virama stays, at the end as well', 'ශ්\u200Dරී അവന്\u200D', 'ශ්\u200Dරී അവന്\u200D'],
		['joiners at the ends and beside blanks go', '\u200DA \u200CB\u200C', 'A B'],
		['a joiner after an emoji alone goes', '🏴\u200Dx', '🏴x'],
		['dots at the start go, and blanks and dots of no word at the end', ' ..a b . .. ', 'a b'],
		['a dot that ends a word stays, since the extension follows it', 'Washington, D.C.', 'Washington, D.C.'],
		['dots that end a word stay when a blank goes', 'And so on... ', 'And so on...'],
		['a way up is dots at the start', '../../x', 'x'],
	])('%s', (_, title, name) => {
		expect(fileNameFor(title)).toEqual({ kind: 'ok', path: name });
	});

	test('a long title is cut to 200 bytes', () => {
		const long = textOf(PATHS.find(([name]) => name === 'path-long') ?? ['', '', '']);
		expect(fileNameFor(long)).toEqual({ kind: 'ok', path: 'x'.repeat(200) });
	});

	test('a long title is cut between two characters', () => {
		expect(fileNameFor(`a${'😀'.repeat(60)}`)).toEqual({ kind: 'ok', path: `a${'😀'.repeat(49)}` });
		expect(fileNameFor(`ab${'é'.repeat(120)}`)).toEqual({ kind: 'ok', path: `ab${'é'.repeat(99)}` });
		expect(fileNameFor(`ab${'あ'.repeat(90)}`)).toEqual({ kind: 'ok', path: `ab${'あ'.repeat(66)}` });
	});

	test('a joiner at the cut goes', () => {
		expect(fileNameFor(`${'x'.repeat(193)}👩\u200D🚒`)).toEqual({ kind: 'ok', path: `${'x'.repeat(193)}👩` });
	});

	test('a blank at the cut goes', () => {
		expect(fileNameFor(`${'x'.repeat(199)} y`)).toEqual({ kind: 'ok', path: 'x'.repeat(199) });
	});

	test.each(['', '   ', '...', '???', '\u200B', '\uD800'])('nothing is left of %j', (title) => {
		expect(fileNameFor(title)).toEqual({ kind: 'refused', reason: 'the title has no character that can stand in a file name' });
	});

	test('a device name is refused', () => {
		expect(fileNameFor('NUL')).toEqual({ kind: 'refused', reason: '`NUL.md` is a device name on Windows' });
	});

	test('a name for any title is a path that is let through, and its own name', () => {
		fc.assert(
			fc.property(fc.string({ unit: anyCodePoint, maxLength: 300 }), (title) => {
				const name = fileNameFor(title);
				if (name.kind === 'refused') return;
				expect(safeVaultPath(`${name.path}.md`).kind).toBe('ok');
				expect(fileNameFor(name.path)).toEqual(name);
				expect(Buffer.byteLength(name.path)).toBeLessThanOrEqual(200);
			}),
			{ numRuns: RUNS },
		);
	});
});
