import obsidianmd from 'eslint-plugin-obsidianmd';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

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

/** What knows the app. */
const inApp = ['src/main.ts', 'src/obsidian/**/*.ts'];

/** Rules of Obsidian's own set that ask for types. */
const typedByApp = [
	'no-plugin-as-component',
	'no-view-references-in-plugin',
	'prefer-create-el',
	'prefer-file-manager-trash-file',
	'prefer-instanceof',
];

// `npm run lint` runs this on what knows the app and on scripts; of every other file oxlint asks it for the rules (scripts/oxlint.config.mjs).
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
	// Rules that ask for types are oxlint's (scripts/oxlint.json), which takes a twentieth of the time.
	{ rules: tseslint.configs.disableTypeChecked.rules },
	{
		files: ['**/*.ts'],
		rules: {
			// What is not there is the compiler's to say; what the oldest app has not, the compiler's with that app's types.
			'no-undef': 'off',
			'obsidianmd/no-unsupported-api': 'off',
			// Packages that package.json does not name are found by knip.
			'import/no-extraneous-dependencies': 'off',
		},
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		// Obsidian's own rules that ask for types are about what the app offers; the oldest app that the plugin starts in has fewest to read.
		files: inApp,
		languageOptions: { parserOptions: { projectService: false, project: 'scripts/oldestObsidian.tsconfig.json' } },
	},
	{
		files: ['**/*'],
		ignores: inApp,
		languageOptions: { parserOptions: { projectService: false, project: false } },
		rules: Object.fromEntries(typedByApp.map((rule) => [`obsidianmd/${rule}`, 'off'])),
	},
	{
		files: ['src/**/*.ts'],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
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
		files: ['src/{cli,lsp}/**/*.ts'],
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
]);
