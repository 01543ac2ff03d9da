import { addToList } from '../text/addToList.ts';
import { refusalToWriteBody } from '../note/edit/verify/editGuard.ts';
import type { EditOutcome, Refusal } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { headingName } from '../note/read/findSection.ts';
import type { Settings } from '../settings/settings.ts';
import { plainText } from '../sources/parsing/plainText.ts';
import { foldName } from '../text/foldName.ts';
import { isConflictCopy } from '../vault/noteRole/conflictCopyOf.ts';
import { folderOf, noteNameOf } from '../vault/paths/pathParts.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { alignIds, newBlockIds } from './alignIds.ts';
import { followMerge, type FollowingRecord } from './followMerge.ts';
import { mergeBody } from './mergeBody.ts';
import { mergeFields } from './mergeFields.ts';
import { outlineOf } from './outline.ts';
import { withEdits } from '../note/edit/verify/withEdits.ts';
import { withoutNote } from './withoutNote.ts';

/** Parts of one note are looked for among those of the other: a list with more is no note on a thing, and would hold the page up. */
const MOST_HEADINGS = 1000;
const MOST_BULLETS = 3000;
const MOST_LINKS = 1000;

/** What merging one note into another comes to. */
export interface MergePlan {
	readonly kind: 'merge';
	/** The text of the note that takes the other in. */
	readonly text: string;
	/** Lines of the old note that found no place and stand under a heading of their own, and that heading. */
	readonly kept: readonly string[];
	readonly keptHeading: string;
	/** What cannot be kept, a sentence each: links to headings of the old note that the other does not have, and those in copies of sync conflicts. */
	readonly told: readonly string[];
	/** The other notes that lead to the old one and are written, in code-unit order: a copy of a sync conflict is left to a person. */
	readonly others: readonly string[];
	/** The edit of one of them. */
	readonly follow: (note: Note) => EditOutcome;
}

/** The settings that say which headings and fields are what. */
type MergeSettings = Pick<Settings, 'sourceHeadings' | 'relatedHeadings'>;

/**
 * Plans the merge of `old` into `into`: the texts of both become one (`mergeFields`, `mergeBody`), the name and the aliases of the old note
 * become aliases, and what led to it leads to the other. Merged twice nothing more changes.
 *
 * Refused where either cannot be read exactly, where the other is a copy of a sync conflict, and where a link inside the old note cannot lead on from where the other note is.
 */
export function planMerge(index: VaultIndex, old: Note, into: Note, settings: MergeSettings): MergePlan | Refusal {
	if (old.path === into.path) return refuse('BAD_TARGET', 'a note cannot be merged into itself');
	if (isConflictCopy(into.path)) return refuse('BAD_TARGET', 'it is a copy of a sync conflict; merge it into its original');
	for (const note of [old, into]) {
		const refusal = refusalToWriteBody(note);
		if (refusal) return { ...refusal, reason: `${note.path}: ${refusal.reason}` };
		if (note.headings.length > MOST_HEADINGS || note.listItems.length > MOST_BULLETS || note.links.length > MOST_LINKS)
			return refuse('TOO_LARGE', `${note.path} has too many headings, bullets or links`);
	}
	const after = withoutNote(index, old.path, into.path);
	const links = linksTo(index, old.path);
	const blocks = newBlockIds(old, into);
	const there = parseNote(into.path, old.text);
	const moved = followMerge(there, ownLinks(index, old, into), { to: into.path, index: after, blocks, isListed: false });
	if (moved.kind === 'refused') return moved;
	const aligned = alignIds(withEdits(there, moved), into, blocks);
	const kept: string[] = [];
	const follow = (note: Note): EditOutcome =>
		followMerge(note, links.get(note.path) ?? [], {
			to: into.path,
			index: after,
			blocks,
			isListed: note.path === into.path || index.linksBetween(note.path, into.path).some(({ isRelatedBullet }) => isRelatedBullet),
			keep: note.path === into.path ? (words) => kept.push(words) : undefined,
		});
	const own = follow(into);
	if (own.kind === 'refused') return own;
	const fields = mergeFields(aligned, withEdits(into, own), aliasesToKeep(index, old, into));
	const keptHeading = `Merged from ${noteNameOf(old.path)}`;
	const body = mergeBody(aligned, fields.note, {
		headings: settings,
		leadsTo: (target) => {
			const found = after.resolveLink(target, into.path);
			return found.kind === 'found' ? found.path : undefined;
		},
		kept: [...fields.kept, ...kept],
		keptHeading,
	});
	if (body.kind === 'refused') return body;
	const leading = [...links.keys()].filter((path) => path !== into.path);
	const left = leading.filter(isConflictCopy);
	return {
		kind: 'merge',
		text: body.text,
		kept: body.kept,
		keptHeading,
		told: [
			...lostPlaces(parseNote(into.path, body.text), links, old),
			...left.map((path) => `${path}, a copy of a sync conflict, leads to ${old.path} and is not changed`),
		],
		others: leading.filter((path) => !isConflictCopy(path)),
		follow,
	};
}

function linksTo(index: VaultIndex, path: string): ReadonlyMap<string, readonly LinkRecord[]> {
	const links = new Map<string, LinkRecord[]>();
	for (const { from, link } of index.backlinks(path)) {
		addToList(links, from, link);
	}
	return links;
}

/** The links of `old` that have to change where it stands at the path of `into`: those to itself, and from another folder all that lead somewhere. */
function ownLinks(index: VaultIndex, old: Note, into: Note): readonly FollowingRecord[] {
	const isElsewhere = folderOf(old.path) !== folderOf(into.path);
	return (index.record(old.path)?.links ?? []).flatMap((link) => {
		const ledTo = index.targetOf(link, old.path);
		if (ledTo === old.path) return [link];
		return isElsewhere && ledTo !== null && link.kind !== 'name' ? [{ ...link, ledTo }] : [];
	});
}

/** The names of the old note that the other has not: its own, the one in its title, its aliases. */
function aliasesToKeep(index: VaultIndex, old: Note, into: Note): readonly string[] {
	const known = new Set([noteNameOf(into.path), ...(index.record(into.path)?.aliases ?? [])].map(foldName));
	const [title, theirs] = [old, into].map((note) => plainText(note.headings[outlineOf(note).title]?.text ?? ''));
	// A copy that a sync program made has a name that nobody uses.
	const own = isConflictCopy(old.path) ? '' : noteNameOf(old.path);
	return [own, title === theirs ? '' : (title ?? ''), ...(index.record(old.path)?.aliases ?? [])].filter((name) => {
		const key = foldName(name);
		return key !== '' && !known.has(key) && known.add(key);
	});
}

/** The links to parts of the old note that are none of the merged one. */
function lostPlaces(merged: Note, links: ReadonlyMap<string, readonly LinkRecord[]>, old: Note): readonly string[] {
	const headings = new Set(merged.headings.map(({ text }) => headingName(text)));
	const told: string[] = [];
	for (const [path, all] of links) {
		const lost = new Set(
			all.flatMap(({ subpath }) => {
				const last = subpath.slice(subpath.lastIndexOf('#') + 1);
				return subpath.startsWith('#') && !last.startsWith('^') && !headings.has(headingName(last)) ? [`#${last}`] : [];
			}),
		);
		if (lost.size > 0) told.push(`${path} links to ${[...lost].join(', ')} of ${noteNameOf(old.path)}, which is gone`);
	}
	return told;
}
