/**
 * Mutation of the editor: `npm run mutate`. One worker takes some 20 minutes; what was found out is kept in
 * `reports/`, so a second run asks only what a change of the editor or of its tests has put in question.
 * The tables alone are asked, not the properties: a property finds a fault sooner or later, a table says which.
 */
export default {
	testRunner: 'vitest',
	vitest: { configFile: 'tests/core/note/edit/vitest.stryker.config.mjs' },
	plugins: ['@stryker-mutator/vitest-runner'],
	mutate: ['src/core/note/edit/**/*.ts'],
	ignorePatterns: ['**', '!src/core/**', '!tests/core/note/edit/**', '!tests/support/**', '!package.json', '!tsconfig.json'],
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: 'reports/editor-mutants.json',
	reporters: ['clear-text', 'json'],
	jsonReporter: { fileName: 'reports/editor-mutants-report.json' },
	thresholds: { high: 95, low: 93, break: 90 },
	concurrency: 1,
	timeoutMS: 5_000,
};
