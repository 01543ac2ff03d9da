/**
 * Mutation of the editor: `npx stryker run tests/core/note/edit/stryker.config.mjs`, from the root.
 * The tables alone are asked, not the properties: a property finds a fault sooner or later, a table says which.
 */
export default {
	testRunner: 'vitest',
	vitest: { configFile: 'tests/core/note/edit/vitest.stryker.config.mjs' },
	plugins: ['@stryker-mutator/vitest-runner'],
	mutate: ['src/core/note/edit/**/*.ts'],
	ignorePatterns: ['**', '!src/core/**', '!tests/core/note/edit/**', '!tests/support/**', '!package.json', '!tsconfig.json'],
	coverageAnalysis: 'perTest',
	reporters: ['clear-text', 'json'],
	jsonReporter: { fileName: '.stryker-tmp/edit.json' },
	thresholds: { high: 95, low: 90, break: 90 },
	concurrency: 2,
	timeoutMS: 10_000,
};
