import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, type Bundle, bundleCommand } from './support/bundle.ts';
import { type Moment, momentOf, ownMs } from './support/ownTime.ts';
import { gateFor } from '../support/gateFor.ts';
import { recordFigures } from '../support/recordFigures.ts';

/** At full length as many notes as half a large vault has: of 10,000 the long form takes ten minutes, of 26,000 (`DOSSIER_NOTES=26000`) half an hour. */
const ALL = process.env['DOSSIER_TORTURE'] === '1';
const NOTES = Number(process.env['DOSSIER_NOTES'] ?? (ALL ? 4000 : 300));

/** No handler of a signal runs in a synchronous loop; both on a machine that is not slow just now, and but for what others take of it meanwhile. */
const LONGEST_STALL_MS = 100;
const STOPS_WITHIN_MS = 200;

let folder = '';
let vault = '';
let hubs: ReadonlyMap<string, string> = new Map();
let command: Bundle;
let monitor: Bundle;
let toldEnd: Bundle;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'dossier-stalls-'));
	vault = join(folder, 'vault');
	const { status, stderr } = spawnSync(process.execPath, ['tests/bench/generateVault.mjs', '--notes', String(NOTES), '--out', vault], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	const names = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
	hubs = hubsOf(names.map((name) => join(vault, name)));
	command = await bundleCommand();
	monitor = await bundle('tests/cli/support/longestStall.ts');
	toldEnd = await bundle('tests/cli/support/toldEnd.ts');
}, 120_000);
afterAll(() => {
	command.remove();
	monitor.remove();
	toldEnd.remove();
	rmSync(folder, { recursive: true, force: true });
});

const COMMANDS: readonly (readonly string[])[] = [
	['check', '--no-cache', '--format', 'json'],
	['check'],
	['fix'],
	['related'],
	['sources', '--format', 'json'],
	['inspect'],
	['wanted'],
	['types', 'infer'],
	['rename', 'HUB', 'Quite Another Name', '--force', '--dry-run'],
	['merge', 'HUB', 'OTHER'],
	['changed', '--since', '2020-01-01'],
	['timeline'],
	['matrix'],
];

/** In the short form three commands are ended by a signal: `stopping.test.ts` ends others. */
const isEnded = (name: string): boolean => ALL || name.startsWith('check --no-cache') || name === 'related' || name.startsWith('rename');

/** A signal, the code of a run that it ended, and the share of its time after which it comes. */
const SIGNALS = [
	['SIGINT', 130, 0.4],
	['SIGTERM', 143, 0.8],
] as const;

/** `types infer` has two words before VAULT; the notes that are linked most are known once there is a vault. */
function argvOf([name = '', ...rest]: readonly string[]): readonly string[] {
	return name === 'types' ? [name, ...rest, vault] : [name, vault, ...rest.map((word) => hubs.get(word) ?? word)];
}

/** The two notes to which most links lead. */
function hubsOf(notes: readonly string[]): ReadonlyMap<string, string> {
	const counts = new Map(notes.map((path) => [basename(path, '.md'), 0]));
	for (const path of notes) {
		for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/\[\[([^\]|#]+)/g)) {
			const count = counts.get(name);
			if (count !== undefined) counts.set(name, count + 1);
		}
	}
	const [first = '', second = ''] = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
	return new Map([
		['HUB', first],
		['OTHER', second],
	]);
}

function start(words: readonly string[]) {
	const stallFile = join(folder, `${words.join('-').replaceAll('/', '')}.stall`);
	const endFile = `${stallFile}.end`;
	const child = spawn(process.execPath, ['--import', monitor.path, '--import', toldEnd.path, command.path, ...argvOf(words)], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, STALL_FILE: stallFile, END_FILE: endFile },
	});
	let stderr = '';
	child.stdout.resume();
	child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
	return {
		child,
		ended,
		stall: () => Number(readFileSync(stallFile, 'utf8')),
		end: () => JSON.parse(readFileSync(endFile, 'utf8')) as Moment,
	};
}

describe(`with ${NOTES} notes`, () => {
	test.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
		`%s never holds the event loop for ${LONGEST_STALL_MS} ms of processor time, and a signal ends it within ${STOPS_WITHIN_MS}`,
		// A processor that others share does less in the same time: the best of three counts.
		{ timeout: 600_000, retry: ALL ? 1 : 2 },
		async (name, words) => {
			const began = performance.now();
			const whole = start(words);
			const { code, stderr } = await whole.ended;
			const took = performance.now() - began;
			// Notes that cannot be read exactly lead to the one that is merged, which ends it after all was planned.
			expect(name.startsWith('merge') ? [0, 1, 2] : [0, 1], stderr).toContain(code);
			const stall = whole.stall();

			const late: number[] = [];
			for (const [signal, expected, share] of isEnded(name) ? SIGNALS.slice(words.length % 2, (words.length % 2) + 1) : []) {
				const { child, ended, end } = start(words);
				// Before its handler stands a signal ends any process, with another code.
				await wait(Math.max(300, took * share));
				const sent = momentOf(child.pid ?? 0);
				if (!child.kill(signal)) continue;
				const outcome = await ended;
				// It may have ended by itself a moment before.
				if (outcome.code === expected) late.push(ownMs(sent, end()));
				else expect([0, 1, 2]).toContain(outcome.code);
			}
			recordFigures({ what: 'stalls', command: name, notes: NOTES, stall: Math.round(stall), stops: Math.round(Math.max(0, ...late)) });
			expect(stall).toBeLessThan(gateFor(stall, LONGEST_STALL_MS));
			expect(Math.max(0, ...late)).toBeLessThan(gateFor(Math.max(0, ...late), STOPS_WITHIN_MS));
		},
	);
});
