import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { bundle } from './support/bundle.ts';
import { tempVault } from './support/tempVault.ts';

const NOTES = 6500;

/** Kilobytes a note above a process that does nothing, the program itself, two of them, included. `inspect` ranks related notes as well, and has room for what was measured. */
const MOST_KB = { sources: 6.5, inspect: 9.4 } as const;

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
		const kilobytes = {
			sources: (peakOf(command, 'sources', vault, '--format', 'json') - bare) / NOTES,
			inspect: (peakOf(command, 'inspect', vault) - bare) / NOTES,
		};
		expect(kilobytes.sources, JSON.stringify(kilobytes)).toBeLessThan(MOST_KB.sources);
		expect(kilobytes.inspect, JSON.stringify(kilobytes)).toBeLessThan(MOST_KB.inspect);
	} finally {
		monitor.remove();
	}
}, 120_000);
