import { counted } from '../../../core/text/counted.ts';
import type { App, Component } from 'obsidian';
import { isWritten } from '../../../core/related/candidate.ts';
import type { LiveVault, SettingsStore, WriteResult } from '../../index/liveVault.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import { relatedChanges } from './relatedChanges.ts';
import { offerAutomatic } from './offerAutomatic.ts';
import type { Notices } from '../../ui/notices.ts';
import type { RelatedNotes } from './relatedNotes.ts';
import { signalOf } from '../../ui/signalOf.ts';

/** What the user can do about related notes, wherever the button stands. */
export interface RelatedActions {
	/** Adds to a note what links to it, as far as there is room, and offers Undo. */
	add(path: string): Promise<void>;
	/** Never proposes for a note again what would be added to it now, and offers Undo. */
	dismissAll(path: string): Promise<void>;
	/** Shows what would be added to a note. */
	preview(path: string): void;
	/** The same for some notes, which are asked for once the vault is read. */
	previewMany(pathsOf: () => readonly string[]): void;
}

/** What the actions work with. */
export interface RelatedActionsContext {
	/** Windows close with it. */
	readonly owner: Component;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly related: RelatedNotes;
	readonly previews: ChangePreviews;
	readonly notices: Notices;
}

/** The actions, over the notes of the vault. */
export function relatedActions({ owner, app, vault, settings, related, previews, notices }: RelatedActionsContext): RelatedActions {
	const signal = signalOf(owner);
	return {
		async add(path) {
			const rounds = await related.planRounds([path], { signal, textOf: () => undefined });
			if (signal.aborted) return;
			const planned = rounds?.plans.get(path);
			const candidates = rounds
				? (planned?.planned ?? [])
				: (await related.rankOnceStill(path)).filter((candidate) => isWritten(candidate));
			const { result, added, left: without } = await related.add(path, { candidates, ...(rounds ? { limit: rounds.limit } : {}) });
			const left = without + (planned?.plan.left ?? 0);
			if (result.kind === 'unchanged') {
				notices.say(left > 0 ? `The section is full; ${left} more can be added from the preview` : 'Nothing to add');
				return;
			}
			notices.sayWrite(result, `Added ${counted(added.length, 'related note')}${left > 0 ? `, ${left} left` : ''}.`);
			if (result.kind === 'written') await offerAutomatic(owner, app, settings);
		},
		async dismissAll(path) {
			const pairs = (await related.rankOnceStill(path))
				.filter((candidate) => isWritten(candidate))
				.map((candidate) => ({ note: path, path: candidate.path }));
			if (pairs.length === 0) return;
			await related.dismiss(pairs);
			const undo = async (): Promise<WriteResult> => {
				await related.lift(pairs);
				return { kind: 'unchanged' };
			};
			notices.sayWrite({ kind: 'written', undo }, `${counted(pairs.length, 'note')} will not be proposed here again.`);
		},
		preview: (path) => void previews.show(relatedChanges(vault, related, () => [path], path)),
		previewMany: (pathsOf) => void previews.show(relatedChanges(vault, related, pathsOf)),
	};
}
