import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { holdDebounced } from '../support/appModule.ts';
import { liveVaultInMemory, type LiveVaultInMemory, type StoredInApp } from '../support/liveVaultInMemory.ts';
import { runs } from '../support/runs.ts';

/** A vault whose app tells of each change when it is let. */
interface ToldLater extends LiveVaultInMemory {
	/** Lets the app tell of so many changes, of all where absent, and waits for what comes of it. */
	readonly hear: (changes?: number) => Promise<void>;
	/** Has the app not tell of so many changes. */
	readonly skip: (changes: number) => void;
	/** What the plugin writes into a file. */
	readonly write: (path: string, text: string) => void;
}

/** @param isAllLate whether it tells late as well that a file is there or is not; the app does that at once, and late only what it has read. */
async function toldLater(files: Readonly<Record<string, string>>, isAllLate = false, stored: StoredInApp = {}): Promise<ToldLater> {
	const waiting: (() => void)[] = [];
	const vault = await liveVaultInMemory(files, {
		...stored,
		tell: (telling, what) => {
			if (isAllLate || what === 'text') waiting.push(telling);
			else telling();
		},
	});
	return Object.assign(vault, {
		hear: async (changes = Infinity) => {
			for (const telling of waiting.splice(0, changes)) telling();
			await new Promise((done) => {
				setTimeout(done, 0);
			});
		},
		skip: (changes: number) => void waiting.splice(0, changes),
		write: (path: string, text: string) => {
			vault.put(path, text);
			vault.live.wrote(path, text);
		},
	});
}

const links = ({ live }: LiveVaultInMemory, path = 'A.md'): readonly string[] | undefined =>
	live.index.record(path)?.links.map(({ target }) => target);

test('what the plugin wrote is known at once, and the app that tells of the same text changes nothing', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' });
	vault.write('A.md', '[[after]]');
	expect(links(vault)).toEqual(['after']);
	const { revision } = vault.live;
	await vault.hear();
	expect([links(vault), vault.live.revision]).toEqual([['after'], revision]);
});

test('a text from before the write that the app tells late does not come back', async () => {
	const vault = await toldLater({ 'A.md': '[[first]]' });
	const seen: unknown[] = [];
	vault.live.onChange(() => seen.push(links(vault)));
	vault.put('A.md', '[[by another]]');
	vault.write('A.md', '[[once]]');
	vault.write('A.md', '[[twice]]');
	for (let changes = 0; changes < 3; changes += 1) await vault.hear(1);
	expect([links(vault), seen]).toEqual([['twice'], [['once'], ['twice']]]);
});

test('what another wrote afterwards is taken in, though it is what stood there before', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' });
	vault.write('A.md', '[[after]]');
	await vault.hear();
	vault.write('A.md', '[[again]]');
	vault.put('A.md', '[[before]]');
	await vault.hear();
	expect(links(vault)).toEqual(['before']);
});

test('a note that the plugin deletes and makes again is there, whenever the app tells that it was deleted', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' }, true);
	vault.remove('A.md');
	vault.live.gone('A.md');
	expect(links(vault)).toBeUndefined();
	vault.write('A.md', '[[again]]');
	await vault.hear(1);
	expect(links(vault)).toEqual(['again']);
	await vault.hear();
	expect(links(vault)).toEqual(['again']);
});

test('what the app tells late of a note that is gone is not taken for what the one says that has its name now', async () => {
	const vault = await toldLater({ 'A.md': '', 'x/A.md': '[[of the other]]' });
	vault.put('A.md', '[[of A]]');
	vault.remove('A.md');
	vault.rename('x/A.md', 'A.md');
	await vault.hear();
	expect(links(vault)).toEqual(['of the other']);
});

test('what was written into an editor is known before it is saved, with what is typed or taken back there', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' });
	vault.edit('A.md', '[[written]]');
	vault.live.wrote('A.md', '[[written]]');
	expect(links(vault)).toEqual(['written']);
	vault.edit('A.md', '[[written]] [[typed]]');
	await vault.hear();
	expect(links(vault)).toEqual(['written', 'typed']);
	vault.edit('A.md', '[[before]]');
	await vault.hear();
	expect(links(vault)).toEqual(['before']);
});

test('what another wrote after the plugin is taken in though the note moves while it is looked up', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' });
	vault.write('A.md', '[[after]]');
	const read = vi.spyOn(vault.app.vault, 'cachedRead');
	read.mockImplementationOnce(async () => {
		vault.rename('A.md', 'Old/A.md');
		return '[[by another]]';
	});
	vault.put('A.md', '[[by another]]');
	// The app reads both changes at once and tells of the last alone.
	vault.skip(1);
	await vault.hear();
	expect([links(vault), links(vault, 'Old/A.md')]).toEqual([undefined, ['by another']]);
});

test('a note in which the plugin wrote is none any more once it becomes another kind of file', async () => {
	const vault = await toldLater({ 'A.md': '[[before]]' });
	vault.write('A.md', '[[after]]');
	vault.put('A.md', '[[by another]]');
	vault.rename('A.md', 'A.png');
	await vault.hear();
	expect(vault.index.paths()).toEqual([]);
});

test('what is typed into two notes in which the plugin wrote is known of both', async () => {
	const vault = await toldLater({ 'A.md': '', 'B.md': '' });
	const letDebounced = holdDebounced();
	for (const path of ['A.md', 'B.md']) {
		vault.edit(path, '[[written]]');
		vault.live.wrote(path, '[[written]]');
	}
	for (const path of ['A.md', 'B.md']) vault.edit(path, '[[written]] [[typed]]');
	letDebounced();
	await vault.hear();
	expect([links(vault), links(vault, 'B.md')]).toEqual([
		['written', 'typed'],
		['written', 'typed'],
	]);
});

test('a note that the app told of before what was typed into it was looked up is stored as it was told', async () => {
	const stored: unknown[] = [];
	const onSave: StoredInApp['onSave'] = (changed, removed) => stored.push([changed.map((row) => row.path), removed]);
	const vault = await toldLater({ 'A.md': '' }, false, { onSave });
	const letDebounced = holdDebounced();
	vault.edit('A.md', '[[written]]');
	vault.live.wrote('A.md', '[[written]]');
	vault.edit('A.md', '[[written]] ');
	vault.edit('A.md', '[[written]]');
	vault.put('A.md', '[[written]]');
	await vault.hear();
	letDebounced();
	await vault.hear();
	expect(stored.at(-1)).toEqual([['A.md'], []]);
});

test('what was taken back in an editor is known wherever the note moves, however far the editor is read by then', async () => {
	for (let turns = 0; turns < 12; turns += 1) {
		const vault = await toldLater({ 'A.md': '[[before]]' });
		vault.edit('A.md', '[[written]]');
		vault.live.wrote('A.md', '[[written]]');
		vault.edit('A.md', '[[before]]');
		for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
		vault.edit('A.md', undefined);
		vault.rename('A.md', 'B.md');
		await vault.hear();
		expect(links(vault, 'B.md'), `after ${turns} turns`).toEqual(['before']);
		vault.dispose();
	}
});

type Step =
	| { readonly kind: 'write' | 'put' | 'edit' | 'editByPlugin'; readonly path: string; readonly text: string }
	| { readonly kind: 'takeAway' | 'remove' | 'save' | 'close'; readonly path: string }
	| { readonly kind: 'rename'; readonly path: string; readonly to: string }
	| { readonly kind: 'hear'; readonly changes: number };

const path = fc.constantFrom('A.md', 'B.md', 'C.md');
const text = fc.constantFrom('[[A]]', '[[B]]', '---\naliases: [N]\n---\n[[C]]', '[[N]] [[A]]');
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constantFrom('write' as const, 'put' as const, 'edit' as const, 'editByPlugin' as const), path, text }),
	fc.record({ kind: fc.constantFrom('takeAway' as const, 'remove' as const, 'save' as const, 'close' as const), path }),
	fc.record({ kind: fc.constant('rename' as const), path, to: path }),
	fc.record({ kind: fc.constant('hear' as const), changes: fc.integer({ min: 1, max: 3 }) }),
);

/** A vault whose editors save what is in them before anybody else writes, as the app merges both. */
class Played {
	readonly files = new Map([['A.md', '[[A]]']]);
	readonly #editors = new Map<string, string>();

	constructor(readonly vault: ToldLater) {}

	async play(each: Step): Promise<void> {
		const { vault, files } = this;
		if (each.kind === 'hear') return vault.hear(each.changes);
		const isThere = files.has(each.path);
		switch (each.kind) {
			case 'write':
			case 'put':
				this.#close(each.path);
				files.set(each.path, each.text);
				vault[each.kind](each.path, each.text);
				return;
			case 'edit':
			case 'editByPlugin':
				if (!isThere) return;
				this.#editors.set(each.path, each.text);
				vault.edit(each.path, each.text);
				if (each.kind === 'editByPlugin') vault.live.wrote(each.path, each.text);
				return;
			case 'save':
				this.#save(each.path);
				return;
			case 'close':
				this.#close(each.path);
				return;
			case 'rename':
				if (!isThere || files.has(each.to)) return;
				this.#close(each.path);
				files.set(each.to, files.get(each.path) ?? '');
				files.delete(each.path);
				vault.rename(each.path, each.to);
				return;
			case 'remove':
			case 'takeAway':
				if (!isThere) return;
				this.#editors.delete(each.path);
				files.delete(each.path);
				vault.remove(each.path);
				if (each.kind === 'takeAway') vault.live.gone(each.path);
		}
	}

	closeAll(): void {
		for (const open of [...this.#editors.keys()]) this.#close(open);
	}

	/** Nothing is written, and nothing told, where the file says so already. */
	#save(of: string): void {
		const edited = this.#editors.get(of);
		if (edited === undefined || edited === this.files.get(of)) return;
		this.files.set(of, edited);
		this.vault.put(of, edited);
	}

	#close(of: string): void {
		this.#save(of);
		this.#editors.delete(of);
		this.vault.edit(of, undefined);
	}
}

test('whoever writes, wherever, and whenever the app tells of it, the index ends with what the files say', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
			const played = new Played(await toldLater({ 'A.md': '[[A]]' }));
			for (const each of steps) await played.play(each);
			played.closeAll();
			await played.vault.hear();
			const fresh = await liveVaultInMemory(Object.fromEntries(played.files));
			const { live } = played.vault;
			expect(live.index.paths().map((known) => live.index.record(known))).toEqual(
				fresh.index.paths().map((known) => fresh.index.record(known)),
			);
			expect(live.index.wanted()).toEqual(fresh.index.wanted());
			played.vault.dispose();
			fresh.dispose();
		}),
		{ numRuns: runs(400) },
	);
});
