import type { Component } from 'obsidian';
import { datedEntriesOf } from '../../../core/timeline/datedEntriesOf.ts';
import { fieldEntries } from '../../../core/timeline/fieldEntries.ts';
import { timeOrderSteps } from '../../../core/timeline/inTimeOrder.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import type { NoteRecord } from '../../../core/vault/records/noteRecord.ts';
import { chunked } from '../../index/chunked.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { perNote } from '../../index/perNote.ts';
import type { TimelineContext } from './timelineContext.ts';

/** Entries in the order of time, and how many of the notes they were taken from are read. */
export interface TimelineState {
	readonly entries: readonly TimelineEntry[];
	readonly read: number;
	readonly total: number;
}

/**
 * Shows what the notes at `paths` date: at once what their front matter says and what is known already, then, as they are read, all of it.
 * Ends early after an abort.
 */
export type ShowEntries = (paths: readonly string[], shown: (state: TimelineState) => Promise<void>, signal: AbortSignal) => Promise<void>;

/** What notes date, as far as they were read; while `owner` is loaded a note is read again only after it has changed. */
export function timelineEntries(owner: Component, { vault, settings }: Pick<TimelineContext, 'vault' | 'settings'>): ShowEntries {
	const recordOf = (path: string): NoteRecord | undefined => vault.index.record(path);
	const typeOf = (path: string): NoteType | undefined => vault.types.get(recordOf(path)?.type ?? '');
	const dated = perNote(vault, (note) => datedEntriesOf(note, typeOf(note.path), settings.current));
	owner.register(vault.onChange(dated.forget));
	// Other headings, other types: everything is read with other eyes.
	owner.register(settings.onChange(() => dated.forget()));
	return async (paths, shown, signal) => {
		const fields = new Map<string, readonly TimelineEntry[]>();
		const takeFields = (path: string): void => {
			const data = dated.isKnown(path) ? undefined : recordOf(path)?.data;
			if (data !== undefined)
				fields.set(
					path,
					fieldEntries(path, data, typeOf(path), () => 1),
				);
		};
		if (!(await chunked(paths, takeFields, { signal }))) return;
		await dated.work(
			paths,
			async (readOf, read) => {
				const known = paths.map((path) => readOf(path) ?? fields.get(path) ?? []).flat();
				const entries = await chunkedSteps(timeOrderSteps(known), signal);
				if (entries) await shown({ entries, read, total: paths.length });
			},
			signal,
		);
	};
}
