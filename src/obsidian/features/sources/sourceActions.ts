import type { Fix } from '../../../core/note/finding.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Source } from '../../../core/sources/source.ts';
import type { FixRunner } from '../problems/fixRunner.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { SourceMarks } from './sourceMarks.ts';
import type { SourceAction } from './sourceRow.ts';
import { mayFetch } from '../../../core/sources/health/mayFetch.ts';
import { findArchive, saveArchive, type ArchiveContext } from './findArchive.ts';
import { archiveFix, movedFix, sourceFixes } from './sourceFixes.ts';

/** What the actions need. */
export interface SourceActionsContext extends ArchiveContext {
	readonly vault: LiveVault;
	readonly runFix: FixRunner;
}

/** What can be done about one of the sources of `note`: its form mended, its new address written, an archived copy looked for. */
export function sourceActions(
	{ owner, app, vault, notices, runFix }: SourceActionsContext,
	note: Note,
	sources: readonly Source[],
	source: Source,
	{ isRepeated, health }: SourceMarks,
): SourceAction[] {
	const asAction = (fix: Fix): SourceAction => ({ title: fix.title, icon: 'wrench', run: () => void runFix(fix, note.path) });
	const actions = sourceFixes(vault, note, sources, source, isRepeated).map(asAction);
	if (source.kind !== 'web') return actions;
	if (health.kind === 'moved') {
		const fix = movedFix(note, source, health);
		if (fix) actions.push(asAction(fix));
	}
	const write = (copy: string): void => {
		const fix = archiveFix(note, source, copy);
		if (fix) void runFix(fix, note.path);
	};
	if (source.archiveUrl === null && source.link !== null && mayFetch(source.url).kind === 'yes')
		actions.push({
			title: 'Save a copy at archive.org…',
			icon: 'archive-restore',
			run: () => saveArchive({ owner, app, notices }, source.url, write),
		});
	if (health.kind === 'failing' || health.kind === 'dead') {
		actions.push({
			title: 'Look for an archived copy',
			icon: 'archive',
			run: () => void findArchive({ owner, app, notices }, source.url, health.since, write),
		});
	}
	return actions;
}
