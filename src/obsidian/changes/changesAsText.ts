import { changedLines } from '../../core/changes/changedLines.ts';
import { changeLimit } from '../../core/changes/changeLimit.ts';
import type { NotePlan } from '../../core/changes/changePlan.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { counted } from '../../core/text/counted.ts';
import { chunked } from '../index/chunked.ts';
import type { ChangeSession } from './changeSession.ts';

/** What the app's command line says to do with a bulk change. */
export interface TextChangeOptions {
	readonly write: boolean;
	/** Whether more notes may change than one command does without a second yes. */
	readonly force: boolean;
	/** How many notes the vault has. */
	readonly notes: number;
	readonly signal: AbortSignal;
}

const STOPPED = 'Stopped before all notes were looked at; nothing was written';

/** A bulk change without a window: what it would change, line by line, and with `write` what was written. */
export async function changesAsText(session: ChangeSession, { write, force, notes, signal }: TextChangeOptions): Promise<string> {
	const { source, selection } = session;
	if (!(await session.collect({ signal }))) return STOPPED;
	const parts: string[] = [];
	let changed = 0;
	const tell = (plan: NotePlan): void => {
		const chosen = selection.chosenIn(plan);
		const outcome = chosen.length > 0 ? source.edit?.(parseNote(plan.path, plan.text), chosen).outcome : undefined;
		if (outcome?.kind === 'edits') {
			changed += 1;
			// Each change alone, as the preview shows it: what stands between two of them does not change.
			const edits = chosen.map(({ item }) => item.edits).filter((own) => own !== undefined);
			const lines = (edits.length === chosen.length ? edits : [outcome.edits])
				.flatMap((own) => changedLines(plan.text, own))
				.map(({ kind, line, parts: words }) => `${kind === 'removed' ? '-' : '+'} ${line}: ${words.map(({ text }) => text).join('')}`);
			parts.push([plan.path, ...lines].join('\n'));
		} else if (outcome?.kind === 'refused') parts.push(`${plan.path} is left as it is: ${outcome.reason}`);
	};
	if (!(await chunked(session.plans, tell, { signal }))) return STOPPED;
	if (changed === 0) return [...parts, source.emptyText].join('\n');
	if (!write) return [...parts, `${counted(changed, 'note')} would change; write makes the changes`].join('\n');
	const most = changeLimit(notes);
	if (changed > most && !force)
		return [...parts, `Nothing was written: ${changed} notes would change, more than ${most}; force writes them`].join('\n');
	const { sentence, refused } = await session.write({ signal });
	return [
		...parts,
		...refused.map(({ path, reason }) => `Not changed: ${path}: ${reason}`),
		sentence,
		'The command “Undo last change” takes it back.',
	].join('\n');
}
