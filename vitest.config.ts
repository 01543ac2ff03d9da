import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	// The package 'obsidian' holds types alone; what a test in Node needs of the app stands in one small file.
	resolve: { alias: { obsidian: fileURLToPath(new URL('tests/support/appModule.ts', import.meta.url)) } },
	test: {
		include: ['tests/**/*.test.ts'],
		// Real processes, real disks and a real browser stand behind some tests; two cores are the machine they are planned for.
		testTimeout: 30_000,
		hookTimeout: 60_000,
		// A page that shares two cores with everything else is slow, not wrong.
		expect: { poll: { timeout: 8_000, interval: 50 } },
	},
});
