import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { bundle } from './support/bundle.ts';
import { tempVault } from './support/tempVault.ts';

const NOTES = 6500;

/** Kilobytes a note above a process that does nothing, the program itself, two of them, included. */
const MOST_KB = { sources: 6, inspect: 7 } as const;

/** Ten runs in a row differ by 0.4 kB, by when the engine collects and compiles: what is over the limit is measured again. */
const MOST_RUNS = 3;

test('a vault in which thousands of notes cite one address is printed without being held', async () => {
	const vault = tempVault(
		Object.fromEntries(
			Array.from({ length: NOTES }, (_, n) => [
				`N${n}.md`,
				`# Note ${n}\n\nSee [[N${(n * 7) % NOTES}]].\n\n## Sources\n- [INSS - A paper](https://inss.org.il/p)\n`,
			]),
		),
	);
	const folder = tempVault({ 'nothing.mjs': '' });
	// As it is installed: in one piece the program alone takes twice as much.
	const command = 'dist/dossier.js';
	const monitor = await bundle('tests/cli/support/peakMemory.ts');
	const peakOf = (...args: readonly string[]): number => {
		const output = join(folder, 'memory');
		const { status, stderr } = spawnSync(process.execPath, ['--import', monitor.path, ...args], {
			env: { ...process.env, MEMORY_FILE: output },
			encoding: 'utf8',
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		expect(status, stderr).toBe(0);
		return Number(readFileSync(output, 'utf8'));
	};
	try {
		const bare = peakOf(join(folder, 'nothing.mjs'));
		const leastOf = (most: number, ...args: readonly string[]): number => {
			let least = Infinity;
			for (let run = 0; run < MOST_RUNS && least >= most; run += 1) least = Math.min(least, (peakOf(command, ...args) - bare) / NOTES);
			return least;
		};
		expect(leastOf(MOST_KB.sources, 'sources', vault, '--format', 'json')).toBeLessThan(MOST_KB.sources);
		expect(leastOf(MOST_KB.inspect, 'inspect', vault)).toBeLessThan(MOST_KB.inspect);
	} finally {
		monitor.remove();
	}
}, 120_000);
