import type { TextEdit } from '../../../text/textEdit.ts';
import type { FrontmatterData, FrontmatterPath } from '../../frontmatter.ts';
import type { Note } from '../../note.ts';
import type { EditOutcome, Refusal } from '../verify/editOutcome.ts';
import { entryAt, frontmatterSource, hazardOfKeys, type Entry, type FrontmatterSource } from './frontmatterSource.ts';
import { refuse } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/** Edits of one entry and what the block's data has to be when they are made. */
export interface EntryPlan {
	readonly kind: 'plan';
	readonly edits: TextEdit[] | Refusal;
	readonly data: FrontmatterData;
}

/** Plans a change of the entry at `path` and verifies it; a note without the entry is refused. */
export function planEntry(
	note: Note,
	path: FrontmatterPath,
	plan: (source: FrontmatterSource, entry: Entry) => EntryPlan | EditOutcome,
): EditOutcome {
	const source = frontmatterSource(note);
	if (source.kind === 'refused') return source;
	const entry = source.kind === 'source' ? entryAt(source, path) : undefined;
	if (source.kind === 'none' || !entry) return refuse('NO_SUCH_ENTRY', `there is nothing at \`${path.join('.')}\` in the front matter`);
	const hazard = hazardOfKeys(source);
	if (hazard) return hazard;
	const planned = plan(source, entry);
	if (planned.kind !== 'plan') return planned;
	if (!Array.isArray(planned.edits)) return planned.edits;
	return verified(note, planned.edits, { kind: 'data', data: planned.data });
}
