import { createHash } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { parseChangeBatch } from '../../src/core/changes/changeBatch.ts';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const NOTE = '---\ntype: policy\nactors: [Iran]\nstatus: proposed\n---\n# A\n';

/** A run that sets the status of a note, and its name. */
async function set(vault: string, note: string, status: string): Promise<string> {
	expect((await runCli(['set', vault, note, `status=${status}`])).code).toBe(0);
	return listed(vault)[0]?.split('  ')[0] ?? '';
}

function statusOf(vault: string, note: string): string | undefined {
	return /^status: (.*)$/m.exec(readFileSync(join(vault, `${note}.md`), 'utf8'))?.[1];
}

/** The lines of the list of runs, newest first. */
function listed(vault: string): string[] {
	const runs = readdirSync(join(vault, '.dossier/runs')).sort((a, b) => Number(a.slice(24) || 1) - Number(b.slice(24) || 1));
	return runs.toReversed();
}

describe('undo is a stack', () => {
	test('each takes back the newest run that is not taken back yet, and so all five', async () => {
		const vault = tempVault({ 'A.md': NOTE });
		for (const status of ['one', 'two', 'three', 'four', 'five']) await set(vault, 'A', status);
		const seen: unknown[] = [];
		for (let times = 0; times < 6; times += 1) {
			const { code } = await runCli(['undo', vault]);
			seen.push([code, statusOf(vault, 'A')]);
		}
		expect(seen).toEqual([
			[0, 'four'],
			[0, 'three'],
			[0, 'two'],
			[0, 'one'],
			[0, 'proposed'],
			[2, 'proposed'],
		]);
		expect(snapshot(vault)).toEqual({ 'A.md': NOTE });
	});

	test('a run after an undo lies on top of those that are left', async () => {
		const vault = tempVault({ 'A.md': NOTE });
		await set(vault, 'A', 'one');
		await set(vault, 'A', 'two');
		await runCli(['undo', vault]);
		await set(vault, 'A', 'three');
		await runCli(['undo', vault]);
		expect(statusOf(vault, 'A')).toBe('one');
		await runCli(['undo', vault]);
		expect(statusOf(vault, 'A')).toBe('proposed');
	});

	test('five runs are kept besides undos, and an undo pushes none of them out', async () => {
		const vault = tempVault({ 'A.md': NOTE });
		for (let run = 1; run <= 7; run += 1) await set(vault, 'A', `s${run}`);
		expect(listed(vault)).toHaveLength(5);
		for (let run = 6; run >= 2; run -= 1) {
			expect((await runCli(['undo', vault])).code).toBe(0);
			expect(statusOf(vault, 'A')).toBe(`s${run}`);
		}
		const { code, stderr } = await runCli(['undo', vault]);
		expect([code, stderr]).toEqual([2, 'dossier: there is no run to take back; dossier undo VAULT --list shows the runs that are kept\n']);
	});

	test('of the runs beyond five those go first that were taken back', async () => {
		const vault = tempVault({ 'A.md': NOTE, 'B.md': NOTE });
		const first = await set(vault, 'A', 'one');
		for (let run = 1; run <= 4; run += 1) await set(vault, 'B', `s${run}`);
		for (let run = 1; run <= 4; run += 1) await runCli(['undo', vault]);
		for (let run = 5; run <= 8; run += 1) await set(vault, 'B', `s${run}`);
		expect(listed(vault)).toContain(first);
		for (let run = 1; run <= 5; run += 1) expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ 'A.md': NOTE, 'B.md': NOTE });
	});
});

describe('a note that was changed since the run', () => {
	const policies = {
		'P.md': '---\ntype: policy\nactors: Iran\nstatus: x\n---\n',
		'Q.md': '---\ntype: policy\nactors: Iran\nstatus: x\n---\n',
	};

	test('stays, the others come back, and the next undo tries it again', async () => {
		const vault = tempVault(policies);
		await runCli(['fix', vault, '--write']);
		const written = readFileSync(join(vault, 'Q.md'), 'utf8');
		writeFileSync(join(vault, 'Q.md'), 'typed since\n');
		const first = await runCli(['undo', vault]);
		expect(first).toEqual({
			code: 2,
			stdout: 'P.md: brought back\n1 note as before the run 2026-03-14T09-26-53-589 (fix)\n1 note left; the next undo tries again\n',
			stderr: 'dossier: Q.md was changed since; it stays as it is\n',
		});
		expect((await runCli(['undo', vault, '--list'])).stdout).toContain('2026-03-14T09-26-53-589  fix  2 notes  1 taken back, 1 left\n');
		writeFileSync(join(vault, 'Q.md'), written);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual(policies);
		expect((await runCli(['undo', vault, '--list'])).stdout).toMatch(/589 {2}fix {2}2 notes {2}taken back by /);
	});

	test('leaves its run to be taken back, and the run before can be named', async () => {
		const vault = tempVault({ 'A.md': NOTE, 'B.md': NOTE });
		const older = await set(vault, 'A', 'one');
		await set(vault, 'B', 'two');
		writeFileSync(join(vault, 'B.md'), 'typed since\n');
		const refused = await runCli(['undo', vault]);
		expect(refused.code).toBe(2);
		expect(refused.stdout).toContain(`dossier undo VAULT ${older} takes back the run before it\n`);
		expect((await runCli(['undo', vault])).code).toBe(2);
		expect((await runCli(['undo', vault, older])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ 'A.md': NOTE, 'B.md': 'typed since\n' });
	});

	test('back to what it was by hand is as before, and its run is taken back', async () => {
		const vault = tempVault({ 'A.md': NOTE });
		await set(vault, 'A', 'one');
		writeFileSync(join(vault, 'A.md'), NOTE);
		expect(await runCli(['undo', vault])).toEqual({
			code: 0,
			stdout: 'A.md: is as it was before\n1 note as before the run 2026-03-14T09-26-53-589 (set)\n',
			stderr: '',
		});
		expect((await runCli(['undo', vault])).code).toBe(2);
	});
});

test('an undo that is taken back leaves the run to be taken back again', async () => {
	const vault = tempVault({ 'A.md': NOTE });
	await set(vault, 'A', 'one');
	await runCli(['undo', vault]);
	const [undo = ''] = listed(vault);
	expect((await runCli(['undo', vault, undo])).code).toBe(0);
	expect(statusOf(vault, 'A')).toBe('one');
	expect((await runCli(['undo', vault])).code).toBe(0);
	expect(snapshot(vault)).toEqual({ 'A.md': NOTE });
});

test('a run is stored as a batch of changes, with the edits there and back', async () => {
	const vault = tempVault({ 'A.md': NOTE });
	const run = await set(vault, 'A', 'enacted');
	const stored: unknown = JSON.parse(readFileSync(join(vault, '.dossier/runs', run, 'batch.json'), 'utf8'));
	expect(parseChangeBatch(stored)).toEqual({
		version: 1,
		id: '2026-03-14T09-26-53-589',
		time: '2026-03-14T09:26:53.589Z',
		title: 'dossier set',
		notes: [
			{
				path: 'A.md',
				before: hash(NOTE),
				after: hash(NOTE.replace('proposed', 'enacted')),
				edits: [{ range: { start: 40, end: 46 }, newText: 'enact' }],
				inverse: [{ range: { start: 40, end: 45 }, newText: 'propos' }],
			},
		],
	});
	expect(readdirSync(join(vault, '.dossier/runs', run)).sort()).toEqual(['0.old', 'batch.json']);
});

test('a note whose backup is gone comes back from the edits', async () => {
	const vault = tempVault({ 'A.md': NOTE });
	const run = await set(vault, 'A', 'enacted');
	rmSync(join(vault, '.dossier/runs', run, '0.old'));
	expect((await runCli(['undo', vault])).code).toBe(0);
	expect(snapshot(vault)).toEqual({ 'A.md': NOTE });
});

describe('runs of dossier 0.1.0, whose journal was the record', () => {
	const ID = '2026-01-01T00-00-00-000';
	const AFTER = NOTE.replace('proposed', 'enacted');
	const lines = [
		{ kind: 'run', command: 'set', startedAt: '2026-01-01T00:00:00.000Z', version: 1 },
		{ kind: 'replace', n: 0, path: 'A.md', temporary: '.dossier-99-0123456789ab.tmp', before: hash(NOTE), after: hash(AFTER) },
		{ kind: 'folder', path: 'New' },
		{ kind: 'create', n: 1, path: 'New/B.md', temporary: 'New/.dossier-99-0123456789ac.tmp', after: hash('new\n') },
		{ kind: 'replace', n: 2, path: 'C.md', temporary: '.dossier-99-0123456789ad.tmp', before: hash('x'), after: hash('y') },
		{ kind: 'refused', n: 2 },
	];
	const vaultWith = (more: readonly object[]) =>
		tempVault({
			'A.md': AFTER,
			'C.md': 'c\n',
			'New/B.md': 'new\n',
			[`.dossier/runs/${ID}/journal.jsonl`]: [...lines, ...more].map((line) => `${JSON.stringify(line)}\n`).join(''),
			[`.dossier/runs/${ID}/0.old`]: NOTE,
		});

	test('are taken back', async () => {
		const vault = vaultWith([{ kind: 'end' }]);
		expect(await runCli(['undo', vault])).toEqual({
			code: 0,
			stdout: `New/B.md: taken away; the run had made it\nA.md: brought back\n2 notes as before the run ${ID} (set)\n`,
			stderr: '',
		});
		expect(snapshot(vault)).toEqual({ 'A.md': NOTE, 'C.md': 'c\n' });
		expect((await runCli(['undo', vault])).code).toBe(2);
	});

	test('that were killed are cleaned up and can be taken back', async () => {
		const vault = vaultWith([]);
		expect((await runCli(['set', vault, 'A', 'status=expired'])).code).toBe(0);
		await runCli(['undo', vault]);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ 'A.md': NOTE, 'C.md': 'c\n' });
	});

	test('that were taken back stay so', async () => {
		const vault = vaultWith([{ kind: 'end' }, { kind: 'undone', by: '2026-01-02T00-00-00-000' }]);
		expect((await runCli(['undo', vault])).code).toBe(2);
		expect((await runCli(['undo', vault, '--list'])).stdout).toBe(`${ID}  set  2 notes  taken back\n`);
	});
});

test('the step before which a run was killed is none of its steps', async () => {
	const ID = '2026-01-01T00-00-00-000';
	const change = { before: hash(NOTE), after: hash('x'), edits: [], inverse: [] };
	const lines = [
		{ kind: 'run', version: 2, command: 'fix', time: '2026-01-01T00:00:00.000Z' },
		{ kind: 'write', n: 0, temporary: '.dossier-99-0123456789ab.tmp', change: { path: 'A.md', ...change } },
	];
	const vault = tempVault({
		'A.md': NOTE,
		'.dossier-99-0123456789ab.tmp': 'half',
		[`.dossier/runs/${ID}/journal.jsonl`]: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"kind":"wri`,
	});
	linkSync(join(vault, 'A.md'), join(vault, `.dossier/runs/${ID}/0.old`));
	expect((await runCli(['set', vault, 'A', 'status=enacted'])).code).toBe(0);
	expect(readdirSync(join(vault, '.dossier/runs'))).toEqual(['2026-03-14T09-26-53-589']);
	expect(Object.keys(snapshot(vault))).toEqual(['A.md']);
});

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

describe.skipIf(process.platform === 'win32')('a note whose name no new note gets', () => {
	const NAMES = ['a\nb', 'A: B', 'What?', 'CON', 'x .', 'x\u001b[31m', '"q"|<r>*'];

	test.each(NAMES)('%j has it again after it was renamed', async (name) => {
		const vault = tempVault({
			[`F/${name}.md`]: '---\ntype: country\n---\ntext\n',
			'B.md': `---\nactors: [${JSON.stringify(name)}]\n---\n`,
		});
		const before = snapshot(vault);
		expect((await runCli(['rename', vault, `F/${name}.md`, 'Other'])).code).toBe(0);
		expect(snapshot(vault)).not.toEqual(before);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual(before);
	});

	test.each(NAMES)('%j is there again after it was merged', async (name) => {
		const vault = tempVault({ [`F/${name}.md`]: 'text\n', 'B.md': 'other\n' });
		const before = snapshot(vault);
		expect((await runCli(['merge', vault, `F/${name}.md`, 'B', '--write'])).code).toBe(0);
		expect(snapshot(vault)).not.toHaveProperty([`F/${name}.md`]);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ ...before, [`.trash/${name}.md`]: 'text\n' });
	});
});
