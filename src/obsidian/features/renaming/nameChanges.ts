import type { ChangeItem, NotePlan } from '../../../core/changes/changePlan.ts';
import { addListItem } from '../../../core/note/edit/frontmatter/addListItem.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import { withEdits } from '../../../core/note/edit/verify/withEdits.ts';
import type { Note } from '../../../core/note/note.ts';
import { editBetween } from '../../../core/text/editBetween.ts';
import { inlineCode } from '../../../core/text/inlineCode.ts';
import { isConflictCopy } from '../../../core/vault/noteRole/conflictCopyOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { followRename } from '../../../core/vault/renaming/followRename.ts';
import { deadNames, formerNameOf, type FormerName } from '../../../core/vault/renaming/formerNames.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** What can be done about a name that leads nowhere any more. */
type NameEdit = (note: Note) => EditOutcome;

/**
 * The plain names in fields that lead nowhere since their note was renamed: each can be rewritten, or the note keeps its old
 * name as an alias.
 */
export function nameChanges(vault: LiveVault): ChangeSource {
	const edits = new Map<string, { readonly start: number; readonly edit: NameEdit }>();
	let renamed: readonly FormerName[] = [];
	return {
		title: 'Names of renamed notes',
		unit: { one: 'name', many: 'names' },
		verb: 'Change',
		done: 'Changed',
		lookingText: 'Looking for names that lead nowhere…',
		emptyText: 'Every name in a field of a renamed note leads somewhere.',
		withNotes: true,
		async begin({ signal }) {
			const { index } = vault;
			const wanted = await chunkedSteps(index.wantedSteps(), signal);
			if (!wanted) return undefined;
			const dead = deadNames(wanted, vault.formerNames, index).filter(({ from }) => !isConflictCopy(from));
			renamed = [...new Map(dead.map(({ former }) => [`${former.path}\n${former.name}`, former])).values()];
			edits.clear();
			return [...new Set([...renamed.map(({ path }) => path), ...dead.map(({ from }) => from)])];
		},
		async planNote(path) {
			const note = await vault.read(path);
			const items: ChangeItem[] = [];
			const add = (id: string, start: number, edit: NameEdit, item: Pick<ChangeItem, 'label' | 'reasons' | 'ticked'>): void => {
				const outcome = edit(note);
				// What cannot be planned cannot be shown, and what is not shown is not written.
				if (outcome.kind !== 'edits') return;
				edits.set(id, { start, edit });
				items.push({ id, ...item, edits: outcome.edits });
			};
			for (const { name } of renamed.filter((former) => former.path === path && isDead(former, vault))) {
				add(`${path}\nalias\n${name}`, -1, (now) => addListItem(now, 'aliases', name), {
					label: `Keep ${name} as an alias`,
					reasons: ['instead of changing the names that are listed'],
					ticked: false,
				});
			}
			for (const link of vault.index.record(path)?.links ?? []) {
				const former = link.kind === 'name' ? formerNameOf(link.target, vault.formerNames, vault.index) : undefined;
				if (former === undefined) continue;
				const to = former.path;
				add(`${path}\n${link.start}\n${link.target}`, link.start, (now) => followRename(now, [link], to, vault.index), {
					label: `${link.target} → ${noteNameOf(to)}`,
					reasons: [inlineCode(link.field ?? ''), `line ${link.line}`],
					ticked: true,
				});
			}
			return items.length === 0 ? undefined : ({ path, text: note.text, items } satisfies NotePlan);
		},
		edit(note, chosen) {
			// From the end: what stands before a change keeps its place.
			const wanted = chosen.flatMap(({ item }) => edits.get(item.id) ?? []).sort((a, b) => b.start - a.start);
			let current = note;
			let made = 0;
			for (const { edit } of wanted) {
				const outcome = edit(current);
				if (outcome.kind === 'refused') return { outcome, made: 0 };
				if (outcome.kind !== 'edits') continue;
				current = withEdits(current, outcome);
				made += 1;
			}
			const all = editBetween(note.text, current.text);
			return { outcome: all === undefined ? { kind: 'unchanged' } : { kind: 'edits', edits: [all] }, made };
		},
	};
}

function isDead({ name, path }: FormerName, { index, formerNames }: LiveVault): boolean {
	return formerNameOf(name, formerNames, index)?.path === path;
}
