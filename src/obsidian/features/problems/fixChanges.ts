import { isUnasked } from '../../../core/checking/takenUp.ts';
import type { ChangeItem, NotePlan } from '../../../core/changes/changePlan.ts';
import { applyFixes, type ChosenFix, fixKey, safeFixesOf } from '../../../core/checking/applyFixes.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { TextEdit } from '../../../core/text/textEdit.ts';
import type { Note } from '../../../core/note/note.ts';
import { editBetween } from '../../../core/text/editBetween.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { findingKey } from './problemList.ts';

/** Which fixes are proposed. */
export interface FixScope {
	/** The notes to look at; asked once the vault is read. */
	readonly paths: () => readonly string[];
	/** Id of the only rule whose findings are fixed, the fixes that are not safe as well, unticked; absent for all that is safe. */
	readonly rule?: string;
	/** The only findings, safe to fix or not: their keys, and the rules that they are of. */
	readonly chosen?: { readonly keys: ReadonlySet<string>; readonly rules: readonly string[] };
	/** The only finding, in all its places, whose fix is proposed whether it is safe or not; absent for all that is safe. */
	readonly finding?: { readonly rule: string; readonly group: string | undefined; readonly title: string };
}

/** Every fix that cannot mean anything else, or that of one finding in all its places, as changes to be ticked, each with its diff. */
export function fixChanges(vault: LiveVault, { paths, rule, finding, chosen: picked }: FixScope): ChangeSource {
	const keys = new Map<string, ChosenFix>();
	const unsafe = picked?.rules ?? [finding?.rule ?? rule ?? []].flat();
	const planNote = async (path: string): Promise<NotePlan | undefined> => {
		const note = await vault.read(path);
		const items: ChangeItem[] = [];
		const ids = new Set<string>();
		for (const { diagnostic, fix } of safeFixesOf(vault.check(note), unsafe)) {
			if (rule !== undefined && diagnostic.rule !== rule) continue;
			if (picked !== undefined && !picked.keys.has(findingKey(diagnostic))) continue;
			if (finding !== undefined && (diagnostic.rule !== finding.rule || diagnostic.group !== finding.group)) continue;
			const outcome = fix.plan(note);
			// What cannot be planned cannot be shown, and what is not shown is not written.
			if (outcome.kind !== 'edits') continue;
			const key = fixKey(diagnostic, fix);
			const id = `${path}\n${key}\n${diagnostic.range.start}`;
			// Two findings that are told alike at one place have one fix.
			if (ids.has(id)) continue;
			ids.add(id);
			keys.set(id, { key, start: diagnostic.range.start });
			items.push({
				id,
				label: fix.title,
				reasons: [diagnostic.message, `line ${diagnostic.line}`, diagnostic.rule],
				ticked: rule === undefined ? (finding ?? picked) !== undefined || !isUnasked(diagnostic) : fix.safe,
				edits: outcome.edits,
			});
		}
		return items.length === 0 ? undefined : { path, text: note.text, items };
	};
	return {
		title: picked ? 'Fix what is ticked' : titleOf(rule, finding?.title),
		unit: { one: 'problem', many: 'problems' },
		verb: 'Fix',
		done: 'Fixed',
		lookingText: 'Checking the notes…',
		emptyText: unsafe.length === 0 ? 'Nothing that is safe to fix.' : 'Nothing is left to fix.',
		withNotes: true,
		async begin({ signal }) {
			await chunkedSteps(vault.prepare(), signal);
			return paths();
		},
		planNote,
		edit: (note, chosen) =>
			fixed(
				vault,
				note,
				unsafe,
				chosen.flatMap(({ item }) => keys.get(item.id) ?? []),
			),
	};
}

function titleOf(rule: string | undefined, fix: string | undefined): string {
	if (fix !== undefined) return fix.replaceAll('`', '');
	return rule === undefined ? 'Fix all safe problems' : `Fix all of ${rule}`;
}

function fixed(
	vault: LiveVault,
	note: Note,
	unsafe: readonly string[],
	chosen: readonly ChosenFix[],
): ReturnType<NonNullable<ChangeSource['edit']>> {
	if (unsafe.length > 0) return planned(vault, note, unsafe, chosen);
	const { text, applied, refused } = applyFixes(note, { check: (again) => vault.check(again), chosen });
	const edit = editBetween(note.text, text);
	if (edit) return { outcome: { kind: 'edits', edits: [edit] }, made: applied.length };
	const [first] = refused;
	return { outcome: first ? { kind: 'refused', code: 'TEXT_CHANGED', reason: first.reason } : { kind: 'unchanged' }, made: 0 };
}

/**
 * The edits of the chosen fixes of one finding in all its places, each planned on the text as it stands. What they come to is
 * not checked again: where links lead is known of the text that the vault has, not of one that is still to be written.
 */
function planned(
	vault: LiveVault,
	note: Note,
	unsafe: readonly string[],
	chosen: readonly ChosenFix[],
): ReturnType<NonNullable<ChangeSource['edit']>> {
	const edits: TextEdit[] = [];
	let made = 0;
	let refusal: EditOutcome | undefined;
	for (const { diagnostic, fix } of safeFixesOf(vault.check(note), unsafe)) {
		const key = fixKey(diagnostic, fix);
		if (!chosen.some((one) => one.key === key && one.start === diagnostic.range.start)) continue;
		const outcome = fix.plan(note);
		if (outcome.kind === 'refused') refusal ??= outcome;
		if (outcome.kind !== 'edits' || outcome.edits.some((edit) => edits.some((other) => touch(edit, other)))) continue;
		edits.push(...outcome.edits);
		made += 1;
	}
	return made > 0 ? { outcome: { kind: 'edits', edits }, made } : { outcome: refusal ?? { kind: 'unchanged' }, made };
}

function touch(a: TextEdit, b: TextEdit): boolean {
	return a.range.start <= b.range.end && b.range.start <= a.range.end;
}
