import { expect, test } from 'vitest';
import { liveRanker } from '../../src/obsidian/features/related/liveRanker.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const NOTES = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.md`, `# ${n}\n\nSee [[${(n * 7) % 40}]].\n`]));

test('a ranking that was ended reads no note any more, comes to nothing and is not begun again', async () => {
	const memory = await liveVaultInMemory(NOTES);
	const { app, live, settings } = memory;
	let reads = 0;
	const { vault } = app;
	const cachedRead = vault.cachedRead.bind(vault);
	vault.cachedRead = (file) => {
		reads += 1;
		return cachedRead(file);
	};
	const ranker = liveRanker(app, live, settings);
	expect((await ranker.now())?.candidates('1.md')).toBeDefined();
	expect(reads).toBe(40);
	reads = 0;
	// Words are kept by file: another ranker has to read them.
	const other = liveRanker(app, live, settings);
	const begun = other.now();
	other.end();
	expect(await begun).toBeUndefined();
	expect(reads).toBe(1);
	expect(await other.now()).toBeUndefined();
	expect(reads).toBe(1);
	memory.dispose();
});
