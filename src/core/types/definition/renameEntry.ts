import { badKey } from '../../note/edit/badValue.ts';
import type { EditOutcome } from '../../note/edit/editOutcome.ts';
import { planEntry } from '../../note/edit/planEntry.ts';
import { refuse } from '../../note/edit/refuse.ts';
import { writeScalar } from '../../note/edit/writeScalar.ts';
import type { FrontmatterData, FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';

/**
 * The edit that calls the key at `path`, at any depth of the front matter, by the name `to`; its value and its place stay.
 * Refused where the front matter cannot be read, the entry is not there, or `to` stands beside it.
 */
export function renameEntry(note: Note, path: FrontmatterPath, to: string): EditOutcome {
	const fault = badKey(to);
	if (fault) return fault;
	return planEntry(note, path, ({ frontmatter }, entry) => {
		const [first, ...rest] = path;
		const beside: FrontmatterPath = rest.length === 0 ? [to] : [first, ...rest.slice(0, -1), to];
		if (frontmatter.rangeOf(beside) !== undefined) return refuse('KEY_EXISTS', `\`${to}\` is there already; two entries cannot be made one`);
		const data = renamed(frontmatter.data, path, to) as FrontmatterData;
		return { kind: 'plan', edits: [{ range: entry.key, newText: writeScalar(to) }], data };
	});
}

function renamed(data: FrontmatterValue, path: readonly (string | number)[], to: string): FrontmatterValue {
	const [step, ...rest] = path;
	if (Array.isArray(data)) return (data as readonly FrontmatterValue[]).map((item, position) => (position === step ? renamed(item, rest, to) : item));
	if (typeof data !== 'object' || data === null) return data;
	const isLast = rest.length === 0;
	const entries = Object.entries(data).map(([key, value]): [string, FrontmatterValue] => {
		if (key !== step) return [key, value];
		return isLast ? [to, value] : [key, renamed(value, rest, to)];
	});
	return Object.fromEntries(entries);
}
