import { Buffer } from 'node:buffer';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';
import { isWindows } from '../support/systems.ts';

const TYPE = '---\ntype: note-type\nname: event\nfields:\n  place: { kind: text }\n---\n';
const event = (name: string) => `---\ntype: event\nplace: ${name}\n---\n# ${name}\n`;

describe('a field that is renamed', () => {
	test.each<[string, (vault: string) => void]>([
		['is read-only', (vault) => chmodSync(join(vault, 'B.md'), 0o444)],
		['has the new name already', (vault) => writeFileSync(join(vault, 'B.md'), '---\ntype: event\nplace: x\nwhere: y\n---\n')],
	])('keeps its name everywhere where one note %s', async (_, spoil) => {
		const vault = tempVault({ 'Types/event.md': TYPE, 'A.md': event('A'), 'B.md': event('B') });
		spoil(vault);
		const before = snapshot(vault);
		const { code, stdout, stderr } = await runCli(['types', vault, 'rename-field', 'event', 'place', 'where', '--write']);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain('dossier: B.md');
		expect(stderr).toContain('nothing was written');
		expect(snapshot(vault)).toEqual(before);
	});

	test('is renamed in its notes and in the note of its type', async () => {
		const vault = tempVault({ 'Types/event.md': TYPE, 'A.md': event('A') });
		expect(await runCli(['types', vault, 'rename-field', 'event', 'place', 'where', '--write'])).toEqual({
			code: 0,
			stdout: '`place` is `where` in 2 notes; dossier undo VAULT takes it back\n',
			stderr: '',
		});
		expect(readFileSync(join(vault, 'Types/event.md'), 'utf8')).toContain('  where: { kind: text }');
	});
});

const MALFORMED = '---\na: 1\na: 2\n---\n';

describe('a baseline that is updated by a run that looks at a part', () => {
	const accepts = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { findings: Record<string, unknown> };

	test('keeps what it accepts of other notes', async () => {
		const vault = tempVault({ 'A/A.md': MALFORMED, 'B/B.md': MALFORMED });
		const file = join(tempVault(), 'baseline.json');
		await runCli(['check', vault, '--baseline', file, '--update-baseline']);
		const whole = accepts(file);
		expect(Object.keys(whole.findings)).toEqual(['A/A.md', 'B/B.md']);
		await runCli(['check', vault, 'A/**', '--baseline', file, '--update-baseline']);
		expect(accepts(file)).toEqual(whole);
		writeFileSync(join(vault, 'A/A.md'), 'sound\n');
		await runCli(['check', vault, 'A/**', '--baseline', file, '--update-baseline']);
		expect(Object.keys(accepts(file).findings)).toEqual(['B/B.md']);
	});

	test('keeps what it accepts of other rules', async () => {
		const vault = tempVault({ 'A.md': MALFORMED });
		const file = join(tempVault(), 'baseline.json');
		await runCli(['check', vault, '--baseline', file, '--update-baseline']);
		const whole = accepts(file);
		await runCli(['check', vault, '--rule', 'field-kind', '--baseline', file, '--update-baseline']);
		expect(accepts(file)).toEqual(whole);
	});

	test('is not said to be out of date for what the run did not look at', async () => {
		const vault = tempVault({ 'A.md': MALFORMED, 'B.md': MALFORMED });
		const file = join(tempVault(), 'baseline.json');
		await runCli(['check', vault, '--baseline', file, '--update-baseline']);
		expect(await runCli(['check', vault, 'A.md', '--baseline', file])).toMatchObject({ code: 0, stderr: '' });
	});

	test.each([
		['a note', 'Iran.md', 'Iran.md would be a note'],
		['a note that is not there yet', 'New.MD', 'New.MD would be a note'],
		[
			'a file of another program',
			'package.json',
			'package.json is another file (`findings` is not what `--update-baseline` writes), which stays as it is',
		],
		['a file outside, by a link in the vault', 'out/base.json', 'leads out of the vault; nothing is written there'],
	])('never takes the place of %s', async (_, name, told) => {
		const outside = tempVault();
		const vault = tempVault({ 'Iran.md': MALFORMED, 'package.json': '{"name":"x"}' });
		symlinkSync(outside, join(vault, 'out'));
		const before = snapshot(vault);
		const { code, stderr } = await runCli(['check', vault, '--baseline', join(vault, name), '--update-baseline']);
		expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
		expect(snapshot(vault)).toEqual(before);
		expect(readdirSync(outside)).toEqual([]);
	});

	test('forgets a note that is gone only where every note was looked at', async () => {
		const vault = tempVault({ 'A.md': MALFORMED });
		const file = join(tempVault(), 'baseline.json');
		writeFileSync(file, JSON.stringify({ findings: { 'Gone.md': { 'field-kind': { x: 1 } } }, version: 1 }));
		await runCli(['check', vault, 'A.md', '--baseline', file, '--update-baseline']);
		expect(Object.keys(accepts(file).findings)).toEqual(['A.md', 'Gone.md']);
		await runCli(['check', vault, '--baseline', file, '--update-baseline']);
		expect(Object.keys(accepts(file).findings)).toEqual(['A.md']);
	});
});

describe('what matches nothing is an error', () => {
	test.each([['check'], ['fix'], ['related'], ['sources'], ['inspect'], ['wanted'], ['types'], ['undo']])(
		'an empty VAULT of %s',
		async (command) => {
			const vault = tempVault({ 'A.md': MALFORMED });
			expect(await runCli([command, ''], vault)).toEqual({
				code: 2,
				stdout: '',
				stderr: 'dossier: VAULT is empty; give the folder of a vault, such as . for the current one\n',
			});
		},
	);

	test.each([
		[['check', '--type', 'polcy'], 'dossier: --type "polcy" matches no note of the vault; did you mean policy?\n'],
		[['fix', '--type', 'country'], 'dossier: --type "country" matches no note of the vault\n'],
		[['check', 'Nowhere/**'], 'dossier: "Nowhere/**" is no note, folder or pattern of the vault'],
	])('%j', async ([command = '', ...options], message) => {
		const vault = tempVault({ 'A.md': '---\ntype: policy\n---\n' });
		const { code, stderr } = await runCli([command, vault, ...options]);
		expect(code).toBe(2);
		expect(stderr).toContain(message);
	});
});

test.each([['sources'], ['inspect'], ['related'], ['backlinks'], ['check']])(
	'a note that cannot be read and that %s was asked for by name ends the run with 1',
	async (command) => {
		const vault = tempVault({ 'A.md': 'a\n', 'B.md': Buffer.from('caf\u00e9', 'latin1') });
		expect((await runCli([command, vault, 'B.md'])).code).toBe(1);
		expect((await runCli([command, vault, 'A.md'])).code).toBe(0);
	},
);

test.skipIf(isWindows)('a note or a folder whose name is not UTF-8 is reported, never taken for clean (Windows has none)', async () => {
	const vault = tempVault({ 'A.md': 'a\n' });
	writeFileSync(Buffer.concat([Buffer.from(join(vault, '/')), Buffer.from([0x63, 0x61, 0x66, 0xe9]), Buffer.from('.md')]), 'x');
	const { code, stdout } = await runCli(['check', vault]);
	expect(code).toBe(1);
	expect(stdout).toContain('caf\ufffd.md');
	expect(stdout).toContain('this has a name that is not UTF-8, so it cannot be opened; rename it');
});
