import { finish } from '../../../src/core/text/steps.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHealthFile } from '../../../src/cli/disk/healthFile.ts';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';
import { type Bundle, bundle } from '../support/bundle.ts';
import { recordFigures } from '../../support/recordFigures.ts';
import { runCli } from '../support/runCli.ts';
import { snapshot, vaultOnDisk } from '../support/tempVault.ts';

const KILLS = process.env['DOSSIER_TORTURE'] === '1' ? 400 : 8;

/** What a test has beside the time of its kills, in milliseconds, on a machine that does much else. */
const TEST_TIMEOUT = 60_000;

/** Of merging and of each way to rename; in `npm test` enough to see that it still works. */
const RENAME_KILLS = Math.min(KILLS, Math.max(4, Math.floor(KILLS / 3)));

/** So many and, where by chance none of them fell into a write, as many more as it takes to meet one, up to ten times as many. */
function goesOn(done: number, wanted: number, atWork: number): boolean {
	return done < wanted || (atWork === 0 && done < wanted * 10);
}

const OLD = `# Old\n${'The old text of the note. '.repeat(2000)}\n`;
const NEW = `# New\n${'What the run makes of it, a little longer than it was. '.repeat(2000)}\n`;

let program: Bundle;
let renaming: Bundle;
let merging: Bundle;
let health: Bundle;
beforeAll(async () => {
	program = await bundle('tests/cli/support/rewriteForever.ts');
	renaming = await bundle('tests/cli/support/renameForever.ts');
	merging = await bundle('tests/cli/support/mergeForever.ts');
	health = await bundle('tests/cli/support/healthForever.ts');
});
afterAll(() => {
	program.remove();
	renaming.remove();
	merging.remove();
	health.remove();
});

test(
	`after each of ${KILLS} kills every note is wholly old or wholly new, and the next run cleans up`,
	async () => {
		const names = Array.from({ length: 12 }, (_, n) => `Note ${n}.md`);
		const root = vaultOnDisk(Object.fromEntries(names.map((name) => [name, OLD])));
		const texts = vaultOnDisk({ old: OLD, new: NEW });
		writeFileSync(join(texts, 'old'), OLD);
		let atWork = 0;
		let kill = 0;
		for (; goesOn(kill, KILLS, atWork); kill++) {
			const child = spawn(process.execPath, [program.path, root, join(texts, 'old'), join(texts, 'new')], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			const ended = once(child, 'exit');
			await Promise.race([once(child.stdout, 'data'), diesFirst(ended)]);
			// Primes apart, so that the kills fall on every step of a write.
			await new Promise((resolve) => setTimeout(resolve, (kill * 7919) % 127));
			child.kill('SIGKILL');
			await ended;
			const files = snapshot(root);
			const left = Object.keys(files).filter((name) => name.includes('.dossier-'));
			if (left.length > 0) atWork++;
			for (const name of names) {
				const text = readFileSync(join(root, name), 'utf8');
				expect(text === OLD || text === NEW, `${name} after kill ${kill} has ${text.length} characters`).toBe(true);
			}
			if (kill % 5 === 0) {
				finish(openWriteRun({ root, command: 'fix', now: new Date() }).end());
				expect(Object.keys(snapshot(root)).sort()).toEqual([...names].sort());
				for (const name of names) expect(statSync(join(root, name)).nlink).toBe(1);
			}
		}
		recordFigures({ what: 'kills', kills: kill, notes: kill * names.length, atWork, torn: 0 });
		// Otherwise every kill fell before or after the writing, and nothing was tried.
		expect(atWork).toBeGreaterThan(0);
	},
	TEST_TIMEOUT + KILLS * 3000,
);

test.each([
	['in one step', 'exchange'],
	['by a second name', 'links'],
])(
	`after each of ${RENAME_KILLS} kills a note that is renamed %s is whole under one of its names, and so is what leads to it`,
	async (name, how) => {
		const note = (title: string): string => `# ${title}\n${OLD}`;
		const link = (title: string): string => `[[${title}]]\n${OLD}`;
		const links = ['L1.md', 'L2.md', 'L3.md'];
		const root = vaultOnDisk({ 'Old.md': note('Old'), ...Object.fromEntries(links.map((path) => [path, link('Old')])) });
		let atWork = 0;
		for (let kill = 0; goesOn(kill, RENAME_KILLS, atWork); kill++) {
			const child = spawn(process.execPath, [renaming.path, root, how], { stdio: ['ignore', 'pipe', 'inherit'] });
			const ended = once(child, 'exit');
			await Promise.race([once(child.stdout, 'data'), diesFirst(ended)]);
			await new Promise((resolve) => setTimeout(resolve, (kill * 7919) % 127));
			child.kill('SIGKILL');
			await ended;
			const there = (): readonly string[] => ['Old.md', 'Folder/New.md'].filter((path) => existsSync(join(root, path)));
			// Two names of one file for a moment, where it cannot be renamed in one step.
			expect(new Set(there().map((path) => statSync(join(root, path)).ino)).size, `after kill ${kill}: ${there().join()}`).toBe(1);
			if (Object.keys(snapshot(root)).some((path) => path.includes('.dossier-')) || there().length > 1) atWork++;
			for (const path of there()) expect([note('Old'), note('New')]).toContain(readFileSync(join(root, path), 'utf8'));
			for (const path of links) expect([link('Old'), link('New')]).toContain(readFileSync(join(root, path), 'utf8'));
			finish(openWriteRun({ root, command: 'fix', now: new Date() }).end());
			const left = Object.keys(snapshot(root));
			expect([left.length, there().length, statSync(join(root, there()[0] ?? '')).nlink]).toEqual([4, 1, 1]);
		}
		recordFigures({ what: 'kills', how: `a note is renamed ${name}`, kills: RENAME_KILLS, notes: RENAME_KILLS * 4, atWork, torn: 0 });
	},
	TEST_TIMEOUT + RENAME_KILLS * 3000,
);

test(
	`after each of ${RENAME_KILLS} kills a note that is merged into another is whole, or gone once all else was written, and comes back`,
	async () => {
		const links = Object.fromEntries(['L1.md', 'L2.md', 'L3.md'].map((path) => [path, `[[Old]]\n${OLD}`]));
		const apart = { 'Old.md': OLD, 'New.md': '# New\n\nHere.\n', ...links };
		const merged = vaultOnDisk(apart);
		expect((await runCli(['merge', merged, 'Old', 'New', '--write'])).code).toBe(0);
		const { '.trash/Old.md': kept, ...together } = snapshot(merged);
		expect([kept, Object.keys(together)]).toEqual([OLD, ['L1.md', 'L2.md', 'L3.md', 'New.md']]);
		const root = vaultOnDisk(apart);
		const lockedAt = (): number | undefined => statSync(join(root, '.dossier/lock'), { throwIfNoEntry: false })?.mtimeMs;
		let atWork = 0;
		for (let kill = 0; goesOn(kill, RENAME_KILLS, atWork); kill++) {
			const left = lockedAt();
			const child = spawn(process.execPath, [merging.path, root], { stdio: ['ignore', 'ignore', 'inherit'] });
			const ended = once(child, 'exit');
			// What it reads and plans touches nothing: it writes from when it takes the lock, which the one before it may have left.
			await Promise.race([until(() => ![undefined, left].includes(lockedAt())), diesFirst(ended)]);
			await new Promise((resolve) => setTimeout(resolve, ((kill * 7919) % 127) / 2));
			child.kill('SIGKILL');
			await ended;
			const files = snapshot(root);
			const notes = Object.keys(apart).flatMap((path) => (path in files ? [[path, files[path]] as const] : []));
			if (notes.length < Object.keys(files).length) atWork++;
			if ('Old.md' in files)
				for (const [path, text] of notes)
					expect([apart[path as keyof typeof apart], together[path]], `${path} after kill ${kill}`).toContain(text);
			else expect(Object.fromEntries(notes), `after kill ${kill}`).toEqual(together);
		}
		// Whatever the last kill left is cleaned up, and a merge goes through.
		if (!existsSync(join(root, 'Old.md'))) expect((await runCli(['undo', root])).code).toBe(0);
		expect((await runCli(['merge', root, 'Old', 'New', '--write'])).code).toBe(0);
		const left = Object.entries(snapshot(root)).filter(([path]) => !path.startsWith('.trash/'));
		expect(Object.fromEntries(left)).toEqual(together);
		recordFigures({ what: 'kills', how: 'a note is merged into another', kills: RENAME_KILLS, notes: RENAME_KILLS * 5, atWork, torn: 0 });
	},
	TEST_TIMEOUT + RENAME_KILLS * 5000,
);

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** A program that ends before it says that it is at work has failed: what it said of that stands above. */
async function diesFirst(ended: Promise<unknown>): Promise<never> {
	await ended;
	throw new Error('the program to be killed ended by itself');
}

/** Keeps pages of `name` in the vault's file of link health; resolves to how many it said it had kept, once it has ended. */
async function keepHealth(root: string, name: string, count: number, killAfterMs?: number): Promise<number> {
	const child = spawn(process.execPath, [health.path, root, name, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (data: string) => (said += data));
	if (killAfterMs !== undefined) {
		while (said === '') await new Promise((resolve) => setTimeout(resolve, 5));
		await new Promise((resolve) => setTimeout(resolve, killAfterMs));
		child.kill('SIGKILL');
	}
	await ended;
	return said.split('\n').length - 1;
}

test(
	`after each of ${RENAME_KILLS} kills the file of link health has all that was said to be kept`,
	async () => {
		const root = vaultOnDisk({ 'A.md': 'x\n' });
		let atWork = 0;
		const state = (): readonly string[] => readdirSync(join(root, '.dossier'));
		for (let kill = 0; goesOn(kill, RENAME_KILLS, atWork); kill++) {
			const kept = await keepHealth(root, `kill${kill}`, 1e6, (kill * 7919) % 127);
			if (state().some((name) => name.endsWith('.tmp') || name.startsWith('lock'))) atWork++;
			const pages = [...readHealthFile(root).keys()].filter((page) => page.startsWith(`kill${kill}.`));
			expect(pages.length, `after kill ${kill}`).toBeGreaterThanOrEqual(kept);
			expect(JSON.parse(readFileSync(join(root, '.dossier', 'health.json'), 'utf8'))).toMatchObject({ version: 1 });
		}
		// As if it were later.
		for (const name of state())
			if (name.endsWith('.tmp') || name.startsWith('lock.')) utimesSync(join(root, '.dossier', name), new Date(0), new Date(0));
		await keepHealth(root, 'last', 1);
		expect(state().filter((name) => name.endsWith('.tmp') || name.startsWith('lock'))).toEqual([]);
		recordFigures({ what: 'kills', how: 'what hosts say is kept', kills: RENAME_KILLS, notes: RENAME_KILLS, atWork, torn: 0 });
	},
	TEST_TIMEOUT + RENAME_KILLS * 3000,
);

test('two runs that keep what hosts say at the same time lose nothing of each other', async () => {
	const root = vaultOnDisk({ 'A.md': 'x\n' });
	await Promise.all([keepHealth(root, 'one', 60), keepHealth(root, 'two', 60)]);
	const pages = [...readHealthFile(root).keys()];
	expect(pages.length).toBe(120);
});
