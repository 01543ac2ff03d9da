import type { App } from 'obsidian';
import { expect, test } from 'vitest';
import { deletedNoteStore } from '../../src/obsidian/features/related/deletedNoteStore.ts';

/** An app whose storage is kept over restarts, and how often it was written. */
function storage(stored: unknown = null): { readonly app: App; readonly kept: () => unknown; readonly saves: () => number } {
	let kept = stored;
	let saves = 0;
	const app = {
		loadLocalStorage: () => structuredClone(kept),
		saveLocalStorage: (_: string, value: unknown) => {
			kept = structuredClone(value);
			saves += 1;
		},
	} as unknown as App;
	return { app, kept: () => kept, saves: () => saves };
}

test('a note that was deleted is known at once, and after a restart', async () => {
	const { app, kept } = storage(['Old.md']);
	const store = deletedNoteStore(app);
	expect(store.wasLinkedBy('Folder/New')).toBe(false);
	store.add('Folder/New.md');
	store.add('picture.png');
	expect(['Old', 'New', 'picture.png'].map((target) => store.wasLinkedBy(target))).toEqual([true, true, false]);
	await Promise.resolve();
	expect(kept()).toEqual(['Old.md', 'Folder/New.md']);
	expect(deletedNoteStore(app).wasLinkedBy('New')).toBe(true);
});

test('a folder of thousands of notes is stored once, and its last 500 notes are remembered', async () => {
	const { app, kept, saves } = storage(['N1.md', 'N2999.md']);
	const store = deletedNoteStore(app);
	const paths = Array.from({ length: 3000 }, (_, n) => `N${n}.md`);
	for (const path of paths) store.add(path);
	await Promise.resolve();
	expect([kept(), saves()]).toEqual([paths.slice(-500), 1]);
});

test('what is no list of paths is an empty one', async () => {
	const { app, kept } = storage({ 0: 'A.md' });
	deletedNoteStore(app).add('B.md');
	await Promise.resolve();
	expect(kept()).toEqual(['B.md']);
});
