import fc from 'fast-check';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../../src/cli/disk/folderVault.ts';
import { loadRankedNotes } from '../../../src/cli/vault/loadRankedNotes.ts';
import { relatedPlans, textAfter } from '../../../src/cli/vault/relatedPlans.ts';
import { checkOptionsOf, readVaultSettings } from '../../../src/cli/vault/vaultSettings.ts';
import { proposalsFor } from '../../../src/core/related/proposals.ts';
import { inspectNote } from '../../../src/core/report/inspectNote.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { runs } from '../../support/runs.ts';
import { keepingAll, runCliIn } from '../support/runCli.ts';
import { tempVault } from '../support/tempVault.ts';

/** A minute from now: what was just written has settled by then. */
const later = (): Date => new Date(Date.now() + 60_000);

/** All that `related` and `inspect` say of one note; by what was kept of the vault where that is so. */
function answer(root: string, path: string, fewestNotes = 0) {
	const folder = finish(openFolder(root));
	const options = checkOptionsOf(readVaultSettings(folder));
	const request = { paths: [path], areNamed: true, withSources: true, now: later(), fewestNotes };
	const { loaded, ranker, known, bullets, isFromCache } = finish(loadRankedNotes(folder, options, request));
	const record = loaded.index.record(path);
	const text = (): string | undefined => loaded.noteAt(path)?.text;
	const inspected = record && known && finish(inspectNote(record, known, (most) => proposalsFor(ranker, path, most, { text })));
	const candidates = ranker.candidates(path, { text }).map(({ path: other, score, probability, backed, reasons, evidence }) => {
		return { other, score, probability, backed, reasons, evidence };
	});
	const { plans, empty } = finish(relatedPlans(loaded, ranker, { paths: [path], from: 0.01, limit: undefined, bullets }));
	const planned = Array.from(plans, ([planned, plan]) => [planned, textAfter(plan), plan.plan.left]);
	return { isFromCache, said: { inspected, candidates, planned, empty, unreadable: loaded.unreadable } };
}

const NOT_KEPT = Infinity;

/** Files get another time at each change, as if they were seconds apart. */
function vaultAt(root: string) {
	let seconds = 1_700_000_000;
	return {
		write(path: string, text: string | Uint8Array) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
			utimesSync(join(root, path), ++seconds, seconds);
		},
		remove: (path: string) => rmSync(join(root, path), { force: true }),
		move(from: string, to: string) {
			mkdirSync(dirname(join(root, to)), { recursive: true });
			if (existsSync(join(root, from))) renameSync(join(root, from), join(root, to));
		},
	};
}

const NAMES = ['Ada', 'Bern', 'Cairo', 'Delhi', 'Essen', 'Fez', 'Ghent', 'Hull', 'a/Ada', 'Index', '2024-05-01', 'Types/city'];
const PARTS = [
	'See [[Ada]] and [[Bern|the town]].',
	'[[a/Ada]] met [[Cairo#Past]] on grain, tariffs and harbours.',
	'Delhi and Essen wrote of grain, tariffs and harbours.',
	'![[plan.png]] and [Fez](Fez.md)',
	'## Related Notes\n- [[Bern]]\n- [[Ghent]]\n\n## More',
	'## Related Notes\n- [[Delhi]]',
	'## Sources\n- [Reuters: A shift](https://example.org/a?utm_source=x)\n- [[Ghent]]\n- Redford, D. (2003). A book of some length about grain.',
	'## Sources\n- [A shift, Reuters](https://example.org/a)\n- Redford, D. (2003). A book of some length about grain.',
] as const;
const FRONT = [
	'',
	'---\ntype: city\nmayor: "[[Ada]]"\n---\n',
	'---\ntype: country\naliases: [Old Bern, Ada]\n---\n',
	'---\nactors: [Bern, Cairo]\nparent: Delhi\n---\n',
	'---\ntype: note-type\nname: city\nfields:\n  mayor: { kind: note }\n---\n',
	'---\ntags: [x\n---\n',
] as const;

const body = fc.tuple(fc.constantFrom(...FRONT), fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }));
const edit = fc.oneof(
	{ weight: 5, arbitrary: fc.tuple(fc.constant('write' as const), fc.constantFrom(...NAMES), body) },
	{ weight: 1, arbitrary: fc.tuple(fc.constant('remove' as const), fc.constantFrom(...NAMES)) },
	{ weight: 1, arbitrary: fc.tuple(fc.constant('move' as const), fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)) },
	{ weight: 1, arbitrary: fc.constant(['file'] as const) },
	{ weight: 1, arbitrary: fc.constant(['broken'] as const) },
	{ weight: 1, arbitrary: fc.constantFrom(['limit', 3] as const, ['limit', 1] as const) },
);

test('whatever changed since, a note is told of by what was kept as it is told of by reading all', () => {
	let fromCache = 0;
	fc.assert(
		fc.property(
			fc.array(body, { minLength: 6, maxLength: NAMES.length }),
			fc.array(edit, { minLength: 1, maxLength: 4 }),
			(bodies, edits) => {
				const root = tempVault();
				const vault = vaultAt(root);
				const write = (name: string, [front, parts]: (typeof bodies)[number]): void =>
					vault.write(`${name}.md`, `${front}# ${name}\n\n${parts.join('\n\n')}\n`);
				for (const [at, text] of bodies.entries()) write(NAMES[at] ?? '', text);
				const compare = (): void => {
					const there = NAMES.map((name) => `${name}.md`).filter((path) => existsSync(join(root, path)));
					answer(root, there[0] ?? '');
					for (const path of there.slice(0, 3)) {
						const kept = answer(root, path);
						fromCache += Number(kept.isFromCache);
						expect(kept.said).toEqual(answer(root, path, NOT_KEPT).said);
					}
				};
				compare();
				for (const [kind, ...rest] of edits) {
					const [first, second] = rest;
					if (kind === 'write') write(first as string, second as (typeof bodies)[number]);
					if (kind === 'remove') vault.remove(`${first as string}.md`);
					if (kind === 'move') vault.move(`${first as string}.md`, `${second as string}.md`);
					if (kind === 'file') vault.write('plan.png', '');
					if (kind === 'broken') vault.write('Hull.md', Uint8Array.from([0xff, 0xfe, 0, 1]));
					if (kind === 'limit') vault.write('.dossier.json', `{"settings":{"relatedLimit":${String(first)}}}`);
					compare();
				}
			},
		),
		{ numRuns: runs(40) },
	);
	expect(fromCache).toBeGreaterThan(10);
}, 300_000);

test('which notes have a related section, empty ones too, is told by what was kept', () => {
	const root = tempVault();
	const vault = vaultAt(root);
	for (let at = 0; at < 20; at += 1) {
		vault.write(`City ${at}.md`, `---\ntype: own-city\n---\nA harbour.\n\n${at < 15 ? '## Related Notes\n' : ''}`);
		vault.write(`Trip ${at}.md`, `---\ntype: own-trip\n---\nSee [[City ${at}]] from the sea.\n`);
	}
	vault.write('City 0.md', '---\ntype: own-city\n---\nSee [[Trip 0]], a long way from the sea.\n\n## Related Notes\n');
	const read = answer(root, 'Trip 0.md');
	const kept = answer(root, 'Trip 0.md');
	expect([read.isFromCache, kept.isFromCache]).toEqual([false, true]);
	expect(kept.said).toEqual(read.said);
	// A trip never has such a section; a town would be given one, and be ranked by its score alone.
	expect(kept.said.candidates[0]?.probability).toBeLessThan((answer(root, 'City 0.md').said.candidates[0]?.probability ?? 0) / 5);
});

test.each<[what: string, change: (vault: ReturnType<typeof vaultAt>, root: string) => void, isFromCache: boolean]>([
	['nothing', () => undefined, true],
	['a note of the same length', (vault) => vault.write('B.md', '[[N]] [[C]] y'), false],
	['a note that came', (vault) => vault.write('D.md', ''), false],
	['a note that went', (vault) => vault.remove('C.md'), false],
	['a picture that came', (vault) => vault.write('N.png', ''), false],
	['a type', (vault) => vault.write('Types/city.md', '---\ntype: note-type\nname: city\n---\n'), false],
	['a setting', (vault) => vault.write('.dossier.json', '{"settings":{"relatedLimit":3}}'), false],
	['what was kept, which was cut off', (_, root) => keptAs(root, (bytes) => bytes.subarray(0, bytes.length - 8)), false],
	[
		'what was kept, which is something else',
		(_, root) => keptAs(root, () => new TextEncoder().encode('{"rows":[["types","eval",1]]}\n')),
		false,
	],
	[
		'what was kept, of which numbers lead outside',
		(_, root) => keptAs(root, (bytes) => bytes.map((byte, at) => (at > bytes.indexOf(10) ? 0x7f : byte))),
		false,
	],
	['what was kept, whose sources are no JSON', (_, root) => keptSaying(root, '{"given"', '["given"'), false],
	['what was kept, whose sources are of another shape', (_, root) => keptSaying(root, '"given"', '"taken"'), false],
])('what was kept is believed as long as nothing changed: %s', (_, change, isFromCache) => {
	const root = tempVault();
	const vault = vaultAt(root);
	vault.write('N.md', 'See [[C]].');
	vault.write('B.md', '[[N]] [[C]] x');
	vault.write('C.md', '## Related Notes\n- [[N]]\n- [[B]]');
	expect(answer(root, 'N.md').isFromCache).toBe(false);
	change(vault, root);
	const kept = answer(root, 'N.md');
	expect(kept.isFromCache).toBe(isFromCache);
	expect(kept.said).toEqual(answer(root, 'N.md', NOT_KEPT).said);
});

function keptSaying(root: string, text: string, other: string): void {
	keptAs(root, (bytes) => Buffer.from(Buffer.from(bytes).toString('latin1').replace(text, other), 'latin1'));
}

function keptAs(root: string, change: (bytes: Uint8Array) => Uint8Array): void {
	const file = join(root, '.dossier/cache/ranking.bin');
	writeFileSync(file, change(readFileSync(file)));
}

/** Notes that link each other. */
function linkedNotes(count: number): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, n) => [
			`N${n}.md`,
			`# ${n}\n\nSee [[N${(n * 7) % count}]] and [[N${(n * 3) % count}]].\n\n## Related Notes\n- [[N${n + 1}]]\n`,
		]),
	);
}

test('the command keeps it for the next question about a note, and says the same', async () => {
	const vault = tempVault(linkedNotes(60));
	const file = join(vault, '.dossier/cache/ranking.bin');
	const ask = (...argv: readonly string[]) => runCliIn(keepingAll(), [argv[0] ?? '', vault, ...argv.slice(1)]);
	await ask('related', '--format', 'json');
	expect(existsSync(file)).toBe(false);
	const asked = [
		['related', 'N7.md'],
		['related', 'N7.md', '--format', 'json', '--all'],
		['inspect', 'N7.md', 'N8.md'],
	];
	const whole: unknown[] = [];
	for (const argv of asked) {
		rmSync(file, { force: true });
		whole.push(await ask(...argv));
		expect(existsSync(file)).toBe(true);
	}
	const kept: unknown[] = [];
	for (const argv of asked) kept.push(await ask(...argv));
	expect(kept).toEqual(whole);
});

test.each([
	['keeps nothing of a vault of 499 notes', 499, false],
	['keeps it of one of 500', 500, true],
])('by itself the command %s', async (_, count, isKept) => {
	const vault = tempVault(linkedNotes(count));
	await runCliIn({ now: later() }, ['related', vault, 'N7.md']);
	expect(existsSync(join(vault, '.dossier/cache/ranking.bin'))).toBe(isKept);
});
