import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import versions from '../versions.json' with { type: 'json' };
import { versionedFiles } from '../scripts/version.mjs';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
	readonly uses?: string;
	readonly run?: string;
}
interface Workflow {
	readonly permissions?: Readonly<Record<string, string>>;
	readonly jobs: Readonly<Record<string, { readonly strategy?: { readonly matrix: unknown }; readonly steps: readonly Step[] }>>;
}

const workflows = readdirSync(join(root, '.github/workflows')).map(
	(name) => [name, parse(read(`.github/workflows/${name}`)) as Workflow] as const,
);
const stepsOf = (workflow: Workflow): readonly Step[] => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

describe('the package', () => {
	test('brings nothing along: all that is needed is in the build', () => {
		expect(Object.keys(packageJson)).not.toContain('dependencies');
		expect(Object.keys(packageJson)).not.toContain('optionalDependencies');
		expect(packageJson.peerDependenciesMeta).toEqual(
			Object.fromEntries(Object.keys(packageJson.peerDependencies).map((name) => [name, { optional: true }])),
		);
	});

	test('has the command, and no tests, sources or vaults', () => {
		expect(packageJson.files).toEqual(['dist', 'CHANGELOG.md']);
		expect(packageJson.bin).toEqual({ dossier: 'dist/dossier.js' });
		expect(Object.keys(packageJson)).not.toContain('private');
	});
});

describe('what Obsidian looks at before it lists a plugin', () => {
	const rule = (says: string, holds: boolean) => expect([says, holds]).toEqual([says, true]);

	test('the manifest keeps to its rules for names and descriptions', () => {
		const { id, name, description } = manifest;
		rule('the id has small letters, digits and dashes, and neither obsidian nor plugin', /^(?!.*(?:obsidian|plugin))[a-z\d-]+$/.test(id));
		rule('the name has neither Obsidian nor Plugin', !/obsidian|plugin/i.test(name));
		rule(
			'the description is a sentence of 250 characters at most that does not name itself',
			/^[A-Z](?!.*(?:Obsidian|[Tt]his plugin)).{9,248}\.$/.test(description),
		);
	});

	test('the code is compiled against the types of the oldest app that the manifest names, and against newer ones', () => {
		expect(packageJson.devDependencies['obsidian-oldest']).toBe(`npm:obsidian@${manifest.minAppVersion}`);
		expect(packageJson.scripts.typecheck).toContain('-p scripts/oldestObsidian.tsconfig.json');
		const [, ci] = workflows.find(([name]) => name === 'ci.yml') ?? [];
		expect(ci?.jobs['obsidian']?.steps.map(({ run }) => run)).toContain('npm run typecheck-newest');
	});

	test('styles take what a theme decides from the theme, and style nothing of the app', () => {
		expect(packageJson.scripts.lint).toContain('stylelint --config scripts/stylelint.json --max-warnings 0 styles.css');
	});

	test('the text that is handed in says what the manifest says', () => {
		const page = read('docs/release.md');
		const [, entry = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
		const { id, name, author, description } = manifest;
		expect(JSON.parse(entry)).toEqual({ id, name, author, description, repo: 'dossier-notes/obsidian-dossier' });
	});

	test('nothing is said on the console', () => {
		const told = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
			.filter((file) => /^(?:core|obsidian|main)/.test(file) && file.endsWith('.ts'))
			.filter((file) => /\bconsole\./.test(read(join('src', file))));
		expect(told).toEqual([]);
	});
});

describe('a version', () => {
	test('is the same in the package, the manifest and the list of versions', () => {
		expect(manifest.version).toBe(packageJson.version);
		expect(Object.entries(versions).at(-1)).toEqual([packageJson.version, manifest.minAppVersion]);
	});

	test('that npm raises is taken over by the manifest, the list of versions, the changelog and the recipes, and nothing else changes', () => {
		const files = {
			...versionedFiles('9.8.7', (path) => (path === 'CHANGELOG.md' ? '# Changelog\n\n## Unreleased\n\n- New.\n' : read(path))),
		};
		expect(files['CHANGELOG.md']).toBe('# Changelog\n\n## 9.8.7\n\n- New.\n');
		expect(files['manifest.json']).toBe(read('manifest.json').replace(`"version": "${manifest.version}"`, '"version": "9.8.7"'));
		const recipes = files['docs/recipes.md'] ?? '';
		expect(recipes.split('9.8.7')).toHaveLength(4);
		expect(recipes.replaceAll('9.8.7', manifest.version)).toBe(read('docs/recipes.md'));
		expect(JSON.parse(files['versions.json'] ?? '')).toEqual({ ...versions, '9.8.7': manifest.minAppVersion });
	});

	test('of which the changelog says nothing is refused', () => {
		const silent = (path: string): string => (path === 'CHANGELOG.md' ? '# Changelog\n\n## 0.1.0\n\n- Old.\n' : read(path));
		expect(() => versionedFiles('9.8.7', silent)).toThrow('CHANGELOG.md has no section "Unreleased"; say there what is new');
	});
});

describe.each(workflows)('the workflow %s', (_, workflow) => {
	test('has steps that run here as they run there: npm ci, or a script of package.json', () => {
		const commands = stepsOf(workflow).flatMap(({ run }) => (run === undefined ? [] : [run]));
		expect(commands.length).toBeGreaterThan(2);
		for (const command of commands) {
			const script = /^npm (?:run )?([\w:-]+)(?: -- [\w -]+)?$/.exec(command)?.[1] ?? command;
			expect(['ci', ...Object.keys(packageJson.scripts)]).toContain(script);
		}
	});

	test('names the actions of others by their commit, which nobody can move', () => {
		for (const { uses } of stepsOf(workflow)) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
	});

	test('may do nothing but read, but where it says otherwise', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
	});
});

test('CI runs on Linux, macOS and Windows, each with Node 20, 22 and 24', () => {
	expect(workflows.find(([name]) => name === 'ci.yml')?.[1].jobs['test']?.strategy?.matrix).toEqual({
		os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
		node: [20, 22, 24],
	});
});

describe('whoever has something to tell', () => {
	const form = parse(read('.github/ISSUE_TEMPLATE/fault.yml')) as {
		readonly body: readonly {
			readonly type: string;
			readonly id: string;
			readonly attributes: { readonly description?: string };
			readonly validations?: { readonly required: boolean };
		}[];
	};

	test('is asked for the debug info, by the name of the command', () => {
		const asked = form.body.find(({ id }) => id === 'debug-info');
		expect(asked?.attributes.description).toContain('"Dossier: Copy debug info"');
		expect(read('src/obsidian/features/debugInfo/registerDebugInfo.ts')).toContain("name: 'Copy debug info'");
		expect(asked?.validations?.required).toBe(true);
	});

	test('finds the same repository everywhere', () => {
		const own = packageJson.repository.url.replace(/^git\+https:\/\/github\.com\/|\.git$/g, '');
		const named = [
			'README.md',
			'CONTRIBUTING.md',
			'docs/recipes.md',
			'.github/SECURITY.md',
			'.github/ISSUE_TEMPLATE/config.yml',
			'package.json',
		].flatMap((path) => [...read(path).matchAll(/[\w-]+\/obsidian-dossier\b/g)].map(([name]) => name));
		expect([...new Set(named)]).toEqual([own]);
	});
});

test.each(['README.md', 'CONTRIBUTING.md', 'tests/README.md'])('every script that %s tells to run is one', (page) => {
	const named = [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
	expect(named.filter((name) => !Object.keys(packageJson.scripts).includes(name))).toEqual([]);
});
