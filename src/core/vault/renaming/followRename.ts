import type { EditOutcome, Refusal } from '../../note/edit/verify/editOutcome.ts';
import { withEdits } from '../../note/edit/verify/withEdits.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { propertyTo, retargetAll, type Retargeting } from '../../note/edit/body/retarget.ts';
import { type EntryValue, setEntries } from '../../note/edit/frontmatter/setField.ts';
import { fieldPaths } from '../../note/fieldPathAt.ts';
import type { Link, Note } from '../../note/note.ts';
import { editBetween } from '../../text/editBetween.ts';
import { shifted } from '../../text/shifted.ts';
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
	const inFields = links.filter(({ field }) => field !== null);
	let left = links.filter(({ field }) => field === null);
	// All at once, and after them those that stand around another: nobody writes links within links within links.
	for (let round = 0; left.length > 0; round += 1) {
		if (round > MOST_WITHIN) return refuse('BAD_TARGET', `links stand within links, more than ${MOST_WITHIN} deep`);
		const { together, around } = roundOf(current, left, to, index);
		if ('kind' in together) return together;
		const outcome = take(retargetAll(current, together));
		if (outcome.kind === 'refused') return outcome;
		const move = shifted(outcome.kind === 'edits' ? outcome.edits : []);
		left = around.map((link) => ({ ...link, start: move(link.start) }));
	}
	const values = fieldValues(current, inFields, to, index);
	if ('kind' in values) return values;
	const outcome = take(setEntries(current, values));
	if (outcome.kind === 'refused') return outcome;
	const edit = editBetween(note.text, current.text);
	return edit === undefined ? { kind: 'unchanged' } : { kind: 'edits', edits: [edit] };
}

const MOST_WITHIN = 20;

/** Of `links` of the body those that can be led elsewhere at once, and those that stand around one of them. */
function roundOf(
	note: Note,
	links: readonly FollowingLink[],
	to: string,
	index: Pick<VaultIndex, 'resolveLink'>,
): { readonly together: readonly Retargeting[] | Refusal; readonly around: readonly FollowingLink[] } {
	const linkAt = linksOf(note);
	const together: Retargeting[] = [];
	const around: FollowingLink[] = [];
	let free = note.text.length;
	for (const link of [...links].sort((a, b) => b.start - a.start)) {
		const change = relinked(note, link, to, index, linkAt);
		if (change.kind === 'refused') return { together: change, around };
		if (change.kind === 'unchanged') continue;
		if (change.link.range.end > free) around.push(link);
		else {
			together.push(change);
			free = change.link.range.start;
		}
	}
	return { together, around };
}

/** What the fields are to say in which `links` stand. */
function fieldValues(
	note: Note,
	links: readonly FollowingLink[],
	to: string,
	index: Pick<VaultIndex, 'resolveLink' | 'resolveName'>,
): readonly EntryValue[] | Refusal {
	const linkAt = linksOf(note);
	const paths = new Map<string, ReturnType<typeof fieldPaths>>();
	const values: EntryValue[] = [];
	for (const link of links) {
		const field = link.field ?? '';
		const known = paths.get(field) ?? fieldPaths(note, field);
		paths.set(field, known);
		const change = link.kind === 'name' ? renamedName(link, to, index) : relinked(note, link, to, index, linkAt);
		if (change.kind === 'refused') return change;
		if (change.kind === 'unchanged') continue;
		const value = change.kind === 'name' ? change.name : propertyTo(change.link, change.target);
		const path = known.get(link.start);
		if (path === undefined) return CHANGED;
		if (typeof value !== 'string') return value;
		values.push({ path, value });
	}
	return values;
}

type LinkAt = (link: FollowingLink) => Link | undefined;

function linksOf(note: Note): LinkAt {
	const keyOf = (kind: string, start: number, target: string): string => `${kind} ${start} ${target}`;
	const links = new Map(note.links.map((link) => [keyOf(link.kind, link.range.start, link.target), link]));
	return ({ kind, start, target }) => links.get(keyOf(kind, start, target));
}

interface NewName {
	readonly kind: 'name';
	readonly name: string;
}

const UNCHANGED = { kind: 'unchanged' } as const;

function renamedName({ target }: FollowingLink, to: string, index: Pick<VaultIndex, 'resolveName'>): NewName | Refusal | typeof UNCHANGED {
	if (leadsTo(index.resolveName(target), to)) return UNCHANGED;
	const name = inOwnForm(target, to);
	if (!leadsTo(index.resolveName(name), to)) return refuse('BAD_TARGET', `the name ${inlineCode(name)} would lead to another note`);
	return { kind: 'name', name };
}

function relinked(
	note: Note,
	link: FollowingLink,
	newPath: string,
	index: Pick<VaultIndex, 'resolveLink'>,
	linkAt: LinkAt,
): Relink | Refusal | typeof UNCHANGED {
	const { target, ledTo } = link;
	const to = ledTo ?? newPath;
	const spelled = isNotePath(to) && !isNotePath(lastSegmentOf(target)) ? to.slice(0, -3) : to;
	const own = ledTo === undefined ? inOwnForm(target, to) : target;
	const relative = relativePath(spelled, folderOf(note.path));
	// A link that was written from its own folder is written so again.
	const forms = target.startsWith('.') ? [own, relative.startsWith('.') ? relative : `./${relative}`] : [own];
	const wanted = [...forms, spelled, `/${to}`].find((path) => leadsTo(index.resolveLink(path, note.path), to));
	if (wanted === undefined) return refuse('BAD_TARGET', `no link can lead to ${inlineCode(to)}`);
	if (wanted === target) return UNCHANGED;
	const found = linkAt(link);
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
