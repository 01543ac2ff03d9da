import { finish } from '../../../src/core/text/steps.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';
import { type Bundle, bundle } from '../support/bundle.ts';
import { recordFigures } from '../../support/recordFigures.ts';
import { vaultOnDisk } from '../support/tempVault.ts';

const MILLISECONDS = process.env['DOSSIER_TORTURE'] === '1' ? 20_000 : 2_000;

/** What a program saved into a note while this one replaced it over and over. */
interface Outcome {
	readonly saved: number;
	readonly written: number;
	readonly refused: number;
	readonly reported: number;
	/** Lines that are neither in the note nor in a backup that was reported. */
	readonly lost: readonly string[];
}

async function race(program: string): Promise<Outcome> {
	const root = vaultOnDisk({ 'A.md': 'theirs 0;\n' });
	const path = join(root, 'A.md');
	const child = spawn(process.execPath, [program, path, String(MILLISECONDS)], { stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (data: string) => (said += data));
	const ended = once(child, 'exit');
	await once(child.stdout, 'data');

	const reported: string[] = [];
	const found = new Set<string>();
	const collect = (file: string, lines: Set<string>) => {
		for (const line of readFileSync(file, 'utf8').split('\n')) lines.add(line);
	};
	const outcomes = { written: 0, refused: 0 };
	let isOver = false;
	void ended.then(() => (isOver = true));
	while (!isOver) {
		const run = openWriteRun({ root, command: 'fix', now: new Date() });
		const text = readFileSync(path, 'utf8');
		// What the command reads as empty it reads again a moment later.
		if (text === '') {
			finish(run.end());
			continue;
		}
		const outcome = run.replace('A.md', text, `ours;\n${text}`);
		outcomes[outcome.kind] += 1;
		const end = finish(run.end());
		reported.push(...end.races.map((each) => each.kept));
		await new Promise((resolve) => setTimeout(resolve, 0));
	}
	collect(path, found);
	for (const file of reported) collect(file, found);
	expect(readdirSync(root).filter((name) => name !== '.dossier')).toEqual(['A.md']);
	const saved = Number(/saved (\d+)/.exec(said)?.[1]);
	const lost = Array.from({ length: saved }, (_, n) => `theirs ${n + 1};`).filter((line) => !found.has(line));
	return { saved, ...outcomes, reported: reported.length, lost };
}

/** Without the exchange of two names there is a window that no program can close: see docs/reliability.md. */
const canExchange = process.platform === 'linux' || process.platform === 'darwin';

describe('no line that another program saves is lost: it is in the note, or kept and reported, when it saves', () => {
	test.each<readonly [string, string]>([
		['in place', 'tests/cli/support/appendInPlace.ts'],
		...(canExchange ? [['by renaming a file of its own over the note', 'tests/cli/support/saveByRename.ts'] as const] : []),
	])(
		'%s',
		async (how, source) => {
			const program: Bundle = await bundle(source);
			try {
				const outcome = await race(program.path);
				const { saved, written, refused, reported, lost } = outcome;
				recordFigures({ what: `another program saves ${how}`, saved, written, refused, reported, lost: lost.length });
				// Both were at work, however slow the machine is.
				expect(outcome.saved).toBeGreaterThan(10);
				expect(outcome.written).toBeGreaterThan(0);
				expect(outcome.lost, JSON.stringify(outcome)).toEqual([]);
			} finally {
				program.remove();
			}
		},
		MILLISECONDS * 5 + 20_000,
	);
});
