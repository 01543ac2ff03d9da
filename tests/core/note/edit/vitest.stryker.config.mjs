import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['tests/core/note/edit/*.test.ts'],
		exclude: ['**/*Properties.test.ts'],
		testTimeout: 30_000,
		env: { DOSSIER_RUNS: '20' },
	},
});
