import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inReportOrder } from '../src/core/checking/inReportOrder.ts';
import type { Diagnostic } from '../src/core/rules/rule.ts';
import { applyEdits } from '../src/core/text/applyEdits.ts';
import { deletedNoteStore } from '../src/obsidian/features/related/deletedNoteStore.ts';
import { relatedNotes } from '../src/obsidian/features/related/relatedNotes.ts';
import type { NoteWriter } from '../src/obsidian/index/liveVault.ts';
import { applyBaseline, readBaseline } from '../src/core/report/baseline.ts';
import { runCli } from './cli/support/runCli.ts';
import { snapshot, tempVault } from './cli/support/tempVault.ts';
import { liveVaultInMemory } from './support/liveVaultInMemory.ts';

// The plugin and the command over the same vault: notes dismissed, types excluded, Markdown links, findings accepted.
const NOTES = {
	'Actors/Iran.md': '---\ntype: country\n---\n# Iran\n\n## Related Notes\n- [Oman](Oman.md)\n',
	'Actors/Oman.md':
		'---\ntype: country\n---\n# Oman\n\nBetween [[Iran]] and [[Qatar]].\n\n## Related Notes\n\n## Sources\n- https://example.org/oman\n',
	'Actors/Qatar.md': '---\ntype: country\nstauts: rich\n---\n# Qatar\n\nSee [[Iran]], [[iran]] and [[Omann]].\n\n## Related Notes\n',
	'Events/Talks.md':
		'---\ntype: meeting\nactors: [Iran, Oman, Quatar]\n---\n# Talks\n\nHeld in [[Oman]] with [[Qatar]].\n\n## Related Notes\n',
	'Events/Dinner.md': '---\ntype: gossip\n---\n# Dinner\n\n[[Iran]] was there.\n\n## Related Notes\n',
	'Policies/Embargo.md': '---\ntype: policy\nactors: Iran\nstatus:\n---\n# Embargo\n\nOn [[Iran|Persia]].\n',
	'Broken.md': '---\ntype: [\n---\n[[Iran]]\n',
};
const SETTINGS = {
	relatedExcludedTypes: ['gossip'],
	rules: { 'sources-present': 'warning', 'note-not-written': 'info', 'related-notes-current': 'info' },
};
const DISMISSED = { 'Actors/Iran.md': ['Actors/Qatar.md'], 'Actors/Oman.md': ['Events/Talks.md'] };
const APP = { useMarkdownLinks: true, newLinkFormat: 'relative' };

const onDisk = (more: Readonly<Record<string, string>> = {}): string =>
	tempVault({
		...NOTES,
		...more,
		'.obsidian/app.json': JSON.stringify(APP),
		'.obsidian/plugins/dossier/data.json': JSON.stringify({ settings: SETTINGS, dismissed: DISMISSED }),
	});

const inApp = async () => {
	const vault = await liveVaultInMemory(NOTES, { settings: SETTINGS, dismissed: DISMISSED, app: APP });
	onTestFinished(() => vault.dispose());
	return vault;
};

/** What both hosts print of a finding. */
const shown = ({ path, line, column, endLine, endColumn, severity, rule, message, fixes }: Omit<Diagnostic, 'range'>) => ({
	path,
	line,
	column,
	endLine,
	endColumn,
	severity,
	rule,
	message,
	fixes: fixes.map((fix) => fix.title),
});

async function fromCommand(root: string, ...flags: readonly string[]): Promise<readonly ReturnType<typeof shown>[]> {
	const { stdout } = await runCli(['check', root, '--format', 'json', ...flags]);
	return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics.map(shown);
}

async function fromPlugin(): Promise<readonly Diagnostic[]> {
	const { live } = await inApp();
	const notes = await Promise.all(live.index.paths().map((path) => live.read(path)));
	return inReportOrder(notes.flatMap((note) => live.check(note)));
}

describe('the plugin and the command', () => {
	test('find the same in a vault with dismissals, excluded types and Markdown links', async () => {
		const found = (await fromPlugin()).map(shown);
		expect(found.length).toBeGreaterThan(8);
		expect(await fromCommand(onDisk())).toEqual(found);
	});

	test('find the same when the command takes from its cache what it knew', async () => {
		// Smaller vaults get no cache.
		const root = onDisk(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`Filler/${i}.md`, `# ${i}\n`])));
		const whole = await fromCommand(root, '--no-cache');
		const first = await fromCommand(root);
		expect(existsSync(`${root}/.dossier`)).toBe(true);
		expect(first).toEqual(whole);
		expect(await fromCommand(root)).toEqual(whole);
	});

	test('leave the same findings of an accepted baseline', async () => {
		const root = onDisk();
		await runCli(['check', root, '--baseline', `${root}/accepted.json`, '--update-baseline', 'Actors/Qatar.md']);
		const read = readBaseline(readFileSync(`${root}/accepted.json`, 'utf8'));
		if (read.kind !== 'baseline') throw new Error('the baseline was not written');
		const { fresh, accepted } = applyBaseline(await fromPlugin(), read.baseline);
		expect(accepted.length).toBeGreaterThan(0);
		expect(await fromCommand(root, '--baseline', `${root}/accepted.json`)).toEqual(fresh.map(shown));
	});

	test('say nothing of a note that was dismissed, nor of one of an excluded type', async () => {
		const found = await fromCommand(onDisk());
		const told = found.filter(({ rule }) => rule === 'related-notes-current').map(({ path, message }) => `${path} ${message}`);
		expect(told.join('\n')).not.toMatch(/Iran\.md.*Qatar|Oman\.md.*Talks|Dinner/);
	});

	test('know the same backlinks, plain names of a type that nobody described among them', async () => {
		const { live } = await inApp();
		const { stdout } = await runCli(['backlinks', onDisk(), 'Actors/Iran.md', '--format', 'json']);
		const { notes } = JSON.parse(stdout) as { notes: Record<string, readonly string[]> };
		expect(live.index.backlinkSources('Actors/Iran.md')).toContain('Events/Talks.md');
		expect(notes['Actors/Iran.md']).toEqual(live.index.backlinkSources('Actors/Iran.md'));
	});

	test('write the same bullets into the same notes', async () => {
		const { app, live, settings } = await inApp();
		const noWriter = {} as NoteWriter;
		const related = relatedNotes(app, live, settings, noWriter, deletedNoteStore(app));
		const after: Record<string, string> = { ...NOTES };
		const rounds = await related.planRounds(Object.keys(NOTES), { signal: new AbortController().signal, textOf: () => undefined });
		for (const [path, { text, plan }] of rounds?.plans ?? []) {
			if (plan.outcome.kind === 'edits') after[path] = applyEdits(text, plan.outcome.edits);
		}
		const root = onDisk();
		await runCli(['related', root, '--write']);
		const written = Object.fromEntries(Object.entries(snapshot(root)).filter(([path]) => path in NOTES));
		expect(written).toEqual(after);
		expect(written).not.toEqual(NOTES);
		expect(written['Actors/Iran.md']).toContain('- [');
		expect(written['Actors/Iran.md']).not.toContain('Qatar');
	});
});
