import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { retarget } from '../../note/edit/body/retarget.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import { fieldPathAt } from '../../note/fieldPathAt.ts';
import type { Note } from '../../note/note.ts';
import { parseNote } from '../../note/parseNote.ts';
import { applyEdits } from '../../text/applyEdits.ts';
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
	// From the end: what stands before a change keeps its place.
	for (const link of [...links].sort((a, b) => b.start - a.start)) {
		const outcome = link.kind === 'name' ? renamedName(current, link, to, index) : relinked(current, link, link.ledTo ?? to, index);
		if (outcome.kind === 'refused') return outcome;
		if (outcome.kind === 'edits') current = parseNote(note.path, applyEdits(current.text, outcome.edits));
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

function relinked(note: Note, link: FollowingLink, to: string, index: Pick<VaultIndex, 'resolveLink'>): EditOutcome {
	const { kind, target, start } = link;
	const spelled = isNotePath(to) && !isNotePath(lastSegmentOf(target)) ? to.slice(0, -3) : to;
	const own = link.ledTo === undefined ? inOwnForm(target, to) : target;
	const relative = relativePath(spelled, folderOf(note.path));
	// A link that was written from its own folder is written so again.
	const forms = target.startsWith('.') ? [own, relative.startsWith('.') ? relative : `./${relative}`] : [own];
	const wanted = [...forms, spelled, `/${to}`].find((path) => leadsTo(index.resolveLink(path, note.path), to));
	if (wanted === undefined) return refuse('BAD_TARGET', `no link can lead to ${inlineCode(to)}`);
	if (wanted === target) return { kind: 'unchanged' };
	const found = note.links.find((other) => other.kind === kind && other.range.start === start && other.target === target);
	return found === undefined ? CHANGED : retarget(note, found, wanted);
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
