import type { TFile, Vault } from 'obsidian';
import { expect, test } from 'vitest';
import { RereadQueue } from '../../src/obsidian/index/rereadQueue.ts';

const fileAt = (path: string): TFile => ({ path, stat: { mtime: 1, size: 1 } }) as TFile;

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

/** A queue over files that say their paths, and what it took. */
function queueOf(files: readonly TFile[], onRead: (file: TFile) => void = () => undefined) {
	const taken: string[] = [];
	const ended = new AbortController();
	const vault = {
		cachedRead: async (file: TFile) => {
			const { path } = file;
			onRead(file);
			if (path !== file.path) throw new Error('there is no such file');
			return path;
		},
		getFileByPath: (path: string) => files.find((file) => file.path === path) ?? null,
	} as Vault;
	const take = (file: TFile, { text }: { text: string }): void => void taken.push(`${file.path} says ${text}`);
	return { queue: new RereadQueue(vault, take, ended.signal), taken, end: () => ended.abort() };
}

test('a note that is added is read, whenever that is', async () => {
	for (let later = 0; later < 30; later += 1) {
		const files = [fileAt('A.md'), fileAt('B.md')];
		const { queue, taken } = queueOf(files);
		queue.add(files[0] as TFile);
		await turns(later);
		queue.add(files[1] as TFile);
		await expect.poll(() => [later, ...taken], { interval: 1 }).toEqual([later, 'A.md says A.md', 'B.md says B.md']);
	}
});

test('one that cannot be read where it was is read where it is', async () => {
	const file = fileAt('A.md');
	let reads = 0;
	const { queue, taken } = queueOf([file], () => {
		if ((reads += 1) < 3) file.path = `Moved ${reads}.md`;
	});
	queue.add(file);
	await expect.poll(() => taken).toEqual(['Moved 2.md says Moved 2.md']);
});

test.each<[string, (file: TFile, end: () => void) => void]>([
	['one that changes while it is read is not taken', ({ stat }) => (stat.mtime = 2)],
	['nothing is taken after the end', (_, end) => end()],
])('%s', async (_, meanwhile) => {
	const file = fileAt('A.md');
	const { queue, taken, end } = queueOf([file], () => meanwhile(file, end));
	queue.add(file);
	await turns(60);
	expect(taken).toEqual([]);
});
