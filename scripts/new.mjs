// Writes the files of a new rule, field kind, built-in type or command, and its line in the list.
//   npm run new rule ID | kind ID | type NAME | command NAME
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const USAGE = 'npm run new rule ID | kind ID | type NAME | command NAME';

/** What can be written: the form of its name, what may be written as an example of one, its files, its list and what else has an entry, and what to do then. */
const MAKERS = {
	rule: {
		name: /^[a-z]+(?:-[a-z]+)+$/,
		example: 'source-without-date',
		files: (id) => ({ [`src/core/rules/${id}.ts`]: ruleText(id) }),
		list: 'src/core/rules/rules.ts',
		enter: (text, id) => beforeLine(withImport(text, camel(id), `./${id}.ts`), /^\];$/m, `\t${camel(id)},\n`),
		also: {
			// What gives it the most to do, by which its time is seen to grow no faster than a note.
			'tests/support/worstInputs.ts': (text, id) => beforeLine(text, /^\};\n*$(?![^])/m, `\t'${id}': long('', '##\\n'),\n`),
		},
		then: 'write its examples and its check, and its worst input; move its entry to where the list explains it, then npm run docs && npx vitest run tests/core/rules tests/bench/growth.test.ts',
	},
	kind: {
		name: /^[a-z]+$/,
		example: 'duration',
		files: (id) => ({ [`src/core/types/kinds/${id}.ts`]: kindText(id) }),
		list: 'src/core/types/kinds/fieldKinds.ts',
		enter: (text, id) => beforeLine(withImport(text, `${id}Kind`, `./${id}.ts`), /^\} as const satisfies/m, `\t${id}: ${id}Kind,\n`),
		then: 'write its schema and its words, add rows to tests/core/types/kinds.test.ts, then npm run docs && npx vitest run tests/core/types',
	},
	type: {
		name: /^(?!own-)[a-z]+$/,
		example: 'treaty',
		files: (name, list) => ({ [`src/core/types/builtin/${name}.ts`]: typeText(name, variableFor(name, 'Type', list)) }),
		list: 'src/core/types/builtin/builtinDefinitions.ts',
		enter: (text, name) => {
			const variable = variableFor(name, 'Type', text);
			const entry = variable === name ? name : `${name}: ${variable}`;
			return beforeLine(withImport(text, variable, `./${name}.ts`), /^\};$/m, `\t${entry},\n`);
		},
		then: 'write its fields and its body, then npm run docs && npx vitest run tests/core/types',
	},
	command: {
		name: /^[a-z]+$/,
		example: 'words',
		files: (name, list) => ({
			[`src/cli/commands/${name}/${name}.ts`]: commandText(name, variableFor(name, 'Command', list)),
			[`src/cli/commands/${name}/run${capital(name)}.ts`]: actionText(name),
			[`tests/cli/${name}.test.ts`]: commandTestText(name),
		}),
		list: 'src/cli/program.ts',
		enter: (text, name) => {
			const variable = variableFor(name, 'Command', text);
			const imported = withImport(text, variable, `./commands/${name}/${name}.ts`);
			const entered = imported.replace(/(const COMMANDS: [^=]*= \[[^\]]*?),?(\s*\];)/, `$1, ${variable}$2`);
			return entered === imported ? undefined : entered;
		},
		then: 'write its arguments and what it does, then npm run docs && npx vitest run tests/cli',
	},
};

/**
 * The files that `what` (rule, kind, type, command) of the name `id` needs, by path below the project: new ones, and the list with its new entry.
 *
 * @param read gives the text of a file of the project, or `undefined` where there is none.
 * @throws {Error} where `what` is not known, `id` has not its form, or something of that name is there; the message says what would do.
 */
export function newFiles(what, id, read) {
	const maker = Object.hasOwn(MAKERS, what ?? '') ? MAKERS[what] : undefined;
	if (maker === undefined) throw new Error(`${what === undefined ? 'nothing' : `"${what}"`} is not what can be made; ${USAGE}`);
	if (!maker.name.test(id ?? '')) throw new Error(`"${id ?? ''}" is no name for a ${what}; one such as ${maker.example}`);
	const list = read(maker.list) ?? '';
	const files = maker.files(id, list);
	const taken = Object.keys(files).find((path) => read(path) !== undefined);
	if (taken !== undefined) throw new Error(`${taken} exists already; nothing was written`);
	const lists = { [maker.list]: maker.enter, ...maker.also };
	for (const [path, enter] of Object.entries(lists)) {
		const entered = enter(read(path) ?? '', id);
		if (entered === undefined) throw new Error(`${path} has no list where this script looks for it; nothing was written`);
		files[path] = entered;
	}
	return { files, then: maker.then };
}

/** Words that name a thing well and that TypeScript keeps for itself. */
const RESERVED = new Set(
	'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
		' ',
	),
);

/** What a thing called `name` is called in code: the name, with `suffix` where it is reserved or stands for something else in `text`. */
function variableFor(name, suffix, text) {
	return RESERVED.has(name) || new RegExp(`\\b${name}\\b`).test(text) ? name + suffix : name;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (id) => id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** `text` with an import of `name`, in the order of the paths among the imports from the same folder. */
function withImport(text, name, path) {
	const line = `import { ${name} } from '${path}';\n`;
	const folder = path.slice(0, path.lastIndexOf('/') + 1);
	const imports = [...text.matchAll(/^import [^\n]* from '([^'\n]+)';\n/gm)].filter(
		([, from]) => from.startsWith(folder) && !from.slice(folder.length).includes('/'),
	);
	const next = imports.find(([, from]) => from > path);
	const last = imports.at(-1);
	const at = next?.index ?? (last === undefined ? 0 : last.index + last[0].length);
	return text.slice(0, at) + line + text.slice(at);
}

/** `text` with `line` before the place that `mark` finds, or `undefined` where it finds none. */
function beforeLine(text, mark, line) {
	const at = mark.exec(text)?.index;
	return at === undefined ? undefined : text.slice(0, at) + line + text.slice(at);
}

const ruleText = (id) => `import type { NoteRule, RuleExample } from './rule.ts';

/** A heading that says nothing. */
export const ${camel(id)}: NoteRule = {
	id: '${id}',
	scope: 'note',
	severity: 'off',
	summary: 'Reports a heading without a text',
	*check({ note }) {
		for (const heading of note.headings) {
			if (heading.text !== '') continue;
			yield { range: heading.range, message: 'A heading is empty; expected a text such as \`Overview\`', fixes: [] };
		}
	},
};

export const why = 'Say why it is worth a finding, and when to turn it off.';

export const examples: readonly RuleExample[] = [
	{ title: 'a heading without a text', note: '# Iran\\n\\n##\\n', reports: ['3:1 A heading is empty; expected a text such as \`Overview\`'] },
	{ title: 'a heading with a text', note: '# Iran\\n', reports: [] },
];
`;

const kindText = (id) => `import * as z from 'zod/mini';
import '../../text/configureZod.ts';
import type { FieldKind } from './fieldKind.ts';

/** Say what it is, and whose rule says so. */
export const ${id}Kind: FieldKind = {
	id: '${id}',
	description: 'Say in one sentence what a value is.',
	example: 'an example',
	control: 'text',
	schema: () => schema,
	noun: () => 'text',
	plural: () => 'texts',
	examplesFor: () => [],
};

const schema = z.string();
`;

const typeText = (name, variable) => `import type { BuiltinType } from './builtinType.ts';

/** Say what such a note is about. */
export const ${variable}: BuiltinType = {
	frontmatter: {
		name: '${name}',
		description: 'Say it in a few words',
		fields: {
			tags: { kind: 'tags' },
		},
	},
	template: '# {{title}}\\n',
};
`;

const commandText = (name, variable) => `import { Command } from 'commander';
import type { ${capital(name)}Options } from './run${capital(name)}.ts';
import type { CommandFile } from '../../commandFile.ts';
import { choiceOption } from '../../input/optionParsers.ts';

export const ${variable}: CommandFile = ({ io, ended }) =>
	new Command('${name}')
		.summary('say in a line what it does')
		.description('Says in a sentence what it does.')
		.argument('VAULT', 'the folder of the vault')
		.addOption(choiceOption('--format <FORMAT>', 'how it is printed', ['text', 'json']).default('text'))
		.action(async (vault: string, options: ${capital(name)}Options) => {
			// Loaded only when it is called: help and mistakes answer at once.
			const { run${capital(name)} } = await import('./run${capital(name)}.ts');
			ended(await run${capital(name)}(io, vault, options));
		});
`;

const actionText = (name) => `import { sortedJson } from '../../../core/report/sortedJson.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';

export interface ${capital(name)}Options {
	readonly format: 'text' | 'json';
}

/** \`dossier ${name}\`: say what it prints, and in which order. */
export async function run${capital(name)}(io: Io, vault: string, { format }: ${capital(name)}Options): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const notes = loaded.index.paths();
	await printParts(io, format === 'json' ? [sortedJson({ notes, version: 1 })] : notes.map((path) => \`\${path}\\n\`));
	return EXIT_CODE.fine;
}
`;

const commandTestText = (name) => `import { expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const NOTES = { 'B.md': '# B\\n', 'A.md': '# A\\n' };

test('the notes are printed in code-unit order', async () => {
	expect(await runCli(['${name}', tempVault(NOTES)])).toEqual({ code: 0, stdout: 'A.md\\nB.md\\n', stderr: '' });
});

test('the notes are told as JSON', async () => {
	const { stdout } = await runCli(['${name}', tempVault(NOTES), '--format', 'json']);
	expect(JSON.parse(stdout)).toEqual({ notes: ['A.md', 'B.md'], version: 1 });
});
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
	try {
		const { files, then } = newFiles(process.argv[2], process.argv[3], read);
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
			console.log(`wrote ${path}`);
		}
		execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', ...Object.keys(files)], {
			cwd: root,
			stdio: 'ignore',
		});
		console.log(`Now: ${then}`);
	} catch (error) {
		console.error(error.message);
		process.exitCode = 2;
	}
}
