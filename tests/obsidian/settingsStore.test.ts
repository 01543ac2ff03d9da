import { describe, expect, test } from 'vitest';
import { withSameOutlet } from '../../src/core/sources/sameOutlets.ts';
import { loadSettings } from '../../src/obsidian/settings/settingsStore.ts';
import type { DataFile } from '../../src/obsidian/settings/storedFile.ts';

/** A `data.json` in memory, as text: what is no JSON rejects, as in the app. */
function dataFile(text: string | null): DataFile & { text: string | null; readonly copies: string[] } {
	let at = 1000;
	const file = {
		text,
		copies: [] as string[],
		load: async () => (file.text === null ? null : (JSON.parse(file.text) as unknown)),
		save: async (data: unknown) => void (file.text = JSON.stringify(data)),
		keepAside: async () => {
			file.copies.push(file.text ?? '');
			return 'data.json.bad-2026-03-14';
		},
		now: () => at++,
	};
	return file;
}

function jsonOf(file: { readonly text: string | null }): Record<string, unknown> {
	return JSON.parse(file.text ?? 'null') as Record<string, unknown>;
}

describe('a data.json of a later version', () => {
	const LATER = {
		version: 7,
		settings: {
			typesFolder: 'Kinds',
			later: { deep: [1] },
			rules: { 'field-kind': 'off', 'later-rule': 'loud' },
			relatedAutomatic: 'by-thought',
		},
		dismissed: { 'A.md': ['B.md'] },
		more: { of: 'it' },
	};

	test('keeps every key and value that is not known, at every level, when something else is changed', async () => {
		const file = dataFile(JSON.stringify(LATER));
		const { store } = await loadSettings(file);
		await store.update({ noteLine: false });
		await store.update({ rules: { ...store.current.rules, 'field-kind': 'info' } });
		expect(jsonOf(file)).toMatchObject({
			version: 7,
			settings: {
				typesFolder: 'Kinds',
				later: { deep: [1] },
				rules: { 'field-kind': 'info', 'later-rule': 'loud' },
				relatedAutomatic: 'by-thought',
				noteLine: false,
			},
			dismissed: { 'A.md': ['B.md'] },
			more: { of: 'it' },
		});
	});

	test('has the app’s own folder of templates where none is set, and does not store it with other changes', async () => {
		const file = Object.assign(dataFile('{}'), { appTemplates: () => Promise.resolve({ folder: 'Meta/Templates' }) });
		const { store } = await loadSettings(file);
		expect(store.current.templatesFolder).toBe('Meta/Templates');
		await store.update({ noteLine: false });
		expect(jsonOf(file)).toMatchObject({ settings: { noteLine: false } });
		expect(JSON.stringify(jsonOf(file))).not.toContain('Meta');
		await store.reload();
		expect(store.current.templatesFolder).toBe('Meta/Templates');
		await store.update({ templatesFolder: 'Templates' });
		await store.reload();
		expect(store.current.templatesFolder).toBe('Templates');
	});

	test('loses a value that is not known when it is changed itself', async () => {
		const file = dataFile(JSON.stringify(LATER));
		const { store } = await loadSettings(file);
		await store.update({ relatedAutomatic: 'on-open' });
		expect(jsonOf(file)['settings']).toMatchObject({ relatedAutomatic: 'on-open' });
	});
});

describe('a data.json that cannot be read', () => {
	test.each([['{"settings": {"typ'], ['[]'], ['"text"'], ['']])(
		'as %j is kept aside, said once, and not written before something is changed',
		async (text) => {
			const file = dataFile(text);
			const { store, problems, isFirstRun } = await loadSettings(file);
			expect(problems).toEqual([
				'Dossier cannot read its data.json. A copy is kept as data.json.bad-2026-03-14; nothing is written before you change a setting.',
			]);
			expect([isFirstRun, store.current.typesFolder, file.text, file.copies]).toEqual([false, 'Types', text, [text]]);
			await store.reload();
			expect([file.text, file.copies]).toEqual([text, [text]]);
			await store.update({ noteLine: false });
			expect(jsonOf(file)).toMatchObject({ version: 1, settings: { noteLine: false } });
		},
	);

	test('in a part is kept aside, and the other parts hold', async () => {
		const text = '{"settings":{"typesFolder":"Kinds"},"linkHealth":"all fine"}';
		const file = dataFile(text);
		const { store, problems } = await loadSettings(file);
		expect(problems).toEqual([
			'Dossier cannot read `linkHealth` in its data.json. A copy is kept as data.json.bad-2026-03-14; nothing is written before you change a setting.',
		]);
		expect([store.current.typesFolder, file.text, file.copies]).toEqual(['Kinds', text, [text]]);
	});

	test('only for the moment of a save takes nothing from what was known', async () => {
		const file = dataFile('{"settings":{"typesFolder":"Kinds"}}');
		const { store } = await loadSettings(file);
		file.text = '{"settings":{"typ';
		await store.update({ noteLine: false });
		expect(jsonOf(file)['settings']).toEqual({ typesFolder: 'Kinds', noteLine: false });
	});
});

test('no file is a first run', async () => {
	const { isFirstRun, problems } = await loadSettings(dataFile(null));
	expect([isFirstRun, problems]).toEqual([true, []]);
});

test('what another device wrote meanwhile is kept by the next save', async () => {
	const file = dataFile('{"settings":{"typesFolder":"Kinds"}}');
	const { store } = await loadSettings(file);
	file.text = '{"settings":{"typesFolder":"Sorts","noteLine":false},"dismissed":{"A.md":["B.md"]}}';
	await store.setDismissed({ 'C.md': ['D.md'] });
	expect(jsonOf(file)).toMatchObject({
		settings: { typesFolder: 'Sorts', noteLine: false },
		dismissed: { 'A.md': ['B.md'], 'C.md': ['D.md'] },
	});
});

test('two devices of which the later overwrites the file of the other both keep their dismissals', async () => {
	const one = dataFile(null);
	const two = dataFile(null);
	const { store: first } = await loadSettings(one);
	const { store: second } = await loadSettings(two);
	await first.setDismissed({ 'A.md': ['B.md'] });
	await second.setDismissed({ 'C.md': ['D.md'] });
	// Sync lets the later file win.
	one.text = two.text;
	await first.reload();
	two.text = one.text;
	await second.reload();
	const both = { 'A.md': ['B.md'], 'C.md': ['D.md'] };
	expect([first.dismissed, second.dismissed, jsonOf(one)['dismissed'], one.text === two.text]).toEqual([both, both, both, true]);
	await second.setDismissed({ 'C.md': ['D.md'] });
	one.text = two.text;
	await first.reload();
	expect(first.dismissed).toEqual({ 'C.md': ['D.md'] });
});

test('what another device decided is kept where a save under way writes over its file', async () => {
	const file = dataFile(null);
	let go = (): void => undefined;
	const slow = new Promise<void>((resolve) => (go = resolve));
	const save = async (data: unknown): Promise<void> => slow.then(() => file.save(data));
	let tellRead = (): void => undefined;
	const nextRead = (): Promise<void> => new Promise((resolve) => (tellRead = resolve));
	const { store } = await loadSettings({ ...file, load: () => file.load().finally(() => tellRead()), save });
	const readForSave = nextRead();
	const saved = store.setDismissed({ 'A.md': ['B.md'] });
	await readForSave;
	file.text = '{"dismissed":{"C.md":["D.md"]}}';
	const readAgain = nextRead();
	const reloaded = store.reload();
	await readAgain;
	go();
	await Promise.all([saved, reloaded]);
	const both = { 'A.md': ['B.md'], 'C.md': ['D.md'] };
	expect([store.dismissed, jsonOf(file)['dismissed']]).toEqual([both, both]);
});

test('ignored rules and former names of two devices are merged entry by entry, and follow a note that moves', async () => {
	const one = dataFile(null);
	const two = dataFile(null);
	const { store: first } = await loadSettings(one);
	const { store: second } = await loadSettings(two);
	await first.setIgnores({ 'A.md': ['field-kind'] });
	await second.changeFormerNames((held) => ({ ...held, 'A.md': ['Old'] }));
	one.text = two.text;
	await first.reload();
	await first.moved('A.md', 'B.md');
	expect([first.ignores, first.formerNames.get('old')]).toEqual([{ 'B.md': ['field-kind'] }, [{ name: 'Old', path: 'B.md' }]]);
	two.text = one.text;
	await second.reload();
	expect(second.ignores).toEqual({ 'B.md': ['field-kind'] });
	await second.deleted('B.md');
	expect([second.ignores, jsonOf(two)['ignores']]).toMatchObject([{}, { 'B.md': { 'field-kind': { lifted: true } } }]);
});

test('what is decided in one go is saved in a few goes, and nothing of it is lost', async () => {
	const file = dataFile(null);
	let saves = 0;
	const { store } = await loadSettings({ ...file, load: () => file.load(), save: async (data) => ((saves += 1), file.save(data)) });
	const names = Array.from({ length: 50 }, (_, n) => `N${n}`);
	await Promise.all(names.map((name) => store.changeFormerNames((held) => ({ ...held, [`${name}.md`]: [name] }))));
	expect([saves < 5, store.formerNames.size, Object.keys(jsonOf(file)['formerNames'] ?? {}).length]).toEqual([true, 50, 50]);
});

describe('a folder that moves, each of its notes told by itself,', () => {
	const names = Array.from({ length: 300 }, (_, n) => `N${n}.md`);

	/** A store that counts how often it asks for the time, as it does whenever decisions are put together. */
	async function storeOf(dismissed: Readonly<Record<string, readonly string[]>>) {
		const file = dataFile(JSON.stringify({ dismissed }));
		const asked = { times: 0 };
		const now = (): number => ((asked.times += 1), file.now());
		const { store } = await loadSettings({ ...file, load: () => file.load(), save: (data) => file.save(data), now });
		asked.times = 0;
		return { store, asked, file };
	}

	test('leaves decisions about others as they are, without putting them together', async () => {
		const { store, asked } = await storeOf({ 'A.md': ['B.md'] });
		const before = store.dismissed;
		await Promise.all(names.map((name) => store.moved(`Old/${name}`, `New/${name}`)));
		await Promise.all(names.map((name) => store.deleted(`New/${name}`)));
		expect([store.dismissed === before, asked.times]).toEqual([true, 0]);
	});

	test('takes decisions about its notes along, which are put together a few times', async () => {
		const { store, asked, file } = await storeOf(Object.fromEntries(names.map((name) => [`Old/${name}`, ['Old/N7.md']])));
		await Promise.all(names.map((name) => store.moved(`Old/${name}`, `New/${name}`)));
		const moved = Object.fromEntries(names.map((name) => [`New/${name}`, ['New/N7.md']]));
		expect([store.dismissed, jsonOf(file)['dismissed'], asked.times < 10]).toEqual([moved, moved, true]);
	});
});

test('publishers that two devices counted as another are merged entry by entry, and one that was lifted stays so', async () => {
	const one = dataFile('{"settings":{"sameOutlets":["TJ = Journal"]}}');
	const two = dataFile(one.text);
	const { store: first } = await loadSettings(one);
	const { store: second } = await loadSettings(two);
	await first.changeSameOutlets((outlets) => withSameOutlet(outlets, 'WSJ', 'Journal'));
	await second.changeSameOutlets(() => ({ INSS: ['Institute'] }));
	one.text = two.text;
	await first.reload();
	two.text = one.text;
	await second.reload();
	const both = { INSS: ['Institute'], WSJ: ['Journal'] };
	expect([first.sameOutlets, second.sameOutlets, jsonOf(one)['settings'], one.text === two.text]).toEqual([both, both, {}, true]);
});

test('names that two devices took out of the wanted notes are merged entry by entry, and one that was lifted stays so', async () => {
	const one = dataFile('{"settings":{"wantedIgnored":["Somebody"]}}');
	const two = dataFile(one.text);
	const { store: first } = await loadSettings(one);
	const { store: second } = await loadSettings(two);
	expect(first.wantedIgnored).toEqual(['Somebody']);
	await first.setWantedIgnored('Oman', true);
	await second.setWantedIgnored('Somebody', false);
	one.text = two.text;
	await first.reload();
	two.text = one.text;
	await second.reload();
	expect([first.wantedIgnored, second.wantedIgnored, jsonOf(one)['settings'], one.text === two.text]).toEqual([
		['Oman'],
		['Oman'],
		{},
		true,
	]);
});

test('what the disk refuses to save is told once, holds all the same, and is saved with the next that it takes', async () => {
	const file = dataFile('{}');
	const told: string[] = [];
	let isFull = true;
	const { store, problems } = await loadSettings({
		...file,
		load: () => file.load(),
		save: (data) => (isFull ? Promise.reject(new Error('EROFS')) : file.save(data)),
		tell: (problem) => void told.push(problem),
	});
	await store.setWantedIgnored('Oman', true);
	// Two moves of one task, between which somebody asks what holds: each is a save of its own.
	const moves = [store.setDismissed({ 'A.md': ['B.md'] }), store.moved('A.md', 'C.md')];
	expect(store.dismissed).toEqual({ 'C.md': ['B.md'] });
	await Promise.all([...moves, store.moved('C.md', 'D.md')]);
	expect([told, problems]).toEqual([
		['Dossier cannot save its settings and decisions: EROFS. What you decide holds until Obsidian closes.'],
		[],
	]);
	expect([store.dismissed, store.wantedIgnored]).toEqual([{ 'D.md': ['B.md'] }, ['Oman']]);
	isFull = false;
	await store.setWantedIgnored('Qatar', true);
	expect(jsonOf(file)['dismissed']).toEqual({ 'D.md': ['B.md'] });
	expect(Object.keys(jsonOf(file)['wantedIgnored']?.['*' as never] ?? {})).toEqual(['Oman', 'Qatar']);
});

test('a damaged file of which no copy can be kept is told and left as it is', async () => {
	const file = dataFile('{ not JSON');
	const keepAside = () => Promise.reject(new Error('EROFS'));
	const { store, problems } = await loadSettings({ ...file, load: () => file.load(), save: (data) => file.save(data), keepAside });
	expect(problems).toEqual([
		'Dossier cannot read its data.json, nor keep a copy of it: EROFS. What you decide holds until Obsidian closes.',
	]);
	await store.update({ typesFolder: 'Kinds' });
	expect([store.current.typesFolder, file.text]).toEqual(['Kinds', '{ not JSON']);
});
