import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { newFiles } from '../scripts/new.mjs';
import { tempVault } from './cli/support/tempVault.ts';

const root = resolve(import.meta.dirname, '..');
const WORST_INPUTS = 'tests/support/worstInputs.ts';

const read = (path: string): string | undefined => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);

/** Lines that the written list has and the one that is there has not. */
function entered(files: Readonly<Record<string, string>>, list: string): string[] {
	const before = new Set((read(list) ?? '').split('\n'));
	return (files[list] ?? '').split('\n').filter((line) => !before.has(line));
}

test.each([
	[
		'rule',
		'heading-empty',
		['src/core/rules/heading-empty.ts'],
		'src/core/rules/rules.ts',
		["import { headingEmpty } from './heading-empty.ts';", '\theadingEmpty,'],
	],
	[
		'kind',
		'duration',
		['src/core/types/kinds/duration.ts'],
		'src/core/types/kinds/fieldKinds.ts',
		["import { durationKind } from './duration.ts';", '\tduration: durationKind,'],
	],
	[
		'type',
		'treaty',
		['src/core/types/builtin/treaty.ts'],
		'src/core/types/builtin/builtinDefinitions.ts',
		["import { treaty } from './treaty.ts';", '\ttreaty,'],
	],
	[
		'type',
		'class',
		['src/core/types/builtin/class.ts'],
		'src/core/types/builtin/builtinDefinitions.ts',
		["import { classType } from './class.ts';", '\tclass: classType,'],
	],
])('a %s called %s is its file and its entry in the list', (what, id, paths, list, lines) => {
	const { files } = newFiles(what, id, read);
	expect(Object.keys(files).slice(0, 2)).toEqual([...paths, list]);
	expect(entered(files, list)).toEqual(lines);
});

test('a rule has an input that gives it much to do as well', () => {
	const { files } = newFiles('rule', 'heading-empty', read);
	expect(Object.keys(files).slice(2)).toEqual([WORST_INPUTS]);
	expect(entered(files, WORST_INPUTS)).toEqual(["\t'heading-empty': long('', '##\\n'),"]);
});

test('a command is what is defined, what it does, its test and its entry', () => {
	const { files } = newFiles('command', 'census', read);
	expect(Object.keys(files)).toEqual([
		'src/cli/commands/census/census.ts',
		'src/cli/commands/census/runCensus.ts',
		'tests/cli/census.test.ts',
		'src/cli/program.ts',
	]);
	expect(files['src/cli/program.ts']).toMatch(/const COMMANDS[^;]+, census\s*\];/);
});

test('imports stay in the order of their paths', () => {
	const { files } = newFiles('rule', 'heading-empty', read);
	const paths = [...(files['src/core/rules/rules.ts'] ?? '').matchAll(/from '(\.\/[^']+)'/g)].map(([, path]) => path);
	expect(paths).toEqual([...paths].sort());
});

test.each([
	[undefined, undefined, 'nothing is not what can be made; npm run new rule ID | kind ID | type NAME | command NAME'],
	['view', 'words', '"view" is not what can be made; npm run new rule ID | kind ID | type NAME | command NAME'],
	['constructor', 'words', '"constructor" is not what can be made; npm run new rule ID | kind ID | type NAME | command NAME'],
	['rule', 'heading', '"heading" is no name for a rule; one such as source-without-date'],
	['rule', '../x-y', '"../x-y" is no name for a rule; one such as source-without-date'],
	['type', undefined, '"" is no name for a type; one such as treaty'],
	['rule', 'name-exists', 'src/core/rules/name-exists.ts exists already; nothing was written'],
	['command', 'check', 'src/cli/commands/check/check.ts exists already; nothing was written'],
])('%s %s is refused, and what would do is said', (what, id, message) => {
	expect(() => newFiles(what, id, read)).toThrow(message);
});

test('a list that is not where it was is told, and nothing is written', () => {
	const elsewhere = (path: string): string | undefined => (path === 'src/core/types/kinds/fieldKinds.ts' ? '' : undefined);
	expect(() => newFiles('kind', 'duration', elsewhere)).toThrow(
		'src/core/types/kinds/fieldKinds.ts has no list where this script looks for it',
	);
});

test('what is written works as it is: the rule has examples that hold, the kind an example that it takes, the type no fault, the command a help', async () => {
	const made = Object.assign(
		{},
		...[
			['rule', 'heading-empty'],
			['kind', 'duration'],
			['type', 'treaty'],
			['command', 'census'],
		].map(([what, id]) => newFiles(what, id, read).files),
	) as Record<string, string>;
	const textOf = (file: string): string | undefined => made[file.slice(root.length + 1).replaceAll('\\', '/')];
	const outfile = join(tempVault(), 'made.mjs');
	await build({
		stdin: {
			contents: [
				"export { RULES } from './src/core/rules/rules.ts';",
				"export { examples } from './src/core/rules/heading-empty.ts';",
				"export { parseNote } from './src/core/note/parseNote.ts';",
				"export { fieldKind } from './src/core/types/kinds/fieldKinds.ts';",
				"export { builtinDefinitions } from './src/core/types/builtin/builtinDefinitions.ts';",
				"export { createProgram } from './src/cli/program.ts';",
			].join('\n'),
			resolveDir: root,
		},
		bundle: true,
		platform: 'node',
		format: 'esm',
		outfile,
		logLevel: 'error',
		banner: { js: "import { createRequire as testRequire } from 'node:module'; const require = testRequire(import.meta.url);" },
		plugins: [
			{
				name: 'made files',
				setup(build) {
					build.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
						const file = resolve(textOf(importer) === undefined ? resolveDir : dirname(importer), path);
						return textOf(importer) !== undefined || textOf(file) !== undefined ? { path: file } : undefined;
					});
					build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
						const contents = textOf(path);
						return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: root };
					});
				},
			},
		],
	});
	// eslint-disable-next-line no-unsanitized/method -- the module was built above, in a folder of our own
	const { RULES, examples, parseNote, fieldKind, builtinDefinitions, createProgram } = (await import(pathToFileURL(outfile).href)) as {
		RULES: readonly { id: string; check: (context: { note: unknown }) => Iterable<{ message: string }> }[];
		examples: readonly { note: string; reports: readonly string[] }[];
		parseNote: (path: string, text: string) => unknown;
		fieldKind: (id: string) => { example: string; schema: () => { safeParse: (value: unknown) => { success: boolean } } };
		builtinDefinitions: (reading: { problems: unknown[] }) => readonly { name: string }[];
		createProgram: (io: unknown, ended: () => void) => { commands: readonly { name: () => string; helpInformation: () => string }[] };
	};
	const rule = RULES.find(({ id }) => id === 'heading-empty');
	expect(examples.map(({ note }) => [...(rule?.check({ note: parseNote('N.md', note) }) ?? [])].length)).toEqual(
		examples.map(({ reports }) => reports.length),
	);
	const kind = fieldKind('duration');
	expect(kind.schema().safeParse(kind.example).success).toBe(true);
	const reading = { problems: [] };
	expect(builtinDefinitions(reading).map(({ name }) => name)).toContain('treaty');
	expect(reading.problems).toEqual([]);
	const io = { stdout: { write: () => true }, stderr: { write: () => true } };
	expect(
		createProgram(io, () => undefined)
			.commands.find((command) => command.name() === 'census')
			?.helpInformation(),
	).toContain('dossier census VAULT');
});
