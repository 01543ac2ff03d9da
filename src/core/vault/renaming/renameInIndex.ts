import { addToList } from '../../text/addToList.ts';
import { counted } from '../../text/counted.ts';
import type { NoteIndex } from '../noteIndex.ts';
import { folderOf, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import type { FollowingLink } from './followRename.ts';

/** What has to follow a renamed note, by the path of the note in which it stands afterwards; or why it cannot be renamed. */
export type RenamedVault =
	| { readonly kind: 'renamed'; readonly links: ReadonlyMap<string, readonly FollowingLink[]> }
	| { readonly kind: 'refused'; readonly reason: string };

/**
 * Renames the note at `from` to `to` in `index`, and says which links and names led to it, its own included. Of a note that goes to another folder so are
 * all links, since some lead elsewhere from there.
 *
 * Refused where what leads to another note now would lead to this one; the index is then as it was.
 */
export function renameInIndex(index: NoteIndex, from: string, to: string): RenamedVault {
	const links = new Map<string, FollowingLink[]>();
	const add = (path: string, link: FollowingLink): void => {
		addToList(links, path, link);
	};
	// Of a note that is moved and called as before no link changes that leads to it all the same.
	const isCalledSo = lastSegmentOf(from) === lastSegmentOf(to);
	const toIt = (link: FollowingLink): FollowingLink => (isCalledSo ? { ...link, ledTo: to } : link);
	for (const { from: source, link } of index.backlinks(from)) add(source, toIt(link));
	const isMoved = folderOf(from) !== folderOf(to);
	for (const link of index.record(from)?.links ?? []) {
		const ledTo = link.target === '' ? null : index.targetOf(link, from);
		if (ledTo === from) add(to, toIt(link));
		else if (isMoved && ledTo !== null && link.kind !== 'name') add(to, { ...link, ledTo });
	}
	const others = namedAlike(index, noteNameOf(to), from);
	index.rename(from, to);
	for (const [path, led] of others) {
		const lost = led - index.backlinks(path).length;
		if (lost <= 0) continue;
		index.rename(to, from);
		return { kind: 'refused', reason: `${counted(lost, 'link')} to ${path} would lead to it` };
	}
	return { kind: 'renamed', links };
}

/** Other notes that go by the name `name`, each with the number of links that lead to it. */
function namedAlike(index: NoteIndex, name: string, without: string): ReadonlyMap<string, number> {
	const meant = index.resolveName(name);
	const paths = new Set([...index.notesNamed(name), ...(meant.kind === 'found' ? [meant.path] : [])]);
	paths.delete(without);
	return new Map([...paths].map((path) => [path, index.backlinks(path).length]));
}
