import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CliRun, keepingAll, runCliIn } from '../support/runCli.ts';
import { tempVault } from '../support/tempVault.ts';

const check = (vault: string, ...flags: string[]): Promise<CliRun> =>
	runCliIn(keepingAll(), ['check', vault, '--format', 'json', ...flags]);

/** Enough that one is no large share of them. */
const NOTES = 60;

function vaultOfMany(): string {
	const files: Record<string, string> = {
		'Types/event.md': '---\ntype: note-type\nname: event\nfields:\n  where: { kind: note, of: country, required: true }\n---\n',
		'Iran.md': '---\ntype: country\naliases: [Persia]\n---\n',
	};
	for (let n = 0; n < NOTES; n++)
		files[`e/${n % 7}/Event ${n}.md`] =
			`---\ntype: event\n${n % 50 === 0 ? '' : 'where: Persia\n'}---\nAfter [[Event ${(n * 31) % NOTES}]], with [[Nobody ${n % 3}]].\n\n## Related Notes\n- [[Iran]]\n`;
	return tempVault(files);
}

test('after whatever change the cache says what a fresh look says', async () => {
	const vault = vaultOfMany();
	const at = (path: string) => join(vault, path);
	const steps: [string, () => void, string?][] = [
		['nothing', () => undefined],
		[
			'a sentence',
			() =>
				writeFileSync(
					at('e/1/Event 1.md'),
					'---\ntype: event\nwhere: Persia\n---\n\nA sentence.\n\nAfter [[Event 31]], with [[Nobody 1]].\n\n## Related Notes\n- [[Iran]]\n',
				),
		],
		[
			'another link',
			() =>
				writeFileSync(at('e/2/Event 2.md'), '---\ntype: event\nwhere: Iran\n---\nAfter [[Event 3]] and [[Event 4]].\n\n## Related Notes\n'),
		],
		['another alias', () => writeFileSync(at('Iran.md'), '---\ntype: country\naliases: [Islamic Republic]\n---\n')],
		['another type', () => writeFileSync(at('Iran.md'), '---\ntype: policy\naliases: [Persia]\n---\n')],
		['a note that takes up what a type asks for', () => writeFileSync(at('Law.md'), '---\ntype: policy\nstatus: enacted\n---\n')],
		['a note that gives it up', () => writeFileSync(at('Law.md'), '---\ntype: policy\n---\n')],
		['a heading that takes up a section', () => writeFileSync(at('Law.md'), '---\ntype: policy\n---\n## Overview\n')],
		['a heading that gives it up', () => writeFileSync(at('Law.md'), '---\ntype: policy\n---\n## Nothing\n')],
		['a note that came', () => writeFileSync(at('Nobody 1.md'), '---\ntype: country\n---\n')],
		['a file that came', () => writeFileSync(at('Nobody 2.png'), '')],
		['a note that went', () => rmSync(at('e/3/Event 3.md'))],
		['a note that moved', () => renameSync(at('e/4/Event 4.md'), at('Event 4 anew.md'))],
		['a note that broke', () => writeFileSync(at('e/5/Event 5.md'), '---\na: [1\n---\n')],
		['a note that is no text', () => writeFileSync(at('e/6/Event 6.md'), Uint8Array.from([0xff, 0xfe, 0, 1]))],
		[
			'a type note',
			() =>
				writeFileSync(at('Types/event.md'), '---\ntype: note-type\nname: event\nfields:\n  when: { kind: date, required: true }\n---\n'),
		],
		['a type note that went', () => rmSync(at('Types/event.md'))],
		[
			'other settings',
			() => (
				mkdirSync(at('.obsidian/plugins/dossier'), { recursive: true }),
				writeFileSync(at('.obsidian/plugins/dossier/data.json'), '{"settings":{"rules":{"known-type":"error"}}}')
			),
		],
		['a cache that is no JSON', () => writeFileSync(at('.dossier/cache/check.jsonl'), '{"version":1'), 'check.jsonl'],
		[
			'a cache that was cut off',
			() =>
				writeFileSync(
					at('.dossier/cache/check.jsonl'),
					readFileSync(at('.dossier/cache/check.jsonl'), 'utf8')
						.split('\n')
						.slice(0, NOTES / 2)
						.join('\n'),
				),
			'check.jsonl',
		],
		[
			'a cache whose rows somebody made up',
			() => {
				const [head] = readFileSync(at('.dossier/cache/check.jsonl'), 'utf8').split('\n');
				writeFileSync(at('.dossier/cache/check.jsonl'), `${head}\n["A.md",null,[["rule","worst","message",[],[]]],[],1]\n"end"\n`);
			},
			'check.jsonl',
		],
		[
			'records that are none',
			() => (writeFileSync(at('.dossier/cache/records.bin'), '[]'), writeFileSync(at('e/1/Event 8.md'), 'new\n')),
			'records.bin',
		],
	];
	await check(vault);
	expect(existsSync(at('.dossier/cache/check.jsonl'))).toBe(true);
	for (const [what, change, damaged] of steps) {
		change();
		const { stderr, ...cached } = await check(vault);
		const fresh = await check(vault, '--no-cache');
		expect({ ...cached, stderr: fresh.stderr }, what).toEqual(fresh);
		const said = stderr.split('\n').filter((line) => line.includes('cannot be used'));
		expect(said, what).toEqual(
			damaged === undefined ? [] : [expect.stringContaining(`/.dossier/cache/${damaged} cannot be used and is kept as ${damaged}.bad-`)],
		);
	}
	// After any other step the next one has looked at what that step left.
	expect(await check(vault), 'looked at again').toEqual(await check(vault, '--no-cache'));
}, 120_000);

test('where nothing changed nothing is read', async () => {
	const vault = vaultOfMany();
	await check(vault);
	const cache = join(vault, '.dossier/cache/check.jsonl');
	writeFileSync(cache, readFileSync(cache, 'utf8').replaceAll('is missing', 'IS MISSING'));
	expect((await check(vault)).stdout).toContain('`where` IS MISSING');
	expect((await check(vault, '--no-cache')).stdout).not.toContain('IS MISSING');
});

test('a change that keeps size and time is seen by the time of the change itself', async () => {
	const vault = vaultOfMany();
	const path = join(vault, 'e/1/Event 1.md');
	const time = new Date(1_700_000_000_000);
	utimesSync(path, time, time);
	await check(vault);
	writeFileSync(path, readFileSync(path, 'utf8').replace('where: Persia', 'where: Nobody'));
	utimesSync(path, time, time);
	expect(await check(vault)).toEqual(await check(vault, '--no-cache'));
});

test('a vault of fewer than 500 notes gets no folder of ours from a check', async () => {
	const vault = tempVault(Object.fromEntries(Array.from({ length: 499 }, (_, n) => [`${n}.md`, 'a\n'])));
	const argv = ['check', vault];
	await runCliIn({}, argv);
	expect(existsSync(join(vault, '.dossier'))).toBe(false);
	writeFileSync(join(vault, 'A.md'), 'a\n');
	await runCliIn({}, argv);
	expect(existsSync(join(vault, '.dossier/cache/check.jsonl'))).toBe(true);
});

test('a vault whose own folder cannot be used is checked without a cache', async () => {
	const vault = vaultOfMany();
	writeFileSync(join(vault, '.dossier'), 'a file\n');
	chmodSync(join(vault, '.dossier'), 0o444);
	expect(await check(vault)).toEqual(await check(vault, '--no-cache'));
});

test('what leads to a note is told from the cache as it is from the notes, and from the notes once one has changed', async () => {
	const files: Record<string, string> = {
		'Types/event.md': '---\ntype: note-type\nname: event\nfields:\n  where: { kind: note, of: country }\n---\n',
		'Iran.md': '---\ntype: country\naliases: [Persia, "Îrân"]\n---\n',
		'Other.md': '---\naliases: [Persia]\n---\n',
		'b/Event 8.md': 'Another of the name; see [[Event 9]].\n',
		'Picture.png': '',
	};
	for (let n = 0; n < NOTES; n += 1)
		files[`a/Event ${n}.md`] =
			`---\ntype: event\nwhere: ${n % 2 === 0 ? 'Persia' : 'iran'}\n---\n# Title\n[[Event ${(n * 7) % NOTES}]] and [[a/Event 8|eight]], [[b/event 8]], [[Îran]], [[Picture.png]]\n`;
	const vault = tempVault(files);
	const ask = async () =>
		Promise.all([
			runCliIn({}, ['backlinks', vault, 'Iran']),
			...['Iran', 'Other', 'a/Event 8.md', 'b/Event 8.md', 'Event 9', 'Event 13'].map((note) =>
				runCliIn({}, ['backlinks', vault, note, '--format', 'json']),
			),
		]);
	const read = await ask();
	await check(vault);
	const links = join(vault, '.dossier/cache/links.jsonl');
	expect(await ask()).toEqual(read);
	writeFileSync(links, readFileSync(links, 'utf8').replace(/^\["b\/Event 8\.md".*$/m, '["b/Event 8.md",[],[0]]'));
	expect((await runCliIn({}, ['backlinks', vault, 'b/Event 8.md'])).stdout).toBe('0 notes link to b/Event 8.md\n');
	writeFileSync(links, readFileSync(links, 'utf8').replace(/^\["Iran.*$/m, 'null'));
	expect(await ask()).toEqual(read);
	writeFileSync(join(vault, 'a/Event 1.md'), 'nothing\n');
	const changed = await ask();
	expect(changed).not.toEqual(read);
	rmSync(join(vault, '.dossier'), { recursive: true });
	expect(await ask()).toEqual(changed);
});

test('names in fields of which types say nothing lead to a note by the cache as well', async () => {
	const vault = tempVault({
		'Types/state.md': '---\ntype: note-type\nname: state\nfields:\n  actors: { kind: text, many: true }\n---\n',
		'Ada.md': '---\ntype: city\nactors: [Bern, Essen]\n---\n# Ada\n',
		'Cairo.md': '---\ntype: state\nactors: [Bern]\n---\n',
		'Bern.md': '',
		'Essen.md': '',
	});
	const ask = () => runCliIn({}, ['backlinks', vault, 'Bern']);
	const read = await ask();
	expect(read.stdout).toContain('1 note links to Bern.md');
	expect(await check(vault)).toMatchObject({ code: 0 });
	expect(await ask()).toEqual(read);
});

test('a note that could not be read is missed once it is gone', async () => {
	const vault = tempVault({
		'.dossier.json': '{"settings":{"rules":{"note-not-written":"warning"}}}',
		'A.md': 'See [[Broken]].\n',
		'Broken.md': Uint8Array.from([0xff, 0xfe, 0, 1]),
	});
	expect((await check(vault)).stdout).not.toContain('note-not-written');
	rmSync(join(vault, 'Broken.md'));
	expect((await check(vault)).stdout).toContain('note-not-written');
});
