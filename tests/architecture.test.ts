import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** From the ground up: a folder of core may import those before it and itself. */
const CORE_ORDER = [
	'text',
	'settings',
	'note',
	'changes',
	'vault',
	'types',
	'backlinks',
	'sources',
	'related',
	'templates',
	'rules',
	'checking',
	'report',
];

/** Small pure libraries that core may use, and the one place of those that have one. */
const CORE_LIBRARIES: Record<string, string> = {
	'zod/mini': 'src/core/',
	yaml: 'src/core/note/frontmatter/',
	'gray-matter': 'src/core/note/frontmatter/',
	'normalize-url': 'src/core/sources/',
	'@citation-js/core': 'src/core/sources/',
	'@citation-js/plugin-bibtex': 'src/core/sources/',
	'ipaddr.js': 'src/core/sources/',
};

interface Import {
	readonly file: string;
	readonly to: string;
}

const sourceFiles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => `src/${name.replaceAll('\\', '/')}`)
	.sort();

const imports: Import[] = sourceFiles.flatMap((file) => {
	const text = readFileSync(join(root, file), 'utf8');
	const found = text.matchAll(/^(?:import|export)\b[^'";]*?from '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm);
	return [...found].map((match) => {
		const to = match[1] ?? match[2] ?? match[3] ?? '';
		return { file, to: to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)).replaceAll('\\', '/') : to };
	});
});

/** The imports that `isAllowed` refuses, as `file -> module`: a failing test says what to move. */
function refused(among: (file: string) => boolean, isAllowed: (to: string, file: string) => boolean): string[] {
	return imports.filter(({ file, to }) => among(file) && !isAllowed(to, file)).map(({ file, to }) => `${file} -> ${to}`);
}

const isCore = (path: string): boolean => path.startsWith('src/core/');

describe('who may import whom', () => {
	test('there is source to look at', () => {
		expect(imports.length).toBeGreaterThan(100);
	});

	test('core imports core and its few pure libraries, each in its place', () => {
		expect(refused(isCore, (to, file) => isCore(to) || file.startsWith(CORE_LIBRARIES[to] ?? '\0'))).toEqual([]);
	});

	test('a folder of core imports only those below it', () => {
		const layer = (path: string): number => CORE_ORDER.indexOf(path.split('/')[2] ?? '');
		// Settings stand beside the folders: plain data that every one of them is given.
		const isFolder = (path: string): boolean => isCore(path) && path.split('/').length > 3;
		expect(refused(isFolder, (to, file) => !isFolder(to) || layer(to) <= layer(file))).toEqual([]);
	});

	test('every folder of core has its place in the order', () => {
		const folders = new Set(sourceFiles.filter((file) => isCore(file) && file.split('/').length > 3).map((file) => file.split('/')[2]));
		expect([...folders].filter((folder) => !CORE_ORDER.includes(folder ?? ''))).toEqual([]);
	});

	test('only src/obsidian imports Obsidian and CodeMirror', () => {
		const isApp = (to: string): boolean =>
			to === 'obsidian' || to === 'electron' || to.startsWith('@codemirror/') || to.startsWith('@lezer/');
		expect(
			refused(
				(file) => !file.startsWith('src/obsidian/'),
				(to) => !isApp(to),
			),
		).toEqual([]);
	});

	test('only src/cli imports Node', () => {
		expect(
			refused(
				(file) => !file.startsWith('src/cli/'),
				(to) => !to.startsWith('node:'),
			),
		).toEqual([]);
	});

	test('the plugin and the command do not know each other', () => {
		expect(
			refused(
				(file) => file.startsWith('src/obsidian/'),
				(to) => !to.startsWith('src/cli/'),
			),
		).toEqual([]);
		expect(
			refused(
				(file) => file.startsWith('src/cli/'),
				(to) => !to.startsWith('src/obsidian/'),
			),
		).toEqual([]);
	});

	test('features receive what they use: nothing but main.ts imports the plugin', () => {
		expect(
			refused(
				(file) => file !== 'src/main.ts',
				(to) => !to.endsWith('obsidian/plugin.ts'),
			),
		).toEqual([]);
	});
});

describe('where a thing is done', () => {
	const withText = sourceFiles.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
	const filesWith = (pattern: RegExp): string[] => withText.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

	test('a note is written in one file a host', () => {
		expect(filesWith(/\bvault\.process\(/)).toEqual(['src/obsidian/writeNote.ts']);
		expect(filesWith(/\bvault\.modify\(|processFrontMatter\(|matter\.stringify\(/)).toEqual([]);
	});

	test('HTML never comes from text', () => {
		expect(filesWith(/innerHTML|outerHTML|insertAdjacentHTML/)).toEqual([]);
	});

	test('no compiler or linter check is silenced without a reason', () => {
		expect(filesWith(/@ts-(?:ignore|nocheck|expect-error)/)).toEqual([]);
		expect(filesWith(/eslint-disable(?!.*--)/)).toEqual([]);
	});

	test('core reads no clock and throws no dice', () => {
		expect(filesWith(/\bDate\.now\(|\bnew Date\(\)|Math\.random\(/).filter(isCore)).toEqual([]);
	});
});
