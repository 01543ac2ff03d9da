import type { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';
import { type Bundle, bundle } from '../support/bundle.ts';
import { tempVault } from '../support/tempVault.ts';

const MILLISECONDS = process.env['DOSSIER_TORTURE'] === '1' ? 20_000 : 2_000;

let program: Bundle;
beforeAll(async () => {
	program = await bundle('tests/cli/support/appendInPlace.ts');
});
afterAll(() => program.remove());

test(
	'no line that another program saves in place is lost: it is in the note, or kept and reported',
	async () => {
		const root = tempVault({ 'A.md': 'theirs 0;\n' });
		const path = join(root, 'A.md');
		const child = spawn(process.execPath, [program.path, path, String(MILLISECONDS)], { stdio: ['ignore', 'pipe', 'inherit'] });
		let said = '';
		child.stdout.on('data', (data: Buffer) => (said += data.toString()));
		const ended = once(child, 'exit');
		await once(child.stdout, 'data');

		const reported: string[] = [];
		const outcomes = { written: 0, refused: 0 };
		let isOver = false;
		void ended.then(() => (isOver = true));
		while (!isOver) {
			const run = openWriteRun({ root, command: 'fix', now: new Date() });
			const text = readFileSync(path, 'utf8');
			// What the command reads as empty it reads again a moment later.
			if (text === '') {
				run.end();
				continue;
			}
			const outcome = run.replace('A.md', text, `ours;\n${text}`);
			outcomes[outcome.kind]++;
			reported.push(...run.end().races.map(({ kept }) => kept));
			await new Promise((resolve) => setTimeout(resolve, 0));
		}
		const saved = Number(/saved (\d+)/.exec(said)?.[1]);
		// Both were at work, however slow the machine is.
		expect(saved).toBeGreaterThan(10);
		expect(outcomes.written).toBeGreaterThan(0);

		const found = new Set<string>();
		const collect = (file: string) => {
			for (const line of readFileSync(file, 'utf8').split('\n')) found.add(line);
		};
		collect(path);
		for (const kept of reported) collect(kept);
		const lost = Array.from({ length: saved }, (_, n) => `theirs ${n + 1};`).filter((line) => !found.has(line));
		expect(
			lost,
			`of ${saved} saves, with ${outcomes.written} notes written, ${outcomes.refused} refused, ${reported.length} races reported`,
		).toEqual([]);
		expect(readdirSync(root).filter((name) => name !== '.dossier')).toEqual(['A.md']);
	},
	MILLISECONDS * 5 + 20_000,
);
