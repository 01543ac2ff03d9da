import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, type Bundle, bundleCommand } from './support/bundle.ts';
import type { CommandInTurn } from './support/commandsInTurn.ts';
import { type Moment, momentOf, ownMs, workedMs } from './support/ownTime.ts';
import { gateFor } from '../support/gateFor.ts';
import { recordFigures } from '../support/recordFigures.ts';

/** At full length as many notes as half a large vault has: of 10,000 the long form takes ten minutes, of 26,000 (`DOSSIER_NOTES=26000`) half an hour. */
const ALL = process.env['DOSSIER_TORTURE'] === '1';
const NOTES = Number(process.env['DOSSIER_NOTES'] ?? (ALL ? 4000 : 300));

/** No handler of a signal runs in a synchronous loop; both on a machine that is not slow just now, and but for what others take of it meanwhile. */
const LONGEST_STALL_MS = 100;
const STOPS_WITHIN_MS = 200;

/** The same where what the command runs has been compiled by the one before it, which is half of what holds the loop. */
const LONGEST_WARM_STALL_MS = 60;

let folder = '';
let vault = '';
let hubs: ReadonlyMap<string, string> = new Map();
let command: Bundle;
let inTurn: Bundle;
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
	inTurn = await bundle('tests/cli/support/commandsInTurn.ts');
	toldEnd = await bundle('tests/cli/support/toldEnd.ts');
}, 120_000);
afterAll(() => {
	command.remove();
	inTurn.remove();
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

/** Runs commands in one process and gives what it sent of each. */
async function runInTurn(commands: readonly (readonly string[])[]): Promise<readonly CommandInTurn[]> {
	const child = spawn(process.execPath, [inTurn.path, JSON.stringify(commands.map(argvOf))], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const sent: CommandInTurn[] = [];
	child.on('message', (message) => void sent.push(message as CommandInTurn));
	child.stdout?.resume();
	expect(await once(child, 'close')).toEqual([0, null]);
	return sent;
}

/** What was measured of each command in the short form, where one process runs them all. */
const measured = new Map<string, CommandInTurn>();
let isMeasured = false;
const [FIRST = []] = COMMANDS;

/** What is measured a second time runs after the first of all, as it did before; at full length each has a process for itself. */
async function measure(name: string, words: readonly string[]): Promise<CommandInTurn> {
	if (!measured.has(name)) {
		const again = words === FIRST ? [words] : [FIRST, words];
		const together = ALL ? [words] : isMeasured ? again : COMMANDS;
		isMeasured = true;
		for (const [at, each] of (await runInTurn(together)).entries()) measured.set(together[at]?.join(' ') ?? '', each);
	}
	const found = measured.get(name);
	if (found === undefined) throw new Error(`nothing was sent of ${name}`);
	measured.delete(name);
	return found;
}

/** Before its handler stands a signal ends any process, with another code. */
const STARTS_WITHIN_MS = 200;

/** Waits until a program that started has worked so long, by the processor where the system tells that, and by the clock otherwise. */
async function atWork({ pid = 0 }: ChildProcess, ms: number): Promise<void> {
	if (workedMs(pid) === undefined) return await wait(STARTS_WITHIN_MS + ms);
	while ((workedMs(pid) ?? Infinity) < STARTS_WITHIN_MS + ms) await wait(2);
}

function start(words: readonly string[]) {
	const endFile = join(folder, `${words.join('-').replaceAll('/', '')}.end`);
	const child = spawn(process.execPath, ['--import', toldEnd.path, command.path, ...argvOf(words)], {
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { ...process.env, END_FILE: endFile },
	});
	child.stdout.resume();
	return {
		child,
		ended: once(child, 'close').then(([code]) => code as number | null),
		end: () => JSON.parse(readFileSync(endFile, 'utf8')) as Moment,
	};
}

describe(`with ${NOTES} notes`, () => {
	test.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
		`%s never holds the event loop for ${LONGEST_STALL_MS} ms of processor time, compiling included, and a signal ends it within ${STOPS_WITHIN_MS}`,
		// A processor that others share does less in the same time: the best of three counts.
		{ timeout: 600_000, retry: ALL ? 1 : 2 },
		async (name, words) => {
			const { code, stderr, stall, took } = await measure(name, words);
			// Notes that cannot be read exactly lead to the one that is merged, which ends it after all was planned.
			expect(name.startsWith('merge') ? [0, 1, 2] : [0, 1], stderr).toContain(code);

			const late: number[] = [];
			for (const [signal, expected, share] of isEnded(name) ? SIGNALS.slice(words.length % 2, (words.length % 2) + 1) : []) {
				const { child, ended, end } = start(words);
				await atWork(child, took * share);
				const sent = momentOf(child.pid ?? 0);
				if (!child.kill(signal)) continue;
				const endCode = await ended;
				// It may have ended by itself a moment before.
				if (endCode === expected) late.push(ownMs(sent, end()));
				else expect([0, 1, 2]).toContain(endCode);
			}
			recordFigures({ what: 'stalls', command: name, notes: NOTES, stall: Math.round(stall), stops: Math.round(Math.max(0, ...late)) });
			expect(stall).toBeLessThan(gateFor(stall, ALL || words === FIRST ? LONGEST_STALL_MS : LONGEST_WARM_STALL_MS));
			expect(Math.max(0, ...late)).toBeLessThan(gateFor(Math.max(0, ...late), STOPS_WITHIN_MS));
		},
	);
});
