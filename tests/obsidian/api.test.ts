import { readFileSync } from 'node:fs';
import type { Component } from 'obsidian';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApi } from '../../src/obsidian/api/createApi.ts';
import type { DossierApi } from '../../src/obsidian/api/dossierApi.ts';
import { deletedNoteStore } from '../../src/obsidian/features/related/deletedNoteStore.ts';
import { relatedNotes } from '../../src/obsidian/features/related/relatedNotes.ts';
import type { NoteWriter } from '../../src/obsidian/index/liveVault.ts';
import { runCli } from '../cli/support/runCli.ts';
import { tempVault } from '../cli/support/tempVault.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';

const NOTES = {
	'Actors/Iran.md': `---\ntype: country\naliases: [Persia]\n---\n# Iran\n\nSee [[Deal#Terms|the deal]]. ${SUBJECT}\n\n## Related Notes\n- [[Deal]]\n`,
	'Deal.md': `---\ntype: policy\nactors: Iran\n---\n# Deal\n\n## Terms\n\n${SUBJECT}\n\n## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n- A book, 1999\n`,
	'Oil.md': `From [[Iran]]. ${SUBJECT}\n\n## Sources\n- https://inss.org.il/p\n`,
	'Home.md': '[[Iran]] [[Deal]] [[Oil]]\n',
	'Broken.md': '---\ntype: [\n---\n[[Iran]]\n',
	...OTHER_SUBJECTS,
};

async function inApp(): Promise<{ api: DossierApi; put: (path: string, text: string) => void; unload: () => void }> {
	const vault = await liveVaultInMemory(NOTES);
	const { app, live, settings, put } = vault;
	onTestFinished(() => vault.dispose());
	const ends: (() => void)[] = [];
	const owner = { register: (end: () => void) => ends.push(end) } as unknown as Component;
	const related = relatedNotes(app, live, settings, {} as NoteWriter, deletedNoteStore(app));
	return { api: createApi(owner, live, related), put, unload: () => ends.forEach((end) => end()) };
}

describe('what another plugin is told is what the command prints', () => {
	test('of every note, whatever it is', async () => {
		const { api } = await inApp();
		const { notes } = JSON.parse((await runCli(['inspect', tempVault(NOTES)])).stdout) as { notes: Record<string, unknown> };
		const told = await Promise.all(Object.keys(NOTES).map(async (path) => [path, await api.inspect(path)] as const));
		expect(Object.fromEntries(told)).toEqual(notes);
		const own = await api.inspect('Actors/Iran.md');
		expect(own).toMatchObject({ backlinks: await api.backlinks('Actors/Iran.md'), sources: await api.sources('Actors/Iran.md') });
		expect(own?.backlinks).toEqual(['Broken.md', 'Deal.md', 'Home.md', 'Oil.md']);
	});

	test('of what is wrong', async () => {
		const { api } = await inApp();
		const { stdout } = await runCli(['check', tempVault(NOTES), 'Deal.md', '--format', 'json']);
		const { diagnostics } = JSON.parse(stdout) as { diagnostics: { fixes: { edits?: unknown }[] }[] };
		for (const { fixes } of diagnostics) for (const fix of fixes) delete fix.edits;
		expect(await api.findings('Deal.md')).toEqual(diagnostics);
		expect(diagnostics.length).toBeGreaterThan(0);
	});

	test('of types', async () => {
		const { api } = await inApp();
		const shown = JSON.parse((await runCli(['types', tempVault(NOTES), 'show', 'policy', '--format', 'json'])).stdout) as { type: unknown };
		expect((await api.types()).find(({ name }) => name === 'policy')).toEqual(shown.type);
	});
});

test('of a note that is not there nothing is known', async () => {
	const { api } = await inApp();
	expect([await api.inspect('No.md'), await api.findings('No.md'), await api.backlinks('No.md'), await api.sources('No.md')]).toEqual([
		null,
		[],
		[],
		[],
	]);
});

test('an answer is a copy: what one caller does to it the next one does not see', async () => {
	const { api } = await inApp();
	(await api.backlinks('Actors/Iran.md')).length = 0;
	expect((await api.backlinks('Actors/Iran.md')).length).toBe(4);
});

test('a listener is told which notes changed until it is taken away, and its faults are nobody else’s', async () => {
	const { api, put } = await inApp();
	const told: string[][] = [];
	const faults: unknown[] = [];
	const real = globalThis.queueMicrotask;
	globalThis.queueMicrotask = (work) => {
		try {
			work();
		} catch (error) {
			faults.push(error);
		}
	};
	onTestFinished(() => void (globalThis.queueMicrotask = real));
	const stop = api.onChange(() => {
		throw new Error('theirs');
	});
	const stopOther = api.onChange((paths) => told.push(paths));
	put('Oil.md', 'Of nothing.\n');
	await expect.poll(() => told).toEqual([['Oil.md']]);
	expect(faults.length).toBe(1);
	stop();
	stopOther();
	put('Oil.md', 'Of something.\n');
	await expect.poll(async () => (await api.inspect('Oil.md'))?.sources).toEqual([]);
	expect(told.length).toBe(1);
});

test('every question is refused once the plugin is off', async () => {
	const { api, unload } = await inApp();
	unload();
	await expect(api.types()).rejects.toThrow('Dossier was turned off');
});

test('nobody can change what others call', async () => {
	const { api } = await inApp();
	expect(Object.isFrozen(api)).toBe(true);
});

test('the description of it stands for itself: another plugin compiles against that one file', () => {
	const text = readFileSync(new URL('../../src/obsidian/api/dossierApi.ts', import.meta.url), 'utf8');
	expect(text).not.toMatch(/^import /m);
	// Copied as a declaration file, which holds no code.
	expect(text).not.toMatch(/^(?:export )?(?:const|let|function|class) /m);
});
