import obsidianmd from 'eslint-plugin-obsidianmd';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';

const recommended = [...obsidianmd.configs.recommended];

/** Every rule of Obsidian's own set and its console rule, switched off: for files that never run inside a plugin. */
const noPluginRules = Object.fromEntries(
	recommended
		.flatMap((config) => Object.keys(config.rules ?? {}))
		.filter(
			(rule) =>
				rule.startsWith('obsidianmd/') || rule.startsWith('import/no-nodejs') || rule === 'no-console' || rule === 'no-restricted-globals',
		)
		.map((rule) => [rule, 'off']),
);

export default defineConfig([
	globalIgnores([
		'main.js',
		'dist/',
		'release/',
		'node_modules/',
		'example-vault/',
		'screenshots/',
		'coverage/',
		'reports/',
		'.stryker-tmp/',
		'**/*.json',
	]),
	...recommended,
	{
		languageOptions: {
			parserOptions: {
				// The scripts are few and small; this is what lets typed rules read files that no tsconfig lists.
				projectService: {
					allowDefaultProject: ['*.mjs', 'scripts/*.mjs', 'tests/*/*.mjs', 'tests/*/*/*.mjs', 'tests/*/*/*/*.mjs', 'tests/*/*.js'],
					maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 40,
				},
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
	},
	{
		files: ['src/**/*.ts'],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
		},
	},
	{
		// What a regular expression is given comes from a stranger's note: none may take more than a time in proportion to its length.
		files: ['src/**/*.ts'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false }],
		},
	},
	{
		// The command runs in Node, never inside Obsidian: Node's modules are its platform, its timers are Node's and the console is its output.
		files: ['src/cli/**/*.ts'],
		rules: {
			'obsidianmd/no-nodejs-modules': 'off',
			'obsidianmd/prefer-window-timers': 'off',
			'obsidianmd/hardcoded-config-path': 'off', // outside the app nothing tells another configuration folder
			'import/no-nodejs-modules': 'off',
			'no-console': 'off',
			'@typescript-eslint/no-restricted-imports': 'off', // `moment` and `request` come from the app, which is not there
		},
	},
	{
		// A page about files on disk, for people who look there; the plugin does not carry it.
		files: ['src/core/settings/settingsPage.ts'],
		rules: { 'obsidianmd/hardcoded-config-path': 'off' },
	},
	{
		// Tests, scripts and the stand-in for the app are not part of the plugin: the stand-in is the app's side of these rules.
		files: ['tests/**/*', 'scripts/**/*', '*.mjs', '*.config.ts'],
		rules: { ...noPluginRules, '@typescript-eslint/no-restricted-imports': 'off' },
	},
	{
		// They stand for Node's own modules, whose functions are taken out of their objects.
		files: ['tests/support/foreignDisk/*.ts'],
		rules: { '@typescript-eslint/unbound-method': 'off' },
	},
	{
		// The stand-in has what the app has: members the app calls deprecated as well, and prototypes it adds to.
		files: ['tests/host/**/*.ts'],
		rules: { '@typescript-eslint/no-deprecated': 'off', '@typescript-eslint/unbound-method': 'off' },
	},
]);
