import fc from 'fast-check';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type FolderVault, openFolder } from '../../../src/cli/disk/folderVault.ts';
import { checkIncrementally } from '../../../src/cli/vault/checkIncrementally.ts';
import { type Check, checkVault, reportOf } from '../../../src/cli/vault/checkVault.ts';
import { loadLinksTo } from '../../../src/cli/vault/loadLinksTo.ts';
import { checkOptionsOf, readVaultSettings } from '../../../src/cli/vault/vaultSettings.ts';
import type { CheckOptions } from '../../../src/core/checking/checkOptions.ts';
import { rulesWanted } from '../../../src/core/checking/rulesWanted.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { runs } from '../../support/runs.ts';
import { tempVault } from '../support/tempVault.ts';

const NAMES = [
	'Ada',
	'Bern',
	'Cairo',
	'Irán',
	'Essen',
	'a/Ada',
	'Ada-Bern',
	'Bern and Ada',
	'Note 1',
	'Note 2',
	'Templates/City',
	'2024-05-01',
];
const FRONT = [
	'',
	'---\ntype: own-city\nmayor: Ada\nstatus: strong alliance\n---\n',
	'---\ntype: own-city\nmayor: "[[Cairo]]"\nstatus: strong aliance\n---\n',
	'---\ntype: country\naliases: [Old Bern, Ada]\nparent: Bern\n---\n',
	'---\ntype: relationship\nactors: [Ada, Bern]\nstatus: strong alliance\n---\n',
	'---\ntype: relationship\nactors: [Bern, Ada, Iran]\nsince: 1979\n---\n',
	'---\ntype: group\nmembers: [Ada, Bern, Essen]\n---\n',
	'---\ntype: onw-city\nactors: [Bern, Nobody]\nparent: Essen\n---\n',
	'---\ntype: note-type\nname: own-city\nfields:\n  mayor: { kind: note, of: country, required: true }\n---\n',
	'---\ntype: policy\nstatus: enacted\n---\n',
	'---\ntype: policy\ndate: 1979\n---\n',
	'---\ntags: [x\n---\n',
] as const;
const PARTS = [
	'See [[Ada]] and [[Bern|the town]].',
	'[[a/Ada]] met [[Cairo#Past]], [[iran]] and [[Bernn]].',
	'A sentence.',
	'Ünïcödé 😀 [[Irán]] [[Irän]]',
	'# A title',
	'![[plan.png]] and [Essen](Essen.md)',
	'## Related Notes\n- [[Bern]]\n- [[Ada]]\n- [[Bern]]',
	'## Sources\n- [Reuters: A shift](https://example.org/a?utm_source=x)\n- https://example.org/a',
] as const;

const body = fc.tuple(fc.constantFrom(...FRONT), fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }));
const name = fc.constantFrom(...NAMES);
const write = fc.record({ kind: fc.constant('write' as const), name, body });
/** What other notes do not see, or of which few rules tell them. */
const sentence = fc.record({
	kind: fc.constant('sentence' as const),
	name,
	isFirst: fc.boolean(),
	text: fc.constantFrom(
		'A sentence.',
		'See [[Bern]].',
		'[[a/Ada]], [[Old Bern]] and [[Nobody]]',
		'- [[Cairo]]',
		'On [[Note 4]] and [[Note 9]].',
		'## Overview',
		'#tag',
	),
});
const rules = fc.constantFrom('usual', 'all', 'those that ask for no backlinks');
const edit = fc.oneof(
	{ weight: 4, arbitrary: write },
	{ weight: 6, arbitrary: sentence },
	fc.record({ kind: fc.constant('remove' as const), name }),
	fc.record({ kind: fc.constant('move' as const), name, to: name }),
	fc.record({ kind: fc.constant('type' as const), body }),
	fc.constant({ kind: 'file' as const }),
	fc.constant({ kind: 'broken' as const }),
	fc.record({ kind: fc.constant('rules' as const), which: rules }),
	fc.record({ kind: fc.constant('torn' as const), from: fc.nat(), files: fc.nat(15) }),
);

function severitiesOf(which: string): Record<string, string> {
	const isOn = (rule: Rule): boolean => which === 'all' || rule.scope === 'note' || rule.asks !== 'backlinks';
	return which === 'usual' ? {} : Object.fromEntries(RULES.map((rule) => [rule.id, isOn(rule) ? 'info' : 'off']));
}

/** Enough that a few that changed are a small share. */
const OTHERS = 64;

/** Files get another time at each change, as if they were seconds apart. */
function writerIn(root: string): (path: string, text: string | Uint8Array) => void {
	let seconds = 1_700_000_000;
	return (path, text) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
		utimesSync(join(root, path), ++seconds, seconds);
	};
}

function textOf(title: string, [front, parts]: readonly [string, readonly string[]]): string {
	return `${front}# ${title}\n\n${parts.join('\n\n')}\n`;
}

function optionsOf(folder: FolderVault): CheckOptions {
	const stored = readVaultSettings(folder);
	return checkOptionsOf(stored, rulesWanted(stored.settings));
}

/** What is said of all notes, by what was kept and by reading all. */
function answers(root: string): { kept: unknown; fresh: unknown; read: number } {
	const folder = finish(openFolder(root));
	const options = optionsOf(folder);
	let read = 0;
	const kept = finish(
		checkIncrementally(folder, options, {
			now: new Date(Date.now() + 60_000),
			onRead: () => (read += 1),
			historyState: () => '',
			onDamaged: (path) => {
				throw new Error(`${path} is damaged`);
			},
		}),
	);
	return { kept: said(kept), fresh: said(finish(checkVault(folder, options, { includes: () => true }))), read };
}

/** What a check comes to, with what the index knows afterwards. */
function said(checked: Check): unknown {
	const { index } = finish(checked.load());
	const notes = index.paths().map((path) => {
		const record = index.record(path);
		return [path, record?.links, record?.headings, record?.data, record?.aliases, index.backlinkSources(path)];
	});
	return JSON.parse(JSON.stringify([finish(reportOf(checked)), checked.suggestions, checked.notes, notes, index.wanted()])) as unknown;
}

function linksTo(root: string, path: string): unknown {
	const folder = finish(openFolder(root));
	const { index } = finish(loadLinksTo(folder, optionsOf(folder), path));
	return JSON.parse(JSON.stringify([index.backlinks(path), index.record(path)?.links])) as unknown;
}

test('whatever changed since, and whatever of what was kept is of an earlier check, the next one says what a fresh one says', () => {
	const reads = new Map<string, number>();
	fc.assert(
		fc.property(
			fc.array(body, { minLength: 6, maxLength: NAMES.length }),
			fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 }),
			rules,
			(bodies, steps, which) => {
				const root = tempVault();
				const at = (path: string): string => join(root, path);
				const put = writerIn(root);
				for (const [number, each] of bodies.entries()) put(`${NAMES[number] ?? ''}.md`, textOf(NAMES[number] ?? '', each));
				for (let number = 0; number < OTHERS; number += 1)
					put(`Note ${number}.md`, textOf(`${number}`, [FRONT[number % 5] ?? '', PARTS.slice(number % 7, (number % 7) + 2)]));
				const setRules = (which: string): void => put('.dossier.json', JSON.stringify({ settings: { rules: severitiesOf(which) } }));
				setRules(which);
				const cache = at('.dossier/cache');
				const snapshots: string[] = [];
				const compare = (what: string): void => {
					const { kept, fresh, read } = answers(root);
					expect(kept, what).toEqual(fresh);
					const how = read === 0 ? 'none' : read > OTHERS / 2 ? 'all' : 'some';
					reads.set(how, (reads.get(how) ?? 0) + 1);
					snapshots.push(tempVault());
					cpSync(cache, snapshots.at(-1) ?? '', { recursive: true });
				};
				compare('at first');
				for (const edits of steps) {
					for (const each of edits) {
						const path = 'name' in each ? `${each.name}.md` : '';
						if (each.kind === 'write') put(path, textOf(each.name, each.body));
						if (each.kind === 'sentence' && existsSync(at(path))) {
							const text = readFileSync(at(path), 'utf8');
							put(path, each.isFirst ? text.replace('# ', `${each.text}\n\n# `) : `${text}${each.text}\n`);
						}
						if (each.kind === 'remove') rmSync(at(path), { force: true });
						if (each.kind === 'move' && existsSync(at(path))) {
							mkdirSync(dirname(at(each.to)), { recursive: true });
							renameSync(at(path), at(`${each.to}.md`));
						}
						if (each.kind === 'type') put('Types/own-city.md', textOf('T', each.body));
						if (each.kind === 'file') put('plan.png', '');
						if (each.kind === 'broken') put('Essen.md', Uint8Array.from([0xff, 0xfe, 0, 1]));
						if (each.kind === 'rules') setRules(each.which);
						// As a run leaves them that was killed between two of them, or wrote beside another.
						if (each.kind === 'torn')
							for (const [number, file] of readdirSync(cache).sort().entries())
								if ((each.files >> number) % 2 === 1) {
									const before = join(snapshots[each.from % snapshots.length] ?? '', file);
									if (existsSync(before)) cpSync(before, join(cache, file));
									else rmSync(join(cache, file));
								}
					}
					compare(JSON.stringify(edits));
				}
				compare('nothing');
				const there = NAMES.map((each) => `${each}.md`).filter((path) => existsSync(at(path)));
				const kept = there.map((path) => linksTo(root, path));
				rmSync(cache, { recursive: true });
				expect(there.map((path) => linksTo(root, path))).toEqual(kept);
			},
		),
		{ numRuns: runs(400, 15) },
	);
	// All three ways were gone: of each example at least the first check reads all, and the last none.
	for (const how of ['none', 'some', 'all']) expect(reads.get(how) ?? 0, how).toBeGreaterThan(3);
}, 3_600_000);
