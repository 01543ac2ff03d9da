import type { NotePlan } from '../../../core/changes/changePlan.ts';
import { type MergePlan, planMerge } from '../../../core/merging/planMerge.ts';
import type { EditOutcome, Refusal } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { counted } from '../../../core/text/counted.ts';
import { lineEdits } from '../../../core/text/lineEdits.ts';
import { isConflictCopy } from '../../../core/vault/noteRole/conflictCopyOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

const NOTHING: EditOutcome = { kind: 'unchanged' };

/** The note at `from` goes into the one at `to`: each note that changes with its diff, and last of all the old note into the trash. */
export function mergeChanges(vault: LiveVault, settings: SettingsStore, from: string, to: string): ChangeSource {
	let plan: MergePlan | Refusal | undefined;
	const names = `${noteNameOf(from)} into ${noteNameOf(to)}`;
	let seen = '';
	/** The notes that the preview was to look at. */
	let looked: ReadonlySet<string> = new Set();
	/** Planned again only where either has changed. */
	const replan = async (): Promise<MergePlan | Refusal> => {
		const [old, into] = [await vault.read(from), await vault.read(to)];
		const texts = `${old.text}\0${into.text}`;
		if (plan && texts === seen) return plan;
		seen = texts;
		return (plan = planMerge(vault.index, old, into, settings.current));
	};
	const editOf = (note: Note): EditOutcome => {
		if (plan?.kind !== 'merge') return plan ?? NOTHING;
		if (note.path !== to) return plan.follow(note);
		return note.text === plan.text ? NOTHING : { kind: 'edits', edits: lineEdits(note.text, plan.text) };
	};
	return {
		title: `Merge ${names}`,
		unit: { one: 'change', many: 'changes' },
		verb: 'Make',
		done: `Merged ${names}:`,
		lookingText: 'Reading both notes…',
		emptyText: 'There is nothing to merge.',
		withNotes: false,
		decisions: () => settings.merged(from, to),
		// What came to lead to the note while the preview was open would lead nowhere.
		stays() {
			const other = vault.index.backlinkSources(from).find((path) => !looked.has(path) && !isConflictCopy(path));
			return other && `${from} stays, since ${other} leads to it now; merge it again`;
		},
		async begin() {
			const planned = await replan();
			looked = new Set([to, ...(planned.kind === 'merge' ? [...planned.others, from] : [])]);
			return [...looked];
		},
		async planNote(path) {
			const note = await vault.read(path);
			// Either may have changed while the preview waited.
			const planned = plan && path !== to && path !== from ? plan : await replan();
			const { text } = note;
			if (path === from && planned.kind === 'merge')
				return {
					path,
					text,
					takesAway: true,
					items: [
						{
							id: path,
							label: `${path} goes to the trash`,
							reasons: ['that Obsidian is set to', 'once all the rest is written'],
							ticked: true,
						},
					],
				};
			const outcome = editOf(note);
			if (outcome.kind === 'unchanged') return undefined;
			const item = { id: path, label: path, reasons: [], ticked: true };
			if (outcome.kind === 'refused') return { path, text, items: [{ ...item, ticked: false }], refusal: outcome.reason };
			const told = path === to && planned.kind === 'merge' ? toldOf(planned) : {};
			return { path, text, items: [{ ...item, ...told, edits: outcome.edits }] } satisfies NotePlan;
		},
		edit(note) {
			const outcome = editOf(note);
			return { outcome, made: outcome.kind === 'edits' ? 1 : 0 };
		},
	};
}

/** What is said of the note that takes the other in. */
function toldOf({ kept, keptHeading, told }: MergePlan): { readonly reasons: readonly string[]; readonly details: readonly string[] } {
	return {
		reasons: kept.length === 0 ? [] : [`${counted(kept.length, 'line')} for which there is no place: see \`${keptHeading}\``],
		details: told,
	};
}
