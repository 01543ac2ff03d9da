import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Steps } from '../../core/text/steps.ts';
import { VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { readCheckCache } from './cache/checkCache.ts';
import { compare, fingerprintOf } from './cache/compareCache.ts';
import { linkRowsIn } from './cache/linkRows.ts';
import { loadVault, readTypeNotes } from './loadVault.ts';
import { namedOnly } from './namedOnly.ts';
import { walkFinding } from './unreadableNote.ts';

/** What there is to say about who leads to one note. */
export interface LinksToNote {
	/** Knows every file and name of the vault; what leads to the note, and the note itself, it knows whole. */
	readonly index: NoteIndex;
	/** A finding for everything that could not be read. */
	readonly unreadable: readonly Diagnostic[];
}

/**
 * What leads to the note at `path`: from what the last check has left where nothing changed since, otherwise from the notes.
 *
 * @param options are those of a check of the whole vault, whose cache it is.
 */
export function* loadLinksTo(folder: FolderVault, options: CheckOptions, path: string): Steps<LinksToNote> {
	return (yield* fromCache(folder, options, path)) ?? (yield* loadVault(folder, options));
}

function* fromCache(folder: FolderVault, options: CheckOptions, path: string): Steps<LinksToNote | undefined> {
	// What is damaged is told, and put aside, by the next check.
	const cache = yield* readCheckCache(folder.root, fingerprintOf(options), () => undefined);
	if (cache === undefined) return undefined;
	const { changed, isSameSet } = yield* compare(folder, cache);
	if (!isSameSet || changed.length > 0) return undefined;
	const links = yield* cache.links();
	const rows = yield* linkRowsIn(links?.lines ?? []);
	const sources = rows?.find(([own]) => own === path)?.[2].map((number) => rows[number]?.[0] ?? '');
	const stored = sources && (yield* cache.records());
	if (links === undefined || rows === undefined || sources === undefined || stored === undefined) return undefined;
	const wanted = new Set([path, ...sources]);
	// Types decide what is read as a name; of those that they say nothing of, records have none.
	const typeNotes = yield* readTypeNotes(folder, options.settings);
	const { index } = new VaultChecker(
		Array.from(typeNotes.values(), ({ note }) => note),
		options,
	);
	index.plainNames.fields = new Set(links.plainFields);
	for (const other of [...folder.walk.others, ...folder.walk.aliases.keys()]) index.putFile(other);
	for (const [note, aliases] of rows) {
		yield;
		const record = wanted.has(note) ? stored.record(note) : undefined;
		if (record !== undefined) index.putRecord(record);
		else if (aliases.length > 0) index.putRecord(namedOnly(note, aliases));
		else index.putFile(note);
	}
	return { index, unreadable: folder.walk.problems.map(walkFinding) };
}
