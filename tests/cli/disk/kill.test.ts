import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';
import { type Bundle, bundle } from '../support/bundle.ts';
import { recordFigures } from '../../support/recordFigures.ts';
import { snapshot, tempVault } from '../support/tempVault.ts';

const KILLS = process.env['DOSSIER_TORTURE'] === '1' ? 1000 : 12;

const OLD = `# Old\n${'The old text of the note. '.repeat(2000)}\n`;
const NEW = `# New\n${'What the run makes of it, a little longer than it was. '.repeat(2000)}\n`;

let program: Bundle;
beforeAll(async () => {
	program = await bundle('tests/cli/support/rewriteForever.ts');
});
afterAll(() => program.remove());

test(
	`after each of ${KILLS} kills every note is wholly old or wholly new, and the next run cleans up`,
	async () => {
		const names = Array.from({ length: 12 }, (_, n) => `Note ${n}.md`);
		const root = tempVault(Object.fromEntries(names.map((name) => [name, OLD])));
		const texts = tempVault({ old: OLD, new: NEW });
		writeFileSync(join(texts, 'old'), OLD);
		let atWork = 0;
		for (let kill = 0; kill < KILLS; kill++) {
			const child = spawn(process.execPath, [program.path, root, join(texts, 'old'), join(texts, 'new')], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			const ended = once(child, 'exit');
			await once(child.stdout, 'data');
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
				openWriteRun({ root, command: 'fix', now: new Date() }).end();
				expect(Object.keys(snapshot(root)).sort()).toEqual([...names].sort());
				for (const name of names) expect(statSync(join(root, name)).nlink).toBe(1);
			}
		}
		recordFigures({ what: 'kills', kills: KILLS, notes: KILLS * names.length, atWork, torn: 0 });
		// Otherwise every kill fell before or after the writing, and nothing was tried.
		expect(atWork).toBeGreaterThan(0);
	},
	KILLS * 3000,
);
