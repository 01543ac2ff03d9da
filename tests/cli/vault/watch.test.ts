import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { bundleCommand, type Bundle } from '../support/bundle.ts';
import { tempVault } from '../support/tempVault.ts';

let command: Bundle;
beforeAll(async () => {
	command = await bundleCommand();
});
afterAll(() => command.remove());

/** `dossier check VAULT --watch` in a process of its own. */
interface Watch {
	readonly child: ChildProcessWithoutNullStreams;
	/** The findings of each report so far, as `PATH RULE`. */
	reports(): string[][];
	stderr(): string;
	/** Comes back when the latest report has these findings and no others. */
	reported(...findings: string[]): Promise<void>;
	/** Sends the signal and comes back with the exit code, `null` where the process did not end by itself. */
	end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
}

/** Longer than a report ever takes on a loaded machine. */
const PATIENCE = { timeout: 20_000, interval: 20 };

async function watching(vault: string, ...flags: string[]): Promise<Watch> {
	const child = spawn(process.execPath, [command.path, 'check', vault, '--watch', '--format', 'json', ...flags]);
	onTestFinished(() => void child.kill('SIGKILL'));
	const exited = once(child, 'exit') as Promise<[number | null]>;
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const reports = () => [...stdout.matchAll(/^\{\n[^]*?^\}\n/gm)].map(([report]) => findingsIn(report));
	await vi.waitFor(() => expect(stderr).toContain('Ctrl+C ends it'), PATIENCE);
	return {
		child,
		reports,
		stderr: () => stderr,
		reported: (...findings) => vi.waitFor(() => expect(reports().at(-1)).toEqual(findings), PATIENCE),
		async end(signal) {
			child.kill(signal);
			const [code] = await exited;
			return code;
		},
	};
}

function findingsIn(report: string): string[] {
	const { diagnostics } = JSON.parse(report) as { readonly diagnostics: readonly { readonly path: string; readonly rule: string }[] };
	return diagnostics.map(({ path, rule }) => `${path} ${rule}`);
}

const SOUND = '---\na: 1\n---\n';
const MALFORMED = '---\na: 1\na: 2\n---\n';

test('what is saved, made, renamed and deleted is reported as it happens', async () => {
	const vault = tempVault({ 'A.md': SOUND });
	const watch = await watching(vault);
	await watch.reported();
	writeFileSync(join(vault, 'A.md'), MALFORMED);
	await watch.reported('A.md frontmatter-well-formed');
	writeFileSync(join(vault, 'B.md'), MALFORMED);
	await watch.reported('A.md frontmatter-well-formed', 'B.md frontmatter-well-formed');
	renameSync(join(vault, 'B.md'), join(vault, 'C.md'));
	await watch.reported('A.md frontmatter-well-formed', 'C.md frontmatter-well-formed');
	mkdirSync(join(vault, 'Actors'));
	renameSync(join(vault, 'C.md'), join(vault, 'Actors', 'C.md'));
	await watch.reported('A.md frontmatter-well-formed', 'Actors/C.md frontmatter-well-formed');
	unlinkSync(join(vault, 'A.md'));
	await watch.reported('Actors/C.md frontmatter-well-formed');
	rmSync(join(vault, 'Actors'), { recursive: true });
	await watch.reported();
	expect(await watch.end('SIGINT')).toBe(130);
	const [first, ...changes] = watch.stderr().trimEnd().split('\n');
	expect(first).toBe(`dossier: watching ${vault}; Ctrl+C ends it`);
	expect(changes.map((line) => line.replace(/\d.* (?=\S+ changed|\S+, )/, 'TIME '))).toContain('dossier: TIME A.md changed');
});

test('settings that change are heard, and a note that is only touched is no news', async () => {
	const vault = tempVault({ 'A.md': MALFORMED, '.obsidian/app.json': '{}' });
	const watch = await watching(vault);
	await watch.reported('A.md frontmatter-well-formed');
	writeFileSync(join(vault, 'A.md'), MALFORMED);
	writeFileSync(join(vault, '.dossier.json'), '{"settings": {"rules": {"frontmatter-well-formed": "off"}}}');
	await watch.reported();
	expect(watch.reports().length).toBe(2);
	mkdirSync(join(vault, '.obsidian/plugins/dossier'), { recursive: true });
	writeFileSync(join(vault, '.obsidian/plugins/dossier/data.json'), '{"settings": {}}');
	await watch.reported('A.md frontmatter-well-formed');
	writeFileSync(join(vault, 'A.md'), MALFORMED);
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(watch.reports().length).toBe(3);
	expect(watch.stderr()).toMatch(/dossier: \S.* \.obsidian\/plugins\/dossier\/data\.json changed/);
	expect(await watch.end('SIGINT')).toBe(130);
});

test('settings that are half written are told and end nothing: what is whole again is heard', async () => {
	const vault = tempVault({ 'A.md': MALFORMED });
	const watch = await watching(vault);
	await watch.reported('A.md frontmatter-well-formed');
	for (const [file, told] of [
		['.dossier.json', '.dossier.json:1:1: this is not JSON'],
		['.dossier-baseline.json', '.dossier-baseline.json cannot be used: it is not JSON'],
	] as const) {
		writeFileSync(join(vault, file), '');
		await vi.waitFor(() => expect(watch.stderr()).toContain(told), PATIENCE);
		unlinkSync(join(vault, file));
	}
	writeFileSync(join(vault, '.dossier.json'), '{"settings": {"rules": {"frontmatter-well-formed": "off"}}}');
	await watch.reported();
	expect(await watch.end('SIGINT')).toBe(130);
});

test('nothing is missed that happens once it says that it watches', async () => {
	const vault = tempVault(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`Folder ${index % 20}/Note ${index}.md`, SOUND])));
	const watch = await watching(vault);
	writeFileSync(join(vault, 'Folder 7', 'Note 7.md'), MALFORMED);
	await watch.reported('Folder 7/Note 7.md frontmatter-well-formed');
	expect(await watch.end('SIGINT')).toBe(130);
});

test('several notes saved at once do not make a report each', async () => {
	const vault = tempVault({ 'A.md': SOUND });
	const watch = await watching(vault);
	for (const name of ['A', 'B', 'C', 'D']) writeFileSync(join(vault, `${name}.md`), MALFORMED);
	await watch.reported(...['A', 'B', 'C', 'D'].map((name) => `${name}.md frontmatter-well-formed`));
	expect(watch.reports().length).toBeLessThan(5);
	expect(await watch.end('SIGINT')).toBe(130);
});

test("what stands in hidden folders is nobody's news", async () => {
	const vault = tempVault({ 'A.md': SOUND, '.obsidian/workspace.json': '{}', '.dossier/lock': '' });
	const watch = await watching(vault);
	writeFileSync(join(vault, '.obsidian', 'workspace.json'), '{"a": 1}');
	writeFileSync(join(vault, '.dossier', 'lock'), 'x');
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(watch.reports()).toEqual([[]]);
	writeFileSync(join(vault, 'A.md'), MALFORMED);
	await watch.reported('A.md frontmatter-well-formed');
	expect(await watch.end('SIGINT')).toBe(130);
});

test('an ended watch is a stopped run, whatever is left to report', async () => {
	const vault = tempVault({ 'A.md': MALFORMED });
	const watch = await watching(vault);
	await watch.reported('A.md frontmatter-well-formed');
	expect(await watch.end('SIGTERM')).toBe(143);
});

test('a vault that is gone ends it, and says so', async () => {
	const vault = tempVault({ 'Vault/A.md': SOUND });
	const watch = await watching(join(vault, 'Vault'));
	rmSync(join(vault, 'Vault'), { recursive: true });
	const [code] = (await once(watch.child, 'exit')) as [number | null];
	expect(code).toBe(2);
	expect(watch.stderr()).toContain(`dossier: there is no folder ${join(vault, 'Vault')}`);
});

test('a vault that is not there is not watched', async () => {
	const vault = tempVault({ 'A.md': SOUND });
	const child = spawn(process.execPath, [command.path, 'check', join(vault, 'nowhere'), '--watch']);
	onTestFinished(() => void child.kill('SIGKILL'));
	const [code] = (await once(child, 'exit')) as [number | null];
	expect(code).toBe(2);
});
