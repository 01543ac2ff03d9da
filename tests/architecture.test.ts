import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cyclesIn, importsIn, type Import } from './support/imports.ts';
import { literalsIn } from './support/literals.ts';

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
	'timeline',
	'matrix',
	'history',
	'merging',
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

/** Files of more than 300 lines and why they stand together; files of tests apart, each of which is the specification of one thing. */
const LONG_FILES: Record<string, string> = {
	'src/core/checking/vaultChecker.ts': 'what hosts tell of a vault, and what is asked of it then, is one object with one state',
	'src/core/vault/links/linkTable.ts': 'both ways of taking notes in, and going over from one to the other, read and write the same fields',
	'src/core/vault/noteIndex.ts': 'what a change does to names, links, types and backlinks is done together',
	'tests/bench/generateVault.mjs':
		'a program of its own, whose vaults are known by their hash: one stream of random numbers runs through all of it',
	'tests/host/boot.ts': 'the list of what a test may ask of the app',
	'tests/host/vault/vault.ts': 'a class of the app, with the members that the app gives it',
	'tests/host/workspace/workspace.ts': 'a class of the app, with the members that the app gives it',
	'tests/support/appAnswers.ts': 'a table, one row a fact',
	'tests/support/arbitraryNote.ts': 'lists of what notes are made of',
};

const filesIn = (folder: string, names = /\.ts$/) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => names.test(name))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
		.sort()
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const sources = filesIn('src');

const imports: readonly Import[] = sources.flatMap(({ file, text }) => importsIn(file, text));

/** What tells an object of each type: no other type of ours has these names together. */
const PARTS_OF_A_NOTE = {
	Link: ['target', 'subpath', 'display'],
	ListItem: ['marker', 'indent', 'depth'],
	NoteRecord: ['relatedHeading', 'isMostlyLinks'],
};

const isCore = (path: string): boolean => path.startsWith('src/core/');
const layerOf = (path: string): number => CORE_ORDER.indexOf(path.split('/')[2] ?? '');
const featureOf = (path: string): string | undefined => /^src\/obsidian\/features\/([^/]+)\//.exec(path)?.[1];

/** A folder of the plugin; each feature is one. Files beside them put the folders together. */
const roomOf = (path: string): string | undefined => /^src\/obsidian\/(?:features\/)?[^/]+(?=\/)/.exec(path)?.[0];

/** Files that draw a pane, a modal or a block of their own. */
const views = new Set(
	sources
		.filter(({ file, text }) => featureOf(file) !== undefined && /\bextends (?:\w*View|\w*Modal|MarkdownRenderChild)\b/.test(text))
		.map(({ file }) => file),
);

interface ImportRule {
	readonly says: string;
	readonly breaks: (found: Import) => boolean;
	/** Where to go instead. */
	readonly instead: string;
}

const IMPORT_RULES: readonly ImportRule[] = [
	{
		says: 'core imports core and its few pure libraries, each in its place',
		breaks: ({ file, to }) => isCore(file) && !isCore(to) && !file.startsWith(CORE_LIBRARIES[to] ?? '\0'),
		instead:
			'what needs the app belongs into src/obsidian, what needs Node into src/cli, and core is handed the result; a small pure library gets its line in CORE_LIBRARIES of this test, with its one place',
	},
	{
		says: 'a folder of core imports only those below it',
		breaks: ({ file, to }) => isCore(file) && isCore(to) && layerOf(to) > layerOf(file),
		instead:
			'move what both need into the lower of the two folders (into core/text where it knows no note), or let the caller hand it in; the order is CORE_ORDER of this test',
	},
	{
		says: 'settings stand on the ground floor: they import nothing but core/text',
		breaks: ({ file, to }) => file.startsWith('src/core/settings/') && isCore(to) && !/^src\/core\/(?:settings|text)\//.test(to),
		instead: 'settings are plain data; what gives them a meaning (rules, types, folders) imports them and checks its own part',
	},
	{
		says: 'only src/obsidian imports Obsidian and CodeMirror',
		breaks: ({ file, to }) => !file.startsWith('src/obsidian/') && /^(?:obsidian|electron|@codemirror\/.*|@lezer\/.*)$/.test(to),
		instead: 'keep the part that knows the app in src/obsidian and hand core texts, paths and settings',
	},
	{
		says: 'only src/cli and src/lsp import Node',
		breaks: ({ file, to }) => !/^src\/(?:cli|lsp)\//.test(file) && to.startsWith('node:'),
		instead: 'read and write in src/cli (disk/ is its only writer) and hand core texts; the plugin runs on phones, which have no Node',
	},
	{
		says: 'the plugin and the command do not know each other',
		breaks: ({ file, to }) =>
			(file.startsWith('src/obsidian/') && /^src\/(?:cli|lsp)\//.test(to)) ||
			(/^src\/(?:cli|lsp)\//.test(file) && to.startsWith('src/obsidian/')),
		instead: 'what both need belongs into src/core',
	},
	{
		says: 'the server takes of the command what reads a vault, and its program knows the server by one file',
		breaks: ({ file, to }) =>
			(file.startsWith('src/lsp/') && /^src\/cli\/(?:commands|output|network)\//.test(to)) ||
			(file.startsWith('src/cli/') && file !== 'src/cli/commands/lsp/lsp.ts' && to.startsWith('src/lsp/')),
		instead: 'what a command and the server need of a vault stands in src/cli/vault, what they need of the disk in src/cli/disk',
	},
	{
		says: 'only src/lsp imports the libraries of the protocol',
		breaks: ({ file, to }) => !file.startsWith('src/lsp/') && to.startsWith('vscode-'),
		instead: 'keep what knows the protocol in src/lsp: no other command has to load it',
	},
	{
		says: 'features receive what they use: nothing but main.ts imports the plugin',
		breaks: ({ file, to }) => file !== 'src/main.ts' && to.endsWith('obsidian/plugin.ts'),
		instead: 'take the index, the settings or the function you need as an argument; plugin.ts hands it in',
	},
	{
		says: 'no feature imports the view, modal or block of another',
		breaks: ({ file, to }) => views.has(to) && featureOf(file) !== undefined && featureOf(file) !== featureOf(to),
		instead: 'take a function that opens it (plugin.ts hands it in), or move what both draw into src/obsidian/ui',
	},
	{
		says: 'what is shared by features knows no feature',
		breaks: ({ file, to }) => /^src\/obsidian\/(?:ui|index)\//.test(file) && featureOf(to) !== undefined,
		instead:
			'src/obsidian/ui and src/obsidian/index stand below the features: take what differs as an argument, or move the file into its feature',
	},
];

describe('who may import whom', () => {
	test('there is source to look at, and views among it', () => {
		expect(imports.length).toBeGreaterThan(100);
		expect(views.size).toBeGreaterThan(5);
	});

	test.each(IMPORT_RULES.map((rule) => [rule.says, rule] as const))('%s', (says, { breaks, instead }) => {
		const found = imports.filter(breaks).map(({ file, to }) => `${file} -> ${to}`);
		expect(found, `Broken: ${says}.\nInstead: ${instead}.\n`).toEqual([]);
	});

	test('every folder of core has its place in the order', () => {
		const folders = new Set(sources.filter(({ file }) => isCore(file) && file.split('/').length > 3).map(({ file }) => file.split('/')[2]));
		expect(
			[...folders].filter((folder) => !CORE_ORDER.includes(folder ?? '')),
			'Broken: a folder of core has no place in CORE_ORDER.\nInstead: put it there, after everything it may import, and into docs/architecture.md.\n',
		).toEqual([]);
	});

	test('nothing imports itself by way of others, types included', () => {
		expect(
			cyclesIn(imports).map((cycle) => [...cycle, cycle[0]].join(' -> ')),
			'Broken: no circle of imports, types included.\nInstead: move the type or function that both ends need into a file of its own below them.\n',
		).toEqual([]);
	});

	test('folders of the plugin, of which each feature is one, import each other in one direction', () => {
		const found = imports.flatMap((each) => {
			const [file, to] = [roomOf(each.file), roomOf(each.to)];
			return file === undefined || to === undefined || file === to ? [] : [{ file, to }];
		});
		expect(found.length).toBeGreaterThan(100);
		expect(
			cyclesIn(found).map((cycle) => [...cycle, cycle[0]].join(' -> ')),
			'Broken: no circle among the folders of src/obsidian.\nInstead: move the file into the folder whose affair it is; what an item, a mark or a panel of a feature says stands with that feature.\n',
		).toEqual([]);
	});

	test('so it is among the tests; the parts of the stand-in know the types of each other, as those of the app do, and no more', () => {
		const whenRun = (text: string): string => text.replaceAll(/^(?:import|export) type [^;]*;/gm, '');
		const found = filesIn('tests').flatMap(({ file, text }) => importsIn(file, file.startsWith('tests/host/') ? whenRun(text) : text));
		expect(found.length).toBeGreaterThan(1000);
		expect(
			cyclesIn(found).map((cycle) => [...cycle, cycle[0]].join(' -> ')),
			'Broken: no circle of imports among the tests.\nInstead: move what both ends need into a file of its own; in the stand-in, import the type alone.\n',
		).toEqual([]);
	});
});

describe('where a thing is done', () => {
	const filesWith = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

	test('a note is written in one file a host', () => {
		const instead =
			'Broken: a note is written in one file a host.\nInstead: hand the edits to src/obsidian/writeNote.ts, in the command to src/cli/disk.\n';
		expect(filesWith(/\bvault\.process\(/), instead).toEqual(['src/obsidian/writeNote.ts']);
		expect(filesWith(/\bvault\.modify\(|processFrontMatter\(|matter\.stringify\(/), instead).toEqual([]);
	});

	test('HTML never comes from text', () => {
		expect(
			filesWith(/innerHTML|outerHTML|insertAdjacentHTML/),
			'Broken: HTML never comes from text.\nInstead: createEl and its like with `text`; Markdown through MarkdownRenderer.\n',
		).toEqual([]);
	});

	test('no compiler or linter check is silenced without a reason', () => {
		expect(filesWith(/@ts-(?:ignore|nocheck|expect-error)/), 'Instead: a type guard that says what is checked.').toEqual([]);
		expect(filesWith(/eslint-disable(?!.*--)/), 'Instead: the reason after `--` on the same line.').toEqual([]);
	});

	test('links, list items and records of notes are made where notes are read', () => {
		const made = sources.filter(({ file }) => isCore(file)).flatMap(({ file, text }) => literalsIn(file, text, PARTS_OF_A_NOTE));
		expect(made.length, 'there are literals to look at').toBeGreaterThan(3);
		expect(
			// What is printed of a link has the names that it has, and a heading for its number.
			made.filter(({ file }) => !/^src\/core\/(?:note\/read|vault\/records)\//.test(file) && file !== 'src/core/report/inspectNote.ts'),
			'Broken: only core/note/read and core/vault/records build a Link, a ListItem or a NoteRecord.\nInstead: read them from the note or the index; what is like one gets a type of its own.\n',
		).toEqual([]);
	});

	test('a file of more than 300 lines says why', () => {
		const found = [...sources, ...['tests', 'scripts'].flatMap((folder) => filesIn(folder, /(?<!\.test)\.(?:ts|mjs)$/))]
			.filter(({ text }) => text.split('\n').length > 301)
			.map(({ file }) => file);
		expect(
			found.sort(),
			'Broken: a file near 100 lines can be read at one go, and one of more than 300 is split.\nInstead: give its parts files of their own; where they have to stand together, say why in LONG_FILES.\n',
		).toEqual(Object.keys(LONG_FILES).sort());
	});

	test('core reads no clock and throws no dice', () => {
		expect(
			filesWith(/\bDate\.now\(|\bnew Date\(\)|Math\.random\(/).filter(isCore),
			'Broken: core reads no clock and throws no dice.\nInstead: "today" and "now" are arguments that the host gives.\n',
		).toEqual([]);
	});
});
