import type { MarkdownView } from 'obsidian';
import process from 'node:process';
import { expect, test } from 'vitest';
import { dismiss as dismissOne } from '../../src/core/related/dismissals.ts';
import { changeDecisions } from '../../src/core/settings/storedDecisions.ts';
import { useHost, type HostTab } from '../support/browser.ts';
import { recordedMoments } from '../support/browser/storedNotes.ts';
import { leastOf } from '../support/leastOf.ts';
import { NOTHING_LEFT } from '../support/nothingLeft.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const ALL = process.env['DOSSIER_TORTURE'] === '1';

/** "Fix what is safe in this note" puts `actors` in brackets. */
const POLICY =
	'---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# Policy\n\n## Overview\n\nWords.\n\n## Related Notes\n\n## Sources\n';
const FIXED = POLICY.replace('actors: Iran', 'actors: [Iran]');

const settled = (tab: HostTab): Promise<void> => tab.page.evaluate(() => window.host.settled());
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const run = (tab: HostTab, id: string): Promise<boolean> =>
	tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);

async function ready(tab: HostTab): Promise<HostTab> {
	await untilRead(tab);
	return tab;
}

/** What `dossier check` of the app says, without the order in which it was learned. */
const report = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.runCli('dossier:check'));

/** Notes that lead to each other, some with a fault. */
function manyNotes(count: number): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, n) => [
			`n/Note ${n}.md`,
			`---\ntype: policy\n${n % 40 === 0 ? 'actors: Note 1' : 'actors: [Note 1]'}\nstatus: in force\n---\n# Note ${n}\n\n## Overview\n\nAfter [[Note ${(n * 7) % count}]].\n\n## Related Notes\n\n## Sources\n- [INSS - ${n}](https://inss.org.il/${n % 90})\n`,
		]),
	);
}

test('many notes that are there at the start are each read once by whoever needs them all, and nothing is written', async () => {
	const count = ALL ? 5000 : 500;
	const tab = await host.open({ files: manyNotes(count), data: {}, withoutPlugin: true });
	await settled(tab);
	await tab.page.evaluate(async () => {
		const { vault } = window.host.app;
		const reads: Record<string, number> = {};
		Object.assign(window, { reads });
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = (file) => {
			reads[file.path] = (reads[file.path] ?? 0) + 1;
			return read(file);
		};
		await window.host.enableDossier();
		// As while the app makes its own layout, and Sync brings what it has.
		for (const file of vault.getFiles()) vault.trigger('create', file);
	});
	await ready(tab);
	await tab.page.evaluate(() => window.host.runCli('dossier:check'));
	await expect.poll(() => recordedMoments(tab)).toBe(1);
	const reads = await tab.page.evaluate(() => Object.values((window as unknown as { reads: Record<string, number> }).reads));
	// The index, the record of what changed, and the check.
	expect([reads.length, Math.max(...reads)]).toEqual([count, 3]);
	expect(await tab.page.evaluate(() => window.host.writes.filter(({ who }) => who !== 'outside'))).toEqual([]);
	expect((JSON.parse(await report(tab)) as { diagnostics: unknown[] }).diagnostics.length).toBeGreaterThan(count / 50);
	await tab.close();
});

test('a checkout that makes, changes, moves and deletes many notes at once ends with what a fresh start finds', async () => {
	const count = ALL ? 300 : 100;
	const files = manyNotes(count);
	const tab = await ready(await host.open({ files, data: {} }));
	await tab.page.evaluate(async (notes) => {
		const changes: Promise<void>[] = [];
		for (let n = 0; n < notes; n += 1) {
			const path = `n/Note ${n}.md`;
			if (n % 5 === 0) changes.push(window.host.externalDelete(path));
			else if (n % 5 === 1) changes.push(window.host.externalRename(path, `moved/Note ${n}.md`));
			else if (n % 5 === 2) changes.push(window.host.externalWrite(path, `---\ntype: policy\n---\n# ${n}\n\n[[Note ${n + 1}]]\n`));
			changes.push(window.host.externalWrite(`new/Made ${n}.md`, `# Made ${n}\n\n[[Note ${n}]] and [[Made ${n + 1}]]\n`));
		}
		await Promise.all(changes);
	}, count);
	await ready(tab);
	const after = await tab.page.evaluate(() => window.host.files());
	const byText = async (of: HostTab): Promise<string> =>
		JSON.stringify((JSON.parse(await report(of)) as { diagnostics: object[] }).diagnostics.map((each) => JSON.stringify(each)).sort());
	const fresh = await ready(await host.open({ files: after, data: {} }));
	const expected = await byText(fresh);
	await fresh.close();
	// The index hears of a change a moment after the app has read it.
	await expect.poll(() => byText(tab)).toBe(expected);
	await tab.close();
});

test('a metadata cache that lags behind, or says nothing, changes neither what is found nor what is written', async () => {
	const tab = await ready(await host.open({ files: { 'Policy.md': POLICY, 'Iran.md': '# Iran\n' }, data: {} }));
	await tab.page.evaluate(() => {
		const { metadataCache } = window.host.app;
		const old = { frontmatter: { actors: ['long', 'gone'], status: 'old' }, links: [], headings: [] };
		Object.assign(metadataCache, {
			getFileCache: () => old,
			getCache: () => old,
			getFirstLinkpathDest: () => null,
		});
		Object.defineProperties(metadataCache, { resolvedLinks: { value: {} }, unresolvedLinks: { value: {} } });
	});
	await tab.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	await run(tab, 'fix-note');
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(FIXED);
	await tab.close();
});

test('a note that is open in two panes, typed into in one and changed from outside, keeps every word in both', async () => {
	const tab = await ready(await host.open({ files: { 'Policy.md': POLICY }, data: {} }));
	await tab.page.evaluate(async () => {
		await window.host.open('Policy.md', { mode: 'source' });
		await window.host.open('Policy.md', { mode: 'source', newLeaf: 'split' });
		window.host.app.workspace.activeEditor?.editor?.setCursor({ line: 9, ch: 6 });
		window.host.type(' Half a sen');
	});
	const outside = tab.page.evaluate((text) => window.host.externalWrite('Policy.md', text.replace('# Policy', '# The policy')), POLICY);
	await run(tab, 'fix-note');
	await outside;
	await settled(tab);
	await run(tab, 'fix-note');
	await settled(tab);
	const wanted = FIXED.replace('# Policy', '# The policy').replace('Words.', 'Words. Half a sen');
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(wanted);
	const shown = await tab.page.evaluate(() =>
		window.host.app.workspace.getLeavesOfType('markdown').map((leaf) => (leaf.view as MarkdownView).getViewData()),
	);
	expect(shown).toEqual([wanted, wanted]);
	await tab.close();
});

/** What the page holds after its garbage is collected, in bytes. */
async function heap(tab: HostTab): Promise<number> {
	const session = await tab.page.context().newCDPSession(tab.page);
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	await session.detach();
	return usedSize;
}

/** As many notes as the app takes in at a time: of two changes of one note it tells the second alone. */
const EDITED = 10;

/** Changes notes so often, with their links and their sources, each time heard and read. */
async function edit(tab: HostTab, times: number): Promise<void> {
	await tab.page.evaluate(
		async ({ count, edited }) => {
			for (let n = 0; n < count; n += 1) {
				const file = window.host.app.vault.getFileByPath(`n/Note ${n % edited}.md`);
				if (file === null) throw new Error('the note is not there');
				await window.host.app.vault.process(
					file,
					() =>
						`---\ntype: policy\nactors: [Note ${n % 50}]\n---\n# ${n % 7}\n\n[[Note ${n % 90}]] [[Nobody ${n % 13}]]\n\n## Sources\n- [INSS - ${n % 11}](https://inss.org.il/${n % 70})\n`,
				);
				if (n % edited === edited - 1) await window.host.settled();
			}
			// The stand-in keeps every write for its tests to look at.
			(window.host.writes as unknown[]).length = 0;
		},
		{ count: times, edited: EDITED },
	);
}

const EDITS = ALL ? 10_000 : 2000;

/** The first edits take 160, what the engine compiles among it, the next ones 80 and 30; who kept the text of each, no more, would take 300, 230 and 170. */
const BYTES_AN_EDIT = 130;

/** Of eight times as many edits each takes 45, what the engine keeps of its own coming and going; who kept the text of each would take 190. */
const BYTES_OF_MANY = 100;

test(
	`${EDITS} edits make the memory no larger`,
	async () => {
		const tab = await ready(await host.open({ files: manyNotes(200), data: {} }));
		for (const view of ['backlinks', 'problems', 'timeline', 'matrix', 'what-changed']) await run(tab, `show-${view}`);
		await edit(tab, 500);
		await tab.page.waitForTimeout(1000);
		const first = await heap(tab);
		let before = first;
		const grownByEdit = async (): Promise<number> => {
			await edit(tab, EDITS);
			await tab.page.waitForTimeout(1000);
			const now = await heap(tab);
			const grown = (now - before) / EDITS;
			before = now;
			return grown;
		};
		// What the engine keeps comes and goes, half a megabyte at once; what is never let go of grows each time. Where three rounds do not tell them apart, eight do.
		if ((await leastOf(BYTES_AN_EDIT, grownByEdit, 3)) >= BYTES_AN_EDIT) {
			for (let round = 3; round < 8; round += 1) await grownByEdit();
			expect((before - first) / (8 * EDITS)).toBeLessThan(BYTES_OF_MANY);
		}
		await tab.close();
	},
	ALL ? 1_200_000 : 120_000,
);

/** A note without blank lines and without bullets in its related section: what a run that was ended may have added, each bullet whole. */
function withoutBullets(text: string): readonly string[] {
	return text.split('\n').filter((line) => line !== '' && !/^- \[\[[^\]]+\]\]$/.test(line));
}

test(
	'turned off in the middle of anything it leaves nothing behind, and every note whole',
	async () => {
		const files = {
			...manyNotes(120),
			'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
			'A.md': `On [[Iran]]. ${SUBJECT}\n`,
			...OTHER_SUBJECTS,
		};
		const tab = await ready(await host.open({ files, data: {} }));
		const doings = [
			'read-again',
			'update-related-in-vault',
			'fix-vault',
			'learn-types',
			'show-vault-sources',
			'show-wanted',
			'show-problems',
			'show-timeline',
			'show-matrix',
			'show-what-changed',
			'new-note',
			'add-source',
			'export-sources-of-vault',
			'update-related',
			'fix-note',
		];
		const rounds = ALL ? 10 : 1;
		for (let round = 0; round < rounds; round += 1)
			for (const [at, id] of doings.entries()) {
				await tab.page.evaluate(
					async ([command, wait]) => {
						await window.host.open('n/Note 40.md', { mode: 'source' });
						void window.host.runCommand(`dossier:${command}`);
						await new Promise((resolve) => window.setTimeout(resolve, wait));
						await window.host.disableDossier();
					},
					[id, (at * 37 + round * 13) % 90] as const,
				);
				// What was being written to the browser's database is written to its end.
				await expect
					.poll(() => tab.page.evaluate(() => window.host.leftovers()), { message: `${id}, round ${round}` })
					.toEqual(NOTHING_LEFT);
				await tab.page.evaluate(() => window.host.enableDossier());
			}
		await ready(tab);
		const now = await tab.page.evaluate(() => window.host.files());
		for (const [path, text] of Object.entries(files)) {
			const after = now[path];
			const wanted = [text, text.replace('actors: Note 1\n', 'actors: [Note 1]\n')].map(withoutBullets);
			expect(wanted, path).toContainEqual(withoutBullets(typeof after === 'string' ? after : ''));
		}
		await tab.close();
	},
	ALL ? 600_000 : 120_000,
);

test('two devices whose sync interleaves keep what each of them dismissed, and every line that was written', async () => {
	const files = {
		'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
		'Oman.md': `# Oman\n\n${SUBJECT}\n\n## Related Notes\n`,
		'Policy.md': POLICY,
		...OTHER_SUBJECTS,
	};
	const DATA = '.obsidian/plugins/dossier/data.json';
	const devices = [
		await ready(await host.open({ files, data: {} })),
		await ready(await host.open({ files, data: {}, ownPage: true })),
	] as const;
	const [one, two] = devices;
	const dataOf = async (tab: HostTab) => JSON.parse((await disk(tab, DATA)) ?? '{}') as Record<string, unknown>;
	/** The later file wins, whole, as sync services have it. */
	const sync = async (from: HostTab, to: HostTab) => {
		const data = await dataOf(from);
		await to.page.evaluate((given) => window.host.externalSettings(given), data);
	};
	/** What the command `related NOTE --never OTHER` writes beside a running app. */
	const dismiss = async (tab: HostTab, note: string, path: string) => {
		const data = changeDecisions(
			await dataOf(tab),
			({ dismissals }) => ({ dismissals: dismissOne(dismissals, [{ note, path }]) }),
			Date.now(),
		);
		await tab.page.evaluate((given) => window.host.externalSettings(given), data);
	};
	await dismiss(one, 'Iran.md', 'Policy.md');
	await dismiss(two, 'Oman.md', 'Policy.md');
	await two.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	await run(two, 'fix-note');
	await expect.poll(() => disk(two, 'Policy.md')).toBe(FIXED);
	// Neither has seen the other's file yet; then they overwrite each other, twice.
	await sync(two, one);
	await sync(one, two);
	await dismiss(one, 'Iran.md', 'Oman.md');
	await sync(one, two);
	await sync(two, one);
	const both = { 'Iran.md': ['Oman.md', 'Policy.md'], 'Oman.md': ['Policy.md'] };
	await expect.poll(async () => (await dataOf(one))['dismissed']).toEqual(both);
	// A sync carries what is saved by then, which may not have been all.
	await sync(one, two);
	await expect.poll(async () => (await dataOf(two))['dismissed']).toEqual(both);
	// The note that one device mended comes to the other while that one types in it.
	await one.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	await one.page.evaluate(() => {
		window.host.app.workspace.activeEditor?.editor?.setCursor({ line: 9, ch: 6 });
		window.host.type(' And mine.');
	});
	await one.page.evaluate((text) => window.host.externalWrite('Policy.md', text), FIXED);
	await settled(one);
	await run(one, 'fix-note');
	await expect.poll(() => disk(one, 'Policy.md')).toBe(FIXED.replace('Words.', 'Words. And mine.'));
	await one.close();
	await two.close();
});
