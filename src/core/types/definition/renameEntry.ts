import { isMap } from '../../note/isMap.ts';
import { badKey } from '../../note/edit/frontmatter/unwritableValue.ts';
import { dataRenamed, dataWith } from '../../note/edit/verify/changedData.ts';
import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { valueAt } from '../../note/edit/frontmatter/frontmatterSource.ts';
import { keysAsWritten } from '../../note/edit/frontmatter/keysAsWritten.ts';
import { planEntry } from '../../note/edit/frontmatter/planEntry.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { writeScalar } from '../../note/edit/frontmatter/writeScalar.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';

/**
 * The edit that calls the key at `path`, at any depth of the front matter, by the name `to`; its value and its place stay.
 * Refused where the front matter cannot be read, the entry is not there, or `to` stands beside it.
 */
export function renameEntry(note: Note, path: FrontmatterPath, to: string): EditOutcome {
	const fault = badKey(to);
	if (fault) return fault;
	return planEntry(note, path, ({ frontmatter }, entry) => {
		const around = path.slice(0, -1);
		const from = path.at(-1);
		const map = valueAt(frontmatter.data, around);
		if (typeof from !== 'string' || !isMap(map)) return refuse('NO_SUCH_ENTRY', 'an item of a list has no name');
		if (Object.hasOwn(map, to)) return refuse('KEY_EXISTS', `\`${to}\` is there already; two entries cannot be made one`);
		const data = dataWith(frontmatter.data, around, dataRenamed(map, keysAsWritten(frontmatter, around), from, to));
		return { kind: 'plan', edits: [{ range: entry.key, newText: writeScalar(to) }], data };
	});
}
