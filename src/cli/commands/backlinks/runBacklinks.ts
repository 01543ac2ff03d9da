import { type BacklinkGroup, backlinkGroupSteps } from '../../../core/backlinks/backlinkGroups.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { counted } from '../../../core/text/counted.ts';
import type { NoteTypes } from '../../../core/types/noteType.ts';
import { unknownType } from '../../../core/types/unknownType.ts';
import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import type { ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { loadLinksTo } from '../../vault/loadLinksTo.ts';
import { loadTypes, loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { isOneOf } from '../../vault/typeFilter.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { linkPlaceJson, linkPlaceText, mentionJson, mentionText, type ToldMention } from './tellBacklink.ts';
import { unlinkedMentions } from './unlinkedMentions.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface BacklinksOptions {
	readonly format: 'text' | 'json';
	/** Only notes of these types, or of types that extend one of them. */
	readonly type?: readonly string[];
	/** Also who says the name and does not link it. */
	readonly mentions?: boolean;
}

/** What is told of one note. */
interface Told {
	readonly path: string;
	readonly index: VaultIndex;
	readonly groups: readonly BacklinkGroup[];
	/** Absent where nobody asked for them. */
	readonly mentions: readonly ToldMention[] | undefined;
	/** Read when it is told: a hub has thousands. */
	readonly noteAt: (path: string) => Note | undefined;
}

/** `dossier backlinks`: what links to a note or names it, where, and in which words. */
export async function runBacklinks(io: Io, vault: string, wanted: string, options: BacklinksOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const path = selectNote(folder, wanted, io.cwd);
	// The options of a check are those under which it has left what it knew.
	const checkOptions = checkOptionsOf(stored, rulesWanted(stored.settings));
	const whole = options.mentions === true ? await inSteps(loadVault(folder, checkOptions), io.signal) : undefined;
	const loaded = whole ?? (await inSteps(loadLinksTo(folder, checkOptions, path), io.signal));
	const code = sayUnreadable(io, loaded, [path]);
	const { index } = loaded;
	const { types } = whole ?? (await inSteps(loadTypes(folder, stored.settings), io.signal));
	requireKnown(options.type, path, index, types);
	const isWanted = (type: string | undefined): boolean =>
		options.type === undefined ||
		options.type.includes(type ?? '') ||
		isOneOf(options.type, type === undefined ? undefined : types.get(type), types);
	const groups = (await inSteps(backlinkGroupSteps(path, index, { groupBy: 'type', sort: 'name', types }), io.signal)).filter((group) =>
		isWanted(group.entries[0]?.type),
	);
	const mentions =
		whole &&
		(
			await inSteps(
				unlinkedMentions(path, whole, (from) => isWanted(index.record(from)?.type)),
				io.signal,
			)
		).map(({ note, place }) => ({
			note,
			place,
			type: index.record(note.path)?.type,
		}));
	const told = { path, index, groups, mentions, noteAt: noteReader(folder) };
	await printParts(io, options.format === 'json' ? jsonOf(told) : textOf(told));
	return code;
}

function noteReader(folder: FolderVault): (path: string) => Note | undefined {
	return (path) => {
		const outcome = folder.read(path);
		return outcome.kind === 'read' ? parseNote(path, outcome.text) : undefined;
	};
}

/** @throws {OperatorError} for a type that neither the vault knows nor a note has that links here. */
function requireKnown(wanted: readonly string[] | undefined, path: string, index: VaultIndex, types: NoteTypes): void {
	if (wanted === undefined) return;
	const there = new Set(index.backlinkSources(path).map((from) => index.record(from)?.type));
	for (const name of wanted)
		if (types.get(name) === undefined && !there.has(name)) throw new OperatorError(`--type: ${unknownType(name, types)}`);
}

function* textOf({ path, index, groups, mentions, noteAt }: Told): Iterable<string> {
	let count = 0;
	for (const { title, entries } of groups) {
		count += entries.length;
		yield outputLine`${title}, ${counted(entries.length, 'note')}`;
		for (const entry of entries) {
			yield outputLine`  ${entry.path}`;
			const headings = index.record(entry.path)?.headings ?? [];
			const note = noteAt(entry.path);
			for (const link of entry.links) yield outputLine`    ${linkPlaceText(link, headings, note)}`;
		}
	}
	if (mentions !== undefined && mentions.length > 0) {
		yield 'not linked, only said\n';
		for (const mention of mentions) yield outputLine`  ${mention.note.path}` + outputLine`    ${mentionText(mention)}`;
	}
	yield outputLine`${counted(count, 'note')} ${count === 1 ? 'links' : 'link'} to ${path}${mentions === undefined ? '' : `; ${mentions.length} more only say its name`}`;
}

/** `notes` is what inspect says; `links` and `mentions` are what a reader wants to know of each. */
function jsonOf({ path, index, groups, mentions, noteAt }: Told): Iterable<string> {
	const entries = groups.flatMap((group) => group.entries);
	const shown = new Set(entries.map((entry) => entry.path));
	const notes = { [path]: index.backlinkSources(path).filter((from) => shown.has(from)) };
	const items = function* (): Iterable<Json> {
		for (const { path: from, links, type, isLinkedBack } of entries) {
			const headings = index.record(from)?.headings ?? [];
			const note = noteAt(from);
			for (const link of links) yield { from, linkedBack: isLinkedBack, type: type ?? null, ...linkPlaceJson(link, headings, note) };
		}
	};
	const others = { notes, version: 1, ...(mentions === undefined ? {} : { mentions: mentions.map(mentionJson) }) };
	return sortedJsonParts('links', { items: items() }, others);
}
