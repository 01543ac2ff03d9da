import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { notesSavedByNow } from '../support/browser/storedNotes.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Runs where it is taken for HTML; as a name of a file as well. */
const TAG = '<img src=x onerror=ran()>';
const CLOSED = `"><svg onload=ran()>${TAG}<script>ran()</` + 'script>';
const LINK = 'javascript:ran()';

const HOSTILE_FILES = {
	[`${TAG} Iran.md`]: `---\ntype: country\naliases: ['${TAG}', '${LINK}']\ntags: ['${TAG}']\n---\n# ${TAG} Iran\n\nAbout [[Policy]] and \`${TAG}\`.\n\n## Related Notes\n`,
	'Policy.md': `---\ntype: policy\nactors: ['${CLOSED}', '[[${TAG} Iran]]']\nstatus: '${CLOSED}'\ndate: '${TAG}'\nurl: '${LINK}'\n'${TAG}': '${TAG}'\n---\n# Policy\n\nSee [[${TAG} nobody]], [[Iran|${TAG}]], [x](${LINK}) and [y](data:text/html,${TAG}).\n\n## Related Notes\n- [[${TAG} gone]] — ${TAG}\n\n## Sources\n- [${TAG} - \\<b\\>Title](https://a.org/${encodeURIComponent(TAG)})\n- [click](${LINK})\n- [data](data:text/html,x)\n- [file](file:///etc/passwd)\n- ${CLOSED} (2003). Plain.\n- https://b.org/<svg/onload=ran()>\n`,
	'Typed.md': `---\ntype: '${TAG}'\nwhat: x\n---\n# Typed\n\n[[Policy]] again. ${CLOSED.replaceAll('<', '\\<')}\n`,
	[`Types/hostile.md`]: `---\ntype: note-type\nname: '${TAG}'\nfields:\n  what: { kind: choice, options: ['${TAG}', '${LINK}'] }\n  '${TAG}': { kind: text, required: true, suggest: ['${CLOSED}'] }\nsections: ['${TAG}']\n---\n`,
	'Relation.md': `---\ntype: relationship\nactors: ['${TAG} Iran', '${CLOSED}', '${TAG}']\nstatus: '${TAG}'\n'${TAG}': '${CLOSED}'\nsince: '1979 ${TAG}'\n---\n# Relation\n\n- 1979: ${CLOSED.replaceAll('<', '\\<')} in [[${TAG} Iran]]\n- 44 BC – ${TAG}: x\n\n## 1914–18 ${TAG.replaceAll('<', '\\<')}\n\n| Year | What |\n| - | - |\n| 1999 | \\${TAG} |\n`,
	'Blocks.md': `# Blocks\n\n\`\`\`dossier-timeline\ntype: ${TAG}\n\`\`\`\n\n\`\`\`dossier-timeline\n${TAG}: ${CLOSED}\n\`\`\`\n\n\`\`\`dossier-matrix\nvalue: ${TAG}\n\`\`\`\n\n\`\`\`dossier-matrix\ntag: ${CLOSED}\nsort: ${TAG}\n\`\`\`\n`,
	'Broken.md': `---\na: [${TAG}\n---\n# ${TAG}\n`,
};

const HOSTILE_DATA = {
	settings: {
		relatedHeadings: ['Related Notes', TAG],
		sourceHeadings: ['Sources', CLOSED],
		ignoredFolders: [TAG],
		relatedExcludedTypes: [CLOSED],
		rules: { [TAG]: 'error', 'note-not-written': 'warning' },
		linkHealth: true,
		noteLine: TAG,
		relatedAutomatic: CLOSED,
	},
	dismissed: { [`${TAG} Iran.md`]: [`${TAG}.md`, 'Policy.md'] },
	dismissals: { [TAG]: { [TAG]: { at: TAG } } },
	linkHealth: {
		[`https://a.org/${encodeURIComponent(TAG)}`]: { kind: 'dead', since: TAG, checked: '2026-01-01', reason: CLOSED },
		[TAG]: { kind: 'moved', checked: TAG, to: LINK },
	},
};

/** Counts what runs, before anything can. */
async function arm(tab: HostTab): Promise<void> {
	await tab.page.evaluate(() => {
		const armed = window as unknown as { ran: () => void; runs: number };
		armed.runs = 0;
		armed.ran = () => void (armed.runs += 1);
	});
}

/** What an attack would have left: scripts that ran, elements that a text became, links that would run one. */
async function damage(tab: HostTab): Promise<readonly string[]> {
	return tab.page.evaluate(async () => {
		// An image that cannot be loaded tells so in a later task: one that is asked for after all others, of the same server.
		await new Promise((resolve) => {
			const last = new Image();
			last.addEventListener('error', resolve);
			last.src = `plugin/manifest.json?${performance.now()}`;
		});
		const made = [
			...document.querySelectorAll(
				'img[src="x"], [onerror], [onload], iframe, [class*="dossier"] script, a[href^="javascript:" i], a[href^="data:" i], a[href^="file:" i]',
			),
		];
		const { runs } = window as unknown as { runs: number };
		return [...(runs > 0 ? [`${String(runs)} scripts ran`] : []), ...made.map((element) => element.outerHTML)];
	});
}

/** Shows everything that the plugin can show of the vault, its notes in those modes. */
async function showAll(tab: HostTab, modes: readonly ('live' | 'source')[]): Promise<void> {
	const run = (id: string) => tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);
	/** A view that was not there, once it is drawn: who goes on sooner looks at what is not there yet. */
	const show = async (view: string): Promise<void> => {
		await tab.page.evaluate((type) => window.host.app.workspace.detachLeavesOfType(type), `dossier-${view}`);
		await run(`show-${view}`);
		const drawn = ['.dossier-panel-status:not(:empty)', '.dossier-empty', '.dossier-matrix-row', '.dossier-timeline-entry'].join();
		await tab.page.locator(`[data-type="dossier-${view}"] :is(${drawn})`).first().waitFor({ state: 'attached' });
	};
	await tab.page.evaluate(() => window.host.settled());
	for (const path of Object.keys(HOSTILE_FILES)) {
		for (const mode of modes) {
			await tab.page.evaluate(([note, how]) => window.host.open(note, { mode: how }), [path, mode] as const);
			await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe(path);
		}
		for (const view of ['sources', 'backlinks', 'problems']) await show(view);
		expect(await damage(tab), path).toEqual([]);
	}
	for (const view of ['problems', 'wanted', 'vault-sources', 'changes', 'timeline', 'matrix']) {
		await (view === 'changes' ? run('show-changes') : show(view));
		expect(await damage(tab), view).toEqual([]);
		await tab.page.keyboard.press('Escape');
	}
	await tab.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	for (const command of ['update-related-in-vault', 'fix-vault', 'new-note', 'add-source', 'learn-types', 'customise-type']) {
		await run(command);
		expect(await damage(tab), command).toEqual([]);
		await tab.page.keyboard.press('Escape');
	}
	// The note that takes another in is chosen from all names, and the preview has the texts of both.
	await run('merge-note');
	expect(await damage(tab), 'merge-note').toEqual([]);
	await tab.page.keyboard.press('Enter');
	await tab.page.waitForSelector('.modal', { state: 'visible' });
	expect(await damage(tab), 'preview of a merge').toEqual([]);
	await tab.page.keyboard.press('Escape');
	await tab.page.evaluate(() => window.host.openSettings());
	expect(await damage(tab), 'settings').toEqual([]);
	await tab.page.keyboard.press('Escape');
}

test('an element that a text became, and a script that ran, would be found', async () => {
	const tab = await host.open({ files: {}, data: {} });
	await arm(tab);
	await tab.page.evaluate(() => {
		const image = document.body.createEl('img');
		image.setAttribute('onerror', 'ran()');
		image.setAttribute('src', 'data:,');
	});
	expect(await damage(tab)).toEqual(['1 scripts ran', '<img class="" onerror="ran()" src="data:,">']);
	await tab.close();
});

test('titles, values, aliases, sources, types, names of files and settings that are HTML stay text wherever they are shown', async () => {
	const tab = await host.open({ files: HOSTILE_FILES, data: HOSTILE_DATA, withoutPlugin: true });
	await arm(tab);
	await tab.page.evaluate(() => window.host.enableDossier());
	await showAll(tab, ['live', 'source']);
	expect(await tab.page.evaluate(() => window.host.openedOutside)).toEqual([]);
	await tab.close();
});

/** Turns what follows around, letters of half a character, names that every object has, and one text of 100 kB. */
const TURNED = '\u202Efdp.exe\u2066';
const HALF = 'half \uD83D here';
const LONG = `${TAG}${'x'.repeat(100_000)}`;

test('the newest views, and bases of each, take names, values and dates of any kind as text, and run no code of the app’s to do so', async () => {
	const names = ['__proto__', 'constructor', `${TAG}`, 'toString'];
	const relation = (a: string, b: string, status: string): string =>
		`---\ntype: relationship\nactors: [${JSON.stringify(a)}, ${JSON.stringify(b)}]\nstatus: ${JSON.stringify(status)}\nsince: ${JSON.stringify(status.slice(0, 200))}\n__proto__: { polluted: 1 }\nconstructor: ${JSON.stringify(CLOSED)}\n---\n# R\n\n- 1979: ${JSON.stringify(status).slice(0, 300).replaceAll('<', '\\<')} in [[${a}]]\n- 99999-13-41: never\n\n## Sources\n- [${b.replaceAll('<', '\\<')} - T](https://a.org/)\n`;
	const files = {
		...Object.fromEntries(
			names.map((name) => [
				`${name}.md`,
				`---\ntype: country\naliases: [${JSON.stringify(TURNED)}, ${JSON.stringify(name)}]\nstatus: ${JSON.stringify(CLOSED)}\n---\n# ${name}\n`,
			]),
		),
		'One.md': relation('__proto__', 'constructor', TURNED),
		'Two.md': relation('constructor', TAG, LONG),
		'Three.md': relation('toString', TAG, '__proto__'),
		'Four.md': relation('__proto__', 'toString', 'constructor'),
		'Half.md': `---\ntype: relationship\nactors: [constructor, '__proto__']\nstatus: ${HALF}\nsince: '-271821-04-20'\n---\n- 0000-00-00: ${HALF}\n`,
	};
	const tab = await host.open({ files, data: {}, withoutPlugin: true, traps: true });
	const { page } = tab;
	await arm(tab);
	await page.evaluate(() => window.host.enableDossier());
	await page.evaluate(() => window.host.settled());
	for (const path of ['__proto__.md', 'One.md', 'Two.md']) {
		await page.evaluate((name) => window.host.open(name, { mode: 'live' }), path);
		for (const view of ['timeline', 'matrix', 'what-changed', 'vault-sources', 'sources', 'backlinks'])
			await page.evaluate((id) => window.host.runCommand(`dossier:show-${id}`), view);
		expect(await damage(tab), path).toEqual([]);
	}
	await expect.poll(() => page.locator('.dossier-matrix-cell').count()).toBeGreaterThan(3);
	// Another hand changes what is shown.
	await page.evaluate(
		async ([one, tag]) => {
			await window.host.externalWrite('One.md', one.replace('status', tag));
			await window.host.externalRename('Two.md', `${tag} 2.md`);
			await window.host.externalDelete('Three.md');
		},
		[files['One.md'], TAG] as const,
	);
	await page.evaluate(() => window.host.settled());
	const shown = Object.keys(files).filter((path) => !/^(?:Two|Three)/.test(path));
	for (const view of ['dossier-matrix', 'dossier-timeline', 'dossier-notes'])
		for (const value of ['note.since', `note.${TAG}`, 'note.__proto__', 'note.constructor', 'constructor', '']) {
			await page.evaluate(([id, paths, key, tag]) => window.host.showBase(id, paths, { value: key, sort: key, zoom: tag, types: key }), [
				view,
				shown,
				value,
				TAG,
			] as const);
			expect(await damage(tab), `${view} by ${value}`).toEqual([]);
		}
	expect(await page.evaluate(() => [window.host.trapped, ({} as { polluted?: number }).polluted])).toEqual([[], undefined]);
	await tab.close();
});

test('an address of the plugin and of the command line shows its words as text', async () => {
	const tab = await host.open({ files: { 'A.md': '# A\n' }, data: {} });
	await untilRead(tab);
	await arm(tab);
	await tab.page.evaluate(
		([tag, link]) =>
			window.host.openProtocol(`obsidian://dossier?create=country&title=${encodeURIComponent(tag)}&url=${encodeURIComponent(link)}`),
		[TAG, LINK] as const,
	);
	expect(await damage(tab)).toEqual([]);
	await tab.page.keyboard.press('Escape');
	await tab.page.evaluate(
		(tag) => window.host.openProtocol(`obsidian://dossier?create=${encodeURIComponent(tag)}&title=..%2F..%2Fout`),
		TAG,
	);
	expect(await damage(tab)).toEqual([]);
	expect(await tab.page.evaluate(() => window.host.paths().filter((path) => path.endsWith('.md')))).toEqual(['A.md']);
	await tab.close();
});

/** Puts rows into the copy of the index that the browser keeps, and into the log of changes. */
async function spoil(tab: HostTab, row: 'text' | 'garbage'): Promise<number> {
	return tab.page.evaluate(
		async ([tag, kind]) => {
			let spoiled = 0;
			const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
			/** Every text with the tag in it; of texts that are joined to one, the tag again and again, the paths at its beginning apart. */
			const withTags = (value: unknown, field = ''): unknown => {
				if (typeof value === 'string') return value.length > 3 && field !== 'kind' ? `${tag}${value}` : value;
				if (Array.isArray(value)) return value.map((each) => withTags(each));
				if (ArrayBuffer.isView(value) || !isObject(value)) return value;
				return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTags(each, key)]));
			};
			const joined = (text: unknown, from: number): string => {
				const { length } = String(text);
				return String(text).slice(0, from) + tag.repeat(length).slice(0, Math.max(0, length - from));
			};
			const withJoinedTags = (columns: unknown, paths: number): unknown => {
				if (!isObject(columns) || !isObject(columns['texts']) || !isObject(columns['sharedTexts'])) return columns;
				const codes = columns['shared'] as Uint32Array;
				const length = (isWide: number): number =>
					codes.subarray(0, paths).reduce((sum, code) => sum + ((code & 1) === isWide ? code >>> 1 : 0), 0);
				return {
					...columns,
					texts: { narrow: joined(columns['texts']['narrow'], 0), wide: joined(columns['texts']['wide'], 0) },
					sharedTexts: {
						narrow: joined(columns['sharedTexts']['narrow'], length(0)),
						wide: joined(columns['sharedTexts']['wide'], length(1)),
					},
				};
			};
			/** The fields that the key of a row is taken from. */
			const keyed = (path: string | readonly string[] | null, key: IDBValidKey | undefined): object =>
				path === null
					? {}
					: typeof path === 'string'
						? { [path]: key }
						: Object.fromEntries(path.map((field, at) => [field, (key as IDBValidKey[])[at]]));
			/** A row of the right shape whose numbers all say too much. */
			const withoutSense = (columns: unknown): unknown =>
				isObject(columns) ? { ...columns, numbers: (columns['numbers'] as Uint32Array).slice().fill(0xffffffff) } : columns;
			for (const { name = '' } of await indexedDB.databases()) {
				const db = await new Promise<IDBDatabase>((resolve, reject) => {
					const open = indexedDB.open(name);
					open.onsuccess = () => resolve(open.result);
					open.onerror = () => reject(new Error(`${name} was not opened`));
				});
				for (const store of db.objectStoreNames) {
					if (store === 'meta') continue;
					const transaction = db.transaction(store, 'readwrite');
					const objects = transaction.objectStore(store);
					const asked = <T>(request: IDBRequest<T>): Promise<T> =>
						new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
					const rows = (await asked(objects.getAll())) as Record<string, unknown>[];
					const keys = await asked(objects.getAllKeys());
					for (const [at, stored] of rows.entries()) {
						const { records, sources } = stored;
						const isChunk = isObject(records);
						spoiled += isChunk ? (stored['stamps'] as Float64Array).length / 2 : 1;
						const paths = isChunk ? (stored['stamps'] as Float64Array).length / 2 : 0;
						const tagged = isChunk
							? { ...stored, records: withJoinedTags(records, paths), sources: withJoinedTags(sources, 0) }
							: (withTags(stored) as object);
						const senseless = isChunk ? { ...stored, records: withoutSense(records), sources: withoutSense(sources) } : { links: 7 };
						const inLine = keyed(objects.keyPath, keys[at]);
						const changed = { ...(kind === 'text' ? tagged : senseless), ...inLine };
						if (objects.keyPath === null) objects.put(changed, keys[at]);
						else objects.put(changed);
					}
					const inLine = keyed(objects.keyPath, Array.isArray(objects.keyPath) ? objects.keyPath.map(() => `${tag}.md`) : `${tag}.md`);
					for (const last of [
						{ version: 1, title: tag, time: tag, notes: [{ path: tag }] },
						{ stamps: [tag], removed: tag },
					])
						objects.put({ ...last, ...inLine });
					await new Promise((resolve) => (transaction.oncomplete = resolve));
				}
				db.close();
			}
			return spoiled;
		},
		[TAG, row] as const,
	);
}

test.each(['text', 'garbage'] as const)('rows of the browser’s database that are %s run nothing and break nothing', async (kind) => {
	const tab = await host.open({ files: HOSTILE_FILES, data: {}, vaultName: `Spoiled ${kind}`, ownClock: true });
	await arm(tab);
	await untilRead(tab);
	await expect.poll(() => notesSavedByNow(tab, `dossier-Spoiled ${kind}`)).toBeGreaterThan(3);
	await tab.page.evaluate(() => window.host.disableDossier());
	expect(await spoil(tab, kind)).toBeGreaterThan(3);
	await tab.page.evaluate(() => window.host.enableDossier());
	await untilRead(tab);
	// An editor draws its note, of which the database has nothing.
	await showAll(tab, ['source']);
	const report = await tab.page.evaluate(() => window.host.runCli('dossier:check'));
	if (kind === 'garbage') expect(JSON.parse(report)).toMatchObject({ version: 1 });
	await tab.close();
});
