import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { withEdits } from '../../note/edit/verify/withEdits.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { retarget, retargetAll, type Retargeting } from '../../note/edit/body/retarget.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import { fieldPathAt } from '../../note/fieldPathAt.ts';
import type { Note } from '../../note/note.ts';
import { editBetween } from '../../text/editBetween.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import { folderOf, isNotePath, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import { relativePath } from '../paths/relativePath.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import type { VaultIndex } from '../vaultIndex.ts';

/** A link or name that is to follow, as it was read. */
export interface FollowingLink extends Pick<LinkRecord, 'kind' | 'target' | 'start' | 'field'> {
	/** Where it leads, for a link that is as it should be wherever it still leads there; absent for one that takes the new name. */
	readonly ledTo?: string;
}

/** A link that is to lead elsewhere. */
interface Relink extends Retargeting {
	readonly kind: 'relink';
}

/**
 * The edit that makes `links` of `note`, which led to a note before it was renamed, lead to it at `to`: each in its own form, with
 * its folder, its heading and the words that it shows. Names that lead there by an alias stay as they are.
 *
 * @param index after the note was renamed in it.
 */
export function followRename(
	note: Note,
	links: readonly FollowingLink[],
	to: string,
	index: Pick<VaultIndex, 'resolveLink' | 'resolveName'>,
): EditOutcome {
	let current = note;
	const take = (outcome: EditOutcome): EditOutcome => {
		current = withEdits(current, outcome);
		return outcome;
	};
	const together: Retargeting[] = [];
	const apart: FollowingLink[] = [];
	let free = note.text.length;
	// From the end: what stands before a change keeps its place.
	for (const link of [...links].sort((a, b) => b.start - a.start)) {
		const change = link.kind === 'name' || link.kind === 'property' ? undefined : relinked(note, link, to, index);
		if (change?.kind === 'refused') return change;
		if (change?.kind === 'relink' && change.link.range.end <= free) {
			together.push(change);
			free = change.link.range.start;
			// One that stands around another follows by itself.
		} else if (change?.kind !== 'unchanged') apart.push(link);
	}
	const all = take(retargetAll(note, together));
	if (all.kind === 'refused') return all;
	for (const link of apart) {
		const change = link.kind === 'name' ? renamedName(current, link, to, index) : relinked(current, link, to, index);
		const outcome = take(change.kind === 'relink' ? retarget(current, change.link, change.target) : change);
		if (outcome.kind === 'refused') return outcome;
	}
	const edit = editBetween(note.text, current.text);
	return edit === undefined ? { kind: 'unchanged' } : { kind: 'edits', edits: [edit] };
}

function renamedName(note: Note, { target, start, field }: FollowingLink, to: string, index: Pick<VaultIndex, 'resolveName'>): EditOutcome {
	if (leadsTo(index.resolveName(target), to)) return { kind: 'unchanged' };
	const name = inOwnForm(target, to);
	if (!leadsTo(index.resolveName(name), to)) return refuse('BAD_TARGET', `the name ${inlineCode(name)} would lead to another note`);
	const path = field === null ? undefined : fieldPathAt(note, field, start);
	return path === undefined ? CHANGED : setField(note, path, name);
}

function relinked(note: Note, link: FollowingLink, newPath: string, index: Pick<VaultIndex, 'resolveLink'>): Relink | EditOutcome {
	const { kind, target, start, ledTo } = link;
	const to = ledTo ?? newPath;
	const spelled = isNotePath(to) && !isNotePath(lastSegmentOf(target)) ? to.slice(0, -3) : to;
	const own = ledTo === undefined ? inOwnForm(target, to) : target;
	const relative = relativePath(spelled, folderOf(note.path));
	// A link that was written from its own folder is written so again.
	const forms = target.startsWith('.') ? [own, relative.startsWith('.') ? relative : `./${relative}`] : [own];
	const wanted = [...forms, spelled, `/${to}`].find((path) => leadsTo(index.resolveLink(path, note.path), to));
	if (wanted === undefined) return refuse('BAD_TARGET', `no link can lead to ${inlineCode(to)}`);
	if (wanted === target) return { kind: 'unchanged' };
	const found = note.links.find((other) => other.kind === kind && other.range.start === start && other.target === target);
	return found === undefined ? CHANGED : { kind: 'relink', link: found, target: wanted };
}

const CHANGED = refuse('TEXT_CHANGED', 'the note has changed since it was read');

function leadsTo(found: ReturnType<VaultIndex['resolveName']>, path: string): boolean {
	return found.kind === 'found' && found.path === path && !found.ambiguous;
}

/** `target` with the new name in the place of its last part: with the folder it has, and the extension where it has one. */
function inOwnForm(target: string, to: string): string {
	const last = lastSegmentOf(target);
	const name = isNotePath(last) ? lastSegmentOf(to) : noteNameOf(to);
	return `${target.slice(0, target.length - last.length)}${name}`;
}
