import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from './runs.ts';
import type { VaultIndex } from '../../src/core/vault/vaultIndex.ts';

/** A vault that changes, with the index that keeps up with it. Every host brings its own; changes may take time. */
export interface ChangingVault {
	readonly index: VaultIndex;
	/** Writes a file, new or not; a note where its name ends in `.md`. */
	put(path: string, text: string): void | Promise<void>;
	remove(path: string): void | Promise<void>;
	/** Moves a file to a path where none is. */
	rename(from: string, to: string): void | Promise<void>;
	/** Called when the test is done with the vault. */
	dispose?(): void | Promise<void>;
}

/** Makes a vault with these files. The type `relationship` has to have `actors` as a field of names. */
export type VaultFactory = (files: Readonly<Record<string, string>>) => ChangingVault | Promise<ChangingVault>;

/** What a host's disk cannot do, and how much of the search it can afford. */
export interface ContractLimits {
	/** Whether the vault can hold two files whose paths differ in case or Unicode form only. */
	readonly keepsCaseApart?: boolean;
	/** Random sequences of changes that are tried; ten times as many in the long form. */
	readonly runs?: number;
}

const RELATIONSHIP = '---\ntype: relationship\nactors: [Iran, US]\n---\nBetween [[Iran]] and [[United States]].\n';

/** What every index has to do, whatever stands behind it. */
export function indexContract(host: string, makeVault: VaultFactory, limits: ContractLimits = {}): void {
	const { keepsCaseApart = true, runs: few = 100 } = limits;

	async function after(files: Readonly<Record<string, string>>, change: (vault: ChangingVault) => unknown): Promise<VaultIndex> {
		const vault = await makeVault(files);
		await change(vault);
		await vault.dispose?.();
		return vault.index;
	}

	describe(`an index over ${host}`, () => {
		test('a link leads to a note that is made later', async () => {
			const index = await after({ 'A.md': 'See [[Iran]].' }, (vault) => vault.put('Actors/Iran.md', ''));
			expect(index.backlinkSources('Actors/Iran.md')).toEqual(['A.md']);
			expect(index.wanted()).toEqual([]);
		});

		test('a link to a note that is deleted is wanted', async () => {
			const index = await after({ 'A.md': 'See [[Iran]].', 'Iran.md': '' }, (vault) => vault.remove('Iran.md'));
			expect(index.wanted().map(({ target, mentions }) => [target, mentions.length])).toEqual([['Iran', 1]]);
			expect(index.record('Iran.md')).toBeUndefined();
		});

		test('backlinks come by source path, then by place, and say how they are written', async () => {
			const index = await after(
				{ 'R.md': RELATIONSHIP, 'B.md': '![[Iran]]\n## Related Notes\n- [[Iran|Persia]]\n', 'Iran.md': '[[Iran]]' },
				() => undefined,
			);
			expect(index.backlinks('Iran.md').map(({ from, link }) => [from, link.kind, link.line, link.field, link.isRelatedBullet])).toEqual([
				['B.md', 'embed', 1, null, false],
				['B.md', 'wiki', 3, null, true],
				['R.md', 'name', 3, 'actors', false],
				['R.md', 'wiki', 5, null, false],
			]);
			expect(index.backlinkSources('Iran.md')).toEqual(['B.md', 'R.md']);
		});

		test('names and links that lead nowhere are wanted together, most mentions first', async () => {
			const index = await after({ 'R.md': RELATIONSHIP, 'A.md': '[[Countries/iran]] [[Oman]] ![[map.png]]' }, () => undefined);
			expect(index.wanted().map(({ target, mentions }) => [target, mentions.map(({ from, link }) => `${from}:${link.line}`)])).toEqual([
				['Countries/iran', ['A.md:1', 'R.md:3', 'R.md:5']],
				['Oman', ['A.md:1']],
				['US', ['R.md:3']],
				['United States', ['R.md:5']],
			]);
		});

		test('an alias gives a name a meaning, and a link none', async () => {
			const index = await after({ 'R.md': RELATIONSHIP, 'A.md': '[[US]]', 'United States.md': '' }, (vault) =>
				vault.put('United States.md', '---\naliases: [US]\n---\n'),
			);
			expect(index.backlinks('United States.md').map(({ from, link }) => [from, link.kind, link.target])).toEqual([
				['R.md', 'name', 'US'],
				['R.md', 'wiki', 'United States'],
			]);
			expect(index.wanted().map(({ target }) => target)).toEqual(['Iran', 'US']);
		});

		test('an alias that is taken away takes its meaning with it', async () => {
			const index = await after({ 'R.md': RELATIONSHIP, 'United States.md': '---\naliases: [US]\n---\n' }, (vault) =>
				vault.put('United States.md', ''),
			);
			expect(index.resolveName('US')).toEqual({ kind: 'missing' });
			expect(index.backlinks('United States.md')).toHaveLength(1);
		});

		test('a renamed note keeps what it links, and links follow its new name', async () => {
			const index = await after({ 'A.md': '[[Persia]] [[B]]', 'B.md': '', 'Iran.md': '[[B]]' }, (vault) =>
				vault.rename('Iran.md', 'Old/Persia.md'),
			);
			expect(index.backlinkSources('B.md')).toEqual(['A.md', 'Old/Persia.md']);
			expect(index.backlinkSources('Old/Persia.md')).toEqual(['A.md']);
			expect(index.paths()).toEqual(['A.md', 'B.md', 'Old/Persia.md']);
			expect(index.record('Old/Persia.md')?.path).toBe('Old/Persia.md');
		});

		test('links read from the folder of a note that moves lead elsewhere', async () => {
			const files = { 'a/N.md': '[[./T]] [[T]]', 'a/T.md': '', 'b/T.md': '' };
			const index = await after(files, (vault) => vault.rename('a/N.md', 'b/N.md'));
			expect(index.backlinks('b/T.md').map(({ link }) => link.target)).toEqual(['./T', 'T']);
			expect(index.backlinkSources('a/T.md')).toEqual([]);
		});

		test('a second note of one name makes a link ambiguous until it goes', async () => {
			const vault = await makeVault({ 'A.md': '[[T]]', 'x/T.md': '' });
			await vault.put('w/T.md', '');
			expect(vault.index.resolveLink('T', 'A.md')).toEqual({ kind: 'found', path: 'w/T.md', ambiguous: true });
			await vault.remove('w/T.md');
			expect(vault.index.resolveLink('T', 'A.md')).toEqual({ kind: 'found', path: 'x/T.md', ambiguous: false });
			await vault.dispose?.();
		});

		test('a name in another Unicode form is the same name', async () => {
			const index = await after({ 'A.md': '[[Zu\u0308rich]]' }, (vault) => vault.put('Z\u00fcrich.md', ''));
			expect(index.backlinkSources('Z\u00fcrich.md')).toEqual(['A.md']);
		});

		test('a rename in case only keeps the links', async () => {
			const index = await after({ 'A.md': '[[iran]]', 'iran.md': '' }, (vault) => vault.rename('iran.md', 'Iran.md'));
			expect(index.backlinkSources('Iran.md')).toEqual(['A.md']);
			expect(index.paths()).toEqual(['A.md', 'Iran.md']);
		});

		test('types are counted, and notes found by type and by name', async () => {
			const vault = await makeVault({ 'R.md': RELATIONSHIP, 'x/R.md': '---\ntype: country\n---\n', 'map.png': '' });
			await vault.put('R.md', '---\ntype: country\n---\n');
			expect([...vault.index.typeCounts()]).toEqual([['country', 2]]);
			expect(vault.index.notesOfType('country')).toEqual(['R.md', 'x/R.md']);
			expect(vault.index.notesOfType('relationship')).toEqual([]);
			expect(vault.index.notesNamed('r')).toEqual(['R.md', 'x/R.md']);
			expect([...vault.index.names()].map(({ name, path }) => `${name} ${path}`).sort()).toEqual(['R R.md', 'R x/R.md']);
			await vault.dispose?.();
		});

		test('a file that is no note is a target and no note', async () => {
			const index = await after({ 'A.md': '![[map.png]]' }, (vault) => vault.put('img/map.png', ''));
			expect(index.resolveLink('map.png', 'A.md')).toEqual({ kind: 'found', path: 'img/map.png', ambiguous: false });
			expect(index.backlinkSources('img/map.png')).toEqual(['A.md']);
			expect(index.paths()).toEqual(['A.md']);
		});

		test('whatever the changes were, the index says what one made anew says', { timeout: runs(10, 1) * 120_000 }, async () => {
			await fc.assert(
				fc.asyncProperty(changes(keepsCaseApart), async (steps) => {
					const vault = await makeVault({});
					const files = new Map<string, string>();
					for (const step of steps) await applyStep(step, files, vault, keepsCaseApart);
					const fresh = await makeVault(Object.fromEntries(files));
					expect(everything(vault.index)).toEqual(everything(fresh.index));
					await vault.dispose?.();
					await fresh.dispose?.();
				}),
				{ numRuns: runs(10 * few, few) },
			);
		});
	});
}

type Step =
	| { readonly kind: 'put'; readonly path: string; readonly text: string }
	| { readonly kind: 'remove'; readonly path: string }
	| { readonly kind: 'rename'; readonly path: string; readonly to: string };

function changes(keepsCaseApart: boolean): fc.Arbitrary<Step[]> {
	const path = fc.constantFrom(...PATHS.filter((candidate) => keepsCaseApart || candidate === candidate.normalize('NFC')));
	const text = fc
		.tuple(fc.constantFrom(...HEADS), fc.array(fc.constantFrom(...LINKS), { maxLength: 4 }))
		.map(([head, links]) => `${head}${links.join('\n')}\n`);
	return fc.array(
		fc.oneof(
			fc.record({ kind: fc.constant('put' as const), path, text }),
			fc.record({ kind: fc.constant('remove' as const), path }),
			fc.record({ kind: fc.constant('rename' as const), path, to: path }),
		),
		{ maxLength: 14 },
	);
}

const PATHS = [
	'Iran.md',
	'iran.md',
	'a/Iran.md',
	'b/Iran.md',
	'a/b/N.md',
	'N.md',
	'a/US.md',
	'Zürich.md',
	'Zu\u0308rich.md',
	'c/map.png',
	'map.png',
];
const HEADS = [
	'',
	'---\ntype: relationship\nactors: [Iran, us, Zurich, a/Iran, c/US]\n---\n',
	'---\naliases: [US, Persia]\n---\n',
	'---\naliases: Zürich\ntype: country\n---\n',
];
const LINKS = [
	'[[Iran]]',
	'[[IRAN.md]]',
	'[[b/Iran|x]]',
	'[[./Iran]]',
	'[[../N]]',
	'[[/Iran]]',
	'[[US]]',
	'[[Zürich#h]]',
	'![[map.png]]',
	'[m](c/map.png)',
	'## Related Notes',
	'- [[N]]',
	'[[#own]]',
];

/** Changes that a disk refuses are left out: what is not there does not move, and nothing moves onto another file. */
async function applyStep(step: Step, files: Map<string, string>, vault: ChangingVault, keepsCaseApart: boolean): Promise<void> {
	const isTaken = (path: string): boolean =>
		[...files.keys()].some((other) => (keepsCaseApart ? other === path : other.toLowerCase() === path.toLowerCase()));
	const text = files.get(step.path);
	if (step.kind === 'put') {
		if (text === undefined && isTaken(step.path)) return;
		files.set(step.path, step.text);
		await vault.put(step.path, step.text);
		return;
	}
	if (text === undefined) return;
	if (step.kind === 'remove') {
		files.delete(step.path);
		await vault.remove(step.path);
		return;
	}
	if (isTaken(step.to)) return;
	files.delete(step.path);
	files.set(step.to, text);
	await vault.rename(step.path, step.to);
	// A note that becomes another file, or the other way round, is read as what it now is.
	if (step.path.endsWith('.md') !== step.to.endsWith('.md')) await vault.put(step.to, text);
}

/** Every answer that an index gives, for comparing. */
function everything(index: VaultIndex): unknown {
	const paths = [...new Set([...index.paths(), ...PATHS])];
	return {
		paths: index.paths(),
		records: index.paths().map((path) => index.record(path)),
		targets: index.paths().map((path) => index.record(path)?.links.map((link) => index.targetOf(link, path))),
		resolved: index
			.paths()
			.map((path) =>
				index
					.record(path)
					?.links.map((link) => (link.kind === 'name' ? index.resolveName(link.target) : index.resolveLink(link.target, path))),
			),
		surveys: index.paths().map((path) => [path, index.linkSurvey(path)]),
		backlinks: paths.map((path) => [path, index.backlinks(path)]),
		sources: paths.map((path) => [path, index.backlinkSources(path)]),
		wanted: index.wanted(),
		types: [...index.typeCounts()],
		byType: [...index.typeCounts().keys()].map((type) => index.notesOfType(type)),
		named: ['iran', 'N', 'us', 'zürich', 'map'].map((name) => index.notesNamed(name)),
		names: [...index.names()].map(({ name, path, isAlias }) => `${name}\t${path}\t${String(isAlias)}`).sort(),
	};
}
