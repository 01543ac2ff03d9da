import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

// The rules that eslint.config.mjs has for files outside the app, run by oxlint in a fifth of the time; and those that ask for types, on all.

const typed = JSON.parse(readFileSync(new URL('oxlint.json', import.meta.url), 'utf8'));

const ours = createRequire(import.meta.url);
const theirs = createRequire(ours.resolve('eslint-plugin-obsidianmd'));

/** Plugins of ESLint, as the name before the slash of their rules and their package; the last three come along with Obsidian's set. */
const plugins = [
	[ours, 'obsidianmd', 'eslint-plugin-obsidianmd'],
	[ours, 'regexp', 'eslint-plugin-regexp'],
	[theirs, 'no-unsanitized', 'eslint-plugin-no-unsanitized'],
	[theirs, 'eslint-comments', '@eslint-community/eslint-plugin-eslint-comments'],
	[theirs, '@microsoft/sdl', '@microsoft/eslint-plugin-sdl'],
];

/** Held by the compiler, and not among oxlint's. */
const HELD_ELSEWHERE = ['no-octal'];

const eslint = new ESLint();

/** The rules that ESLint has for `file`, every one an error, without those that ask for types. */
async function rulesOf(file) {
	const { rules } = await eslint.calculateConfigForFile(file);
	const isHere = (rule) => !HELD_ELSEWHERE.includes(rule) && !(rule.replace('@typescript-eslint/', 'typescript/') in typed.rules);
	return Object.fromEntries(
		Object.entries(rules)
			.filter(([rule, [severity]]) => severity > 0 && isHere(rule))
			.map(([rule, [, ...options]]) => [rule, ['error', ...options]]),
	);
}

export default {
	...typed,
	options: { ...typed.options, denyWarnings: true, reportUnusedDisableDirectives: 'deny' },
	jsPlugins: plugins.map(([from, name, specifier]) => ({ name, specifier: from.resolve(specifier) })),
	overrides: [
		{ files: ['**/src/core/**/*.ts'], rules: await rulesOf('src/core/any.ts') },
		{ files: ['**/src/core/settings/settingsPage.ts'], rules: { 'obsidianmd/hardcoded-config-path': 'off' } },
		{ files: ['**/src/{cli,lsp}/**/*.ts'], rules: await rulesOf('src/cli/any.ts') },
		{ files: ['**/tests/**/*.{ts,mts}', '**/scripts/**/*.mts', '**/vitest.config.ts'], rules: await rulesOf('tests/any.ts') },
		...typed.overrides,
	],
};
