import { describe, expect, test } from 'vitest';
import { exclusionsOf, isNeverWritten } from '../../../src/core/related/exclusionsOf.ts';
import { isAdminNote } from '../../../src/core/vault/noteRole/isAdminNote.ts';
import { isDailyNote } from '../../../src/core/vault/noteRole/isDailyNote.ts';
import { isIndexNote } from '../../../src/core/vault/noteRole/isIndexNote.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

test.each([
	['2026-03-14', true],
	['Daily/2026-03-14', true],
	['2026-3-4', true],
	['2026_03_14', true],
	['20260314', true],
	['14.03.2026', true],
	['2026-03', true],
	['2026-W11', true],
	['2026-Q1', true],
	['2026-03-14 Saturday', true],
	['2026-03-14 (Sat)', true],
	['March 14th, 2026', true],
	['Saturday, March 14, 2026', true],
	['14 March 2026', true],
	['2026-03-14 Strike on Natanz', false],
	['2026-13-01', false],
	['1948', false],
	['Iran 2026', false],
	['March', false],
	['20269999', false],
])('%s is a daily note: %s', (name, expected) => {
	expect(isDailyNote(`${name}.md`)).toBe(expected);
});

test.each([
	['CLAUDE.md', true],
	['AGENTS.md', true],
	['CHANGELOG.md', true],
	['Projects/CHANGELOG.md', false],
	['Security.md', false],
	['Iran.md', false],
])('%s only configures the vault: %s', (path, expected) => {
	expect(isAdminNote(path)).toBe(expected);
});

const WORDS = 'A sentence of eight words stands in here. ';
const LINKS = '[[Iran]] [[Israel]] [[Saudi Arabia]] [[United States]] [[Oman]] [[Qatar]] [[Iraq]] [[Yemen]]';

test.each<[string, string, string, boolean]>([
	['a note called Index', 'a/Index.md', '', true],
	['a note called index with a number before it', '00 - index.md', '', true],
	['a map of content', 'Iran MOC.md', '', true],
	['a readme', 'README.md', '', true],
	['a note named like its folder', 'Actors/actors.md', '', true],
	['a note that is mostly links', 'a/Overview.md', `# All\n${LINKS}`, true],
	['a note with as many links and a text', 'a/N.md', LINKS + WORDS.repeat(4), false],
	['a stub whose links are its related notes', 'a/N.md', `A stub.\n## Related Notes\n- ${LINKS.replaceAll(' [[', '\n- [[')}`, false],
	['a stub of one line with two links', 'a/N.md', '[[Iran]] and [[Oman]]', false],
	['an index of prices', 'Consumer Price Index.md', WORDS, false],
	['a note whose name begins with Moc', 'Mocha.md', WORDS, false],
])('%s is an index: %4$s', (_, path, text, expected) => {
	const record = memoryVault({ [path]: text }).index.record(path);
	expect(record && isIndexNote(record)).toBe(expected);
});

describe('who takes no part', () => {
	const typed = '---\ntype: country\n---\n';
	const files = {
		'Iran.md': typed,
		'Oman.md': typed,
		'Event.md': '---\ntype: event\n---\n',
		'Untyped.md': 'words',
		'2026-03-14.md': typed,
		'Home.md': typed,
		'CLAUDE.md': typed,
		'Admin/Session log.md': typed,
		'Types/country.md': '---\ntype: note-type\n---\n',
		'Templates/Country.md': typed,
		'Archive/Old.md': typed,
		'Clips/Clip.md': typed,
	};
	const settings = {
		...DEFAULT_SETTINGS,
		ignoredFolders: ['Archive'],
		relatedExcludedTypes: ['event'],
		relatedExcludedFolders: ['Clips/'],
	};

	test('each for its reason', () => {
		const { index } = memoryVault(files);
		const exclusionOf = exclusionsOf(index, settings);
		const found = index.paths().flatMap((path) => index.record(path) ?? []);
		expect(Object.fromEntries(found.map((record) => [record.path, exclusionOf(record)]))).toEqual({
			'Iran.md': undefined,
			'Oman.md': undefined,
			'Event.md': 'type',
			'Untyped.md': 'untyped',
			'2026-03-14.md': 'daily',
			'Home.md': 'index',
			'CLAUDE.md': 'admin',
			'Admin/Session log.md': 'log',
			'Types/country.md': 'type-note',
			'Templates/Country.md': 'template',
			'Archive/Old.md': 'ignored',
			'Clips/Clip.md': 'folder',
		});
	});

	test('a note without a type is no exception where types are', () => {
		const { index } = memoryVault({ 'A.md': 'words', 'B.md': typed });
		const record = index.record('A.md');
		expect(record && exclusionsOf(index, settings)(record)).toBeUndefined();
	});

	test('what ten notes are called tells none of them: pages of a copied site, parts of projects', () => {
		const pages = (count: number): Readonly<Record<string, string>> =>
			Object.fromEntries(Array.from({ length: count }, (_, n) => [`Site/${n}/${n % 2 === 0 ? 'Page' : 'page'}.md`, typed]));
		const excluded = (count: number): readonly unknown[] => {
			const { index } = memoryVault({ ...pages(count), 'Page of Iran.md': typed });
			const exclusionOf = exclusionsOf(index, settings);
			return [
				...new Set(index.paths().map((path) => [path.startsWith('Site/'), exclusionOf(index.record(path) ?? expect.fail(path))].join())),
			];
		};
		expect(excluded(9)).toEqual(['false,', 'true,']);
		expect(excluded(10)).toEqual(['false,', 'true,namesake']);
	});

	test('notes that are merely not proposed may be written', () => {
		expect(
			(
				[
					'daily',
					'index',
					'log',
					'admin',
					'conflict-copy',
					'template',
					'type-note',
					'ignored',
					'untyped',
					'type',
					'folder',
					'namesake',
					undefined,
				] as const
			).filter(isNeverWritten),
		).toEqual(['daily', 'index', 'log', 'admin', 'conflict-copy', 'template', 'type-note', 'ignored', 'namesake']);
	});
});
