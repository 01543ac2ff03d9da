import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type BatchEntry, BatchReader, BatchWriter } from '../../../src/cli/vault/threads/noteBatch.ts';
import { batchAt, batchCount, sharePaths } from '../../../src/cli/vault/threads/pathBatches.ts';
import { allowedByQuota, threadsFor } from '../../../src/cli/vault/threads/threadCount.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { NoteIndex } from '../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';
import { arbitraryNote } from '../../support/arbitraryNote.ts';
import { bundleForThisProcess } from '../support/bundle.ts';
import { runWith } from '../support/runWith.ts';
import { tempVault } from '../support/tempVault.ts';
import { runs } from '../../support/runs.ts';
import { anyCodePoint } from '../../support/anyCodePoint.ts';

let command: Awaited<ReturnType<typeof bundleForThisProcess>>;
/** The program of a thread, as it was built. */
let program = '';
const programPath = () => join(dirname(command.path), 'noteReader.js');
beforeAll(async () => {
	command = await bundleForThisProcess();
	program = readFileSync(programPath(), 'utf8');
});
afterAll(() => command.remove());

/** Enough for four batches, with everything in it that reading may meet. */
function vaultOfMany(): string {
	const files: Record<string, string | Uint8Array> = {
		'Types/event.md': '---\ntype: note-type\nname: event\nfields:\n  where: { kind: note, of: country, required: true }\n---\n',
		'Types/wrong.md': '---\ntype: note-type\nname: [1\n---\n',
		'Iran.md': '---\ntype: country\naliases: [Persia, "Îrān — ایران"]\ntags: [a, b/c]\n---\n# Iran\n',
		'No text.md': Uint8Array.from([0xff, 0xfe, 0, 1]),
		'Latin.md': Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
		'Empty.md': '',
		'Picture.png': '',
		'Broken.md': '---\na: [1\n---\nText\n',
	};
	for (let n = 0; n < 200; n += 1)
		files[`e/${n % 7}/Event ${n}${n % 5 === 0 ? ' é—日' : ''}.md`] =
			`---\ntype: event\n${n % 50 === 0 ? '' : 'where: Persia\n'}status: "${n} — ê"\n---\n# Title ${n} 日本\nAfter [[Event ${(n * 31) % 200}|shown — so]], with [[Nobody ${n % 3}#part]].\n\n## Related Notes\n- [[Iran]]\n- [[Iran]]\n`;
	const vault = tempVault(files);
	symlinkSync(process.execPath, join(vault, 'Outside.md'));
	symlinkSync(join(vault, 'Iran.md'), join(vault, 'Again.md'));
	return vault;
}

async function check(threads: number, vault: string, ...flags: readonly string[]) {
	return await run(threads, 'check', vault, '--format', 'json', ...flags);
}

/** In this process, with so many threads of its own: that a process of its own takes them is tested where one is stopped (`stopping.test.ts`). */
async function run(count: number, ...args: readonly string[]) {
	// So few notes are read before a thread has started: its own thread leaves them to the others.
	return await runWith(command.run, args, { now: new Date(), threads: { count, fromNotes: 0, leavesAll: true } });
}

test('what several threads say is what one says, byte for byte; what a thread that breaks down had taken is read all the same', async () => {
	const vault = vaultOfMany();
	const alone = await check(0, vault, '--no-cache');
	expect(alone.stdout).toContain('`where` is missing');
	expect(await check(3, vault, '--no-cache')).toEqual(alone);
	const claim = "import { workerData } from 'node:worker_threads';\nAtomics.add(workerData.counters, 0, 1);\n";
	for (const broken of ["throw new Error('no');\n", `${claim}throw new Error('no');\n`, `${claim}process.exit(7);\n`]) {
		writeFileSync(programPath(), broken);
		onTestFinished(() => writeFileSync(programPath(), program));
		expect(await check(2, vault, '--no-cache'), broken).toEqual(alone);
	}
});

test('related notes that several threads rank are those that one ranks, byte for byte; what a thread that breaks down had taken is ranked all the same', async () => {
	const vault = vaultOfMany();
	const path = join(dirname(command.path), 'noteRanker.js');
	const ranker = readFileSync(path, 'utf8');
	const claim = "import { workerData } from 'node:worker_threads';\nAtomics.add(workerData.counters, 0, 3);\n";
	const inspected = await run(0, 'inspect', vault);
	expect(inspected.stdout).toContain('"probability": ');
	expect(await run(2, 'inspect', vault)).toEqual(inspected);
	onTestFinished(() => writeFileSync(path, ranker));
	writeFileSync(path, `${claim}throw new Error('no');\n`);
	expect(await run(1, 'inspect', vault)).toEqual(inspected);
	const related = await run(0, 'related', vault, '--format', 'json');
	writeFileSync(path, `${claim}process.exit(7);\n`);
	expect(await run(1, 'related', vault, '--format', 'json')).toEqual(related);
	writeFileSync(path, ranker);
	expect(await run(2, 'related', vault, '--format', 'json')).toEqual(related);
});

test('so it is for a part of the notes, and with a cache, whoever wrote it, after a change as well', async () => {
	const vault = vaultOfMany();
	const some = ['--type', 'event', '--rule', 'field-required'];
	const [alone, several] = [await check(0, vault, ...some), await check(3, vault, ...some)];
	expect(alone.stdout).toContain('`where` is missing');
	expect(several).toEqual(alone);
	const fresh = await check(2, vault);
	expect(await check(0, vault)).toEqual(fresh);
	for (const name of readdirSync(join(vault, 'e/1'))) writeFileSync(join(vault, 'e/1', name), '---\ntype: event\n---\nMore.\n');
	const cached = await check(2, vault);
	expect(cached).toEqual(await check(0, vault, '--no-cache'));
	expect(cached).not.toEqual(fresh);
});

test('a batch says of any note what was put into it', () => {
	const index = new NoteIndex(vaultSchemaOf(parseSettings({}).settings, { nameFields: () => ['actors', 'where'] }));
	const stamp = { mtimeMs: 1_700_000_000_000.123, ctimeMs: 2.5, size: 3, ino: 2 ** 40 };
	const places = [0, 1, 1, 1, 1, 2] as const;
	fc.assert(
		fc.property(fc.array(fc.tuple(arbitraryNote, fc.string({ unit: anyCodePoint })), { maxLength: 5 }), (notes) => {
			const entries = notes.map(([text, message], at): BatchEntry => {
				const path = `${at}.md`;
				index.put(parseNote(path, text));
				const record = index.packed(path);
				if (record === undefined || at % 4 === 3) return { kind: 'unreadable', message };
				return {
					kind: 'read',
					record,
					data: at % 2 === 0 ? undefined : { [message]: [message, 'é'] },
					stamp,
					own: { rows: at % 2 === 0 ? [] : [['rule', 'error', message, places, [[message, 1]]]], suggestions: at },
				};
			});
			const writer = new BatchWriter();
			for (const [at, entry] of entries.entries()) writer.add(at, entry);
			const paths = entries.map((_, at) => `${at}.md`);
			const read = [...new BatchReader(structuredClone(writer.finish()), (text) => text).entries(paths)];
			expect(read.map(([path]) => path)).toEqual(paths);
			// How many bytes a number has is decided for a whole batch.
			const plain = (entry: BatchEntry) =>
				entry.kind === 'read' ? { ...entry, record: { ...entry.record, numbers: [...entry.record.numbers] } } : entry;
			expect(read.map(([, entry]) => plain(entry))).toEqual(entries.map(plain));
		}),
		{ numRuns: runs(100) },
	);
});

test('paths keep every character in the memory that threads share', () => {
	const paths = Array.from({ length: 200 }, (_, n) => `f/${n} ${['é', '日本', '\ud800', '🌍', '\n'][n % 5] ?? ''}.md`);
	const shared = sharePaths(paths, (path) => path.includes('7'));
	const batches = Array.from({ length: batchCount(shared) }, (_, at) => batchAt(shared, at));
	expect(batches.flatMap((batch) => batch.paths)).toEqual(paths);
	expect(batches.flatMap((batch) => batch.paths.filter((_, index) => batch.isWanted(index)))).toEqual(
		paths.filter((path) => path.includes('7')),
	);
	expect(batchCount(sharePaths([], () => true))).toBe(0);
});

test.each([
	['no limit', 'max 100000\n', Infinity],
	['one core', '100000 100000\n', 1],
	['a part of one', '50000 100000\n', 0.5],
	['two and a half', '250000 100000\n', 2.5],
	['something else', 'what\n', Infinity],
])('a container that allows %s', (_, said, expected) => {
	expect(allowedByQuota(said)).toBe(expected);
});

test('DOSSIER_THREADS says how many threads help, whatever the size of the vault', () => {
	expect(threadsFor({ DOSSIER_THREADS: '3' })).toEqual({ count: 3, fromNotes: 0 });
	expect(threadsFor({ DOSSIER_THREADS: '0' })).toEqual({ count: 0, fromNotes: 0 });
	expect(threadsFor({ DOSSIER_THREADS: 'many' })).toEqual(threadsFor({}));
});
