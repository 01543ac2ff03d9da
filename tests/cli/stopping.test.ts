import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { stoppedCode, stopOnSignals } from '../../src/cli/stopped.ts';
import { gateFor } from '../support/gateFor.ts';
import { bundle, bundleWithThreads, type Bundle } from './support/bundle.ts';
import { type Moment, momentOf, ownMs } from './support/ownTime.ts';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault, vaultOnDisk } from './support/tempVault.ts';

let command: Bundle;
beforeAll(async () => {
	command = await bundleWithThreads();
});
afterAll(() => command.remove());

/** Enough that a signal comes in the middle of them; each is written through to the disk, twice. */
const NOTES = 120;
/** Something that `fix` mends without asking. */
const BEFORE = '---\ntype: relationship\nactors: Iran\n---\n# A\n';

function manyNotes(count = NOTES): Record<string, string> {
	return Object.fromEntries(Array.from({ length: count }, (_, n) => [`N${n}.md`, BEFORE]));
}

/** Starts the command and gives what it said and how it ended, once it has. */
function started(...argv: readonly string[]) {
	return startedWith({}, ...argv);
}

function startedWith(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
	const child = spawn(process.execPath, [command.path, ...argv], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
	onTestFinished(() => void child.kill('SIGKILL'));
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
	child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
	return { child, ended };
}

function changedIn(root: string): number {
	return readdirSync(root).filter((name) => name.endsWith('.md') && readFileSync(join(root, name), 'utf8') !== BEFORE).length;
}

/**
 * The same by the length of the notes, which mending changes: it is asked over and over while the command works, and reading them all each
 * time would take the processor from it.
 */
function longerIn(root: string): number {
	return readdirSync(root).filter((name) => name.endsWith('.md') && statSync(join(root, name)).size !== BEFORE.length).length;
}

/** What a process has read so far, its own program included. */
function bytesReadBy(pid = 0): number {
	return Number(/^rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

/** @throws where the command ended before: it would be waited for without end. */
async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
	while (!isSo()) {
		if (child.exitCode !== null) throw new Error(`the command ended with ${child.exitCode} before it could be stopped`);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}

const SIGNALS = [
	['SIGINT', 130],
	['SIGTERM', 143],
] as const;

/** Whether the main thread of a process sleeps; of no other system than Linux that is known. */
function sleeps(pid = 0): boolean {
	return process.platform !== 'linux' || /\) S /.test(readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8'));
}

/** Both signals at full length; else one, the other being another test's: they end in one function. */
const signals = (at: 0 | 1) => (process.env['DOSSIER_TORTURE'] === '1' ? SIGNALS : SIGNALS.slice(at, at + 1));

describe.each(signals(0))('%s', (signal, expected) => {
	test('stops a run that writes between two notes, which says what it wrote and can be taken back', async () => {
		const root = vaultOnDisk(manyNotes());
		const before = snapshot(root);
		const { child, ended } = started('fix', root, '--write', '--max-changes', '999');
		await until(() => longerIn(root) > 3, child);
		child.kill(signal);
		const { code, stdout, stderr } = await ended;
		const written = changedIn(root);
		expect(code).toBe(expected);
		expect(written).toBeLessThan(NOTES);
		expect(stderr).toContain(`dossier: stopped; ${written} of ${NOTES} notes were written; dossier undo VAULT takes them back\n`);
		expect(stdout).toContain(`in ${written} notes; dossier undo VAULT takes them back\n`);
		expect(existsSync(join(root, '.dossier', 'lock'))).toBe(false);
		expect((await runCli(['undo', root])).code).toBe(0);
		expect(snapshot(root)).toEqual(before);
	});
});

describe.each(signals(1))('%s', (signal, expected) => {
	test('stops an undo between two notes, and the next one takes back what was left', async () => {
		const root = vaultOnDisk(manyNotes());
		const before = snapshot(root);
		await runCli(['fix', root, '--write', '--max-changes', '999']);
		expect(changedIn(root)).toBe(NOTES);
		const { child, ended } = started('undo', root);
		await until(() => longerIn(root) < NOTES - 3, child);
		child.kill(signal);
		const { code, stderr } = await ended;
		const left = changedIn(root);
		expect([code, stderr]).toEqual([expected, `dossier: stopped; ${NOTES - left} of ${NOTES} notes done\n`]);
		expect(left).toBeGreaterThan(0);
		expect((await runCli(['undo', root])).code).toBe(0);
		expect(snapshot(root)).toEqual(before);
	});

	test('stops a run that reads, and nothing of a report is printed', async () => {
		const root = tempVault(Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`N${n}.md`, `${BEFORE}${'word '.repeat(4000)}`])));
		const { child, ended } = started('check', root);
		await until(() => bytesReadBy(child.pid) > 8_000_000, child);
		child.kill(signal);
		expect(await ended).toEqual({ code: expected, stdout: '', stderr: 'dossier: stopped; nothing was written\n' });
	});
});

test('a rename that is stopped says that the note has its new name, and how many notes followed', async () => {
	const root = vaultOnDisk({ ...manyNotes(), ...Object.fromEntries(Array.from({ length: NOTES }, (_, n) => [`L${n}.md`, '[[N0]]\n'])) });
	const before = snapshot(root);
	const { child, ended } = started('rename', root, 'N0', 'Zed', '--max-changes', '999');
	await until(() => existsSync(join(root, 'Zed.md')), child);
	child.kill('SIGINT');
	const { code, stdout, stderr } = await ended;
	const written = readdirSync(root).filter((name) => name.startsWith('L') && readFileSync(join(root, name), 'utf8') === '[[Zed]]\n').length;
	expect(code).toBe(130);
	expect(written).toBeLessThan(NOTES);
	const were = `${written} of ${NOTES} notes ${written === 1 ? 'was' : 'were'} written`;
	expect(stderr).toBe(`dossier: stopped; N0.md is Zed.md, and ${were}; dossier undo VAULT takes it back\n`);
	expect(stdout).toBe(`N0.md is Zed.md; ${written} of ${NOTES} notes followed; dossier undo VAULT takes it back\n`);
	expect((await runCli(['undo', root])).code).toBe(0);
	expect(snapshot(root)).toEqual(before);
});

describe('an output that nobody takes', () => {
	test('the fault is nobody’s where a reader has enough, and a run that writes goes on', async () => {
		const root = vaultOnDisk(manyNotes(30));
		const { child, ended } = started('fix', root, '--write', '--max-changes', '999');
		child.stdout.destroy();
		child.stderr.destroy();
		expect((await ended).code).toBe(0);
		expect(changedIn(root)).toBe(30);
	});

	test('a command line that cannot be carried out ends 2 though nobody hears why', async () => {
		const { child, ended } = started('check', '/nowhere');
		child.stderr.destroy();
		expect((await ended).code).toBe(2);
	});

	test('watching ends once nobody reads what it says', async () => {
		const root = vaultOnDisk({ 'A.md': BEFORE });
		const { child, ended } = started('check', root, '--watch');
		await new Promise((resolve) => child.stderr.once('data', resolve));
		child.stdout.destroy();
		// It hears of it when it has something else to say.
		let turn = 0;
		const timer = setInterval(() => writeFileSync(join(root, 'A.md'), (turn += 1) % 2 === 0 ? BEFORE : '# A\n'), 500);
		onTestFinished(() => clearInterval(timer));
		expect((await ended).code).toBe(0);
	});

	test.runIf(existsSync('/dev/full'))('a full disk is told in one line, whatever was written to the notes', async () => {
		const root = vaultOnDisk(manyNotes(3));
		for (const argv of [
			['check', root],
			['fix', root, '--write', '--max-changes', '9'],
		]) {
			const full = openSync('/dev/full', 'w');
			const child = spawn(process.execPath, [command.path, ...argv], { stdio: ['ignore', full, 'pipe'] });
			closeSync(full);
			let stderr = '';
			child.stderr?.setEncoding('utf8').on('data', (data: string) => (stderr += data));
			await once(child, 'close');
			expect([child.exitCode, stderr]).toEqual([2, 'dossier: the output cannot be written: ENOSPC\n']);
		}
		expect(changedIn(root)).toBe(3);
		expect((await runCli(['undo', root])).code).toBe(0);
	});
});

test('a folder as standard input is an error, not an empty note without a fault', () => {
	const vault = vaultOnDisk({ 'A.md': 'x\n' });
	const folder = openSync(vault, 'r');
	onTestFinished(() => closeSync(folder));
	const argv = [command.path, 'check', vault, '--stdin', '--stdin-filename', 'A.md'];
	const { status, stdout, stderr } = spawnSync(process.execPath, argv, { stdio: [folder, 'pipe', 'pipe'], encoding: 'utf8' });
	const told = 'dossier: standard input is a folder; expected the text of a note, as of < NOTE.md\n';
	expect([status, stdout, stderr]).toEqual([2, '', told]);
});

test.each(signals(0))('%s ends within 200 ms a run that waits for a thread', { retry: 2 }, async (signal, expected) => {
	// Enough that the command does not read them all itself before its thread is there, on a busy machine too.
	const root = tempVault(manyNotes(3000));
	const program = join(dirname(command.path), 'noteReader.js');
	const whole = readFileSync(program, 'utf8');
	onTestFinished(() => writeFileSync(program, whole));
	// It takes what there is to do, and never gives anything back.
	writeFileSync(
		program,
		"import { writeFileSync } from 'node:fs';\nimport { workerData } from 'node:worker_threads';\nAtomics.add(workerData.counters, 0, 1000);\nwriteFileSync(`${workerData.root}/busy`, '');\nfor (;;);\n",
	);
	const toldEnd = await bundle('tests/cli/support/toldEnd.ts');
	onTestFinished(() => toldEnd.remove());
	const endFile = join(root, 'end');
	const env = { DOSSIER_THREADS: '1', END_FILE: endFile, NODE_OPTIONS: `--import=${pathToFileURL(toldEnd.path).href}` };
	const { child, ended } = startedWith(env, 'check', root);
	await until(() => existsSync(join(root, 'busy')), child);
	// It reads what it took itself before; then it waits, and not only for a moment.
	let looks = 0;
	await until(() => (looks = sleeps(child.pid) ? looks + 1 : 0) > 5, child);
	const sent = momentOf(child.pid ?? 0);
	child.kill(signal);
	const outcome = await ended;
	expect(outcome).toEqual({ code: expected, stdout: '', stderr: 'dossier: stopped; nothing was written\n' });
	const took = ownMs(sent, JSON.parse(readFileSync(endFile, 'utf8')) as Moment);
	expect(took).toBeLessThan(gateFor(took, 200));
});

test('a second signal ends the process at once', () => {
	const ends: number[] = [];
	const host = Object.assign(new EventEmitter(), { exit: (code: number) => ends.push(code) });
	const signal = stopOnSignals(host);
	host.emit('SIGTERM');
	expect([signal.aborted, ends]).toEqual([true, []]);
	host.emit('SIGINT');
	expect(ends).toEqual([143]);
	expect(stoppedCode(signal)).toBe(143);
});
