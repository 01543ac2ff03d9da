import type { EditOutcome } from '../../note/edit/editOutcome.ts';
import { refuse } from '../../note/edit/refuse.ts';
import { verified } from '../../note/edit/verifyEdit.ts';
import { writeScalar } from '../../note/edit/writeScalar.ts';
import type { FrontmatterData, FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';

/** Puts one word in the place of a key or a value at any depth of a note's front matter, and checks that nothing else changed. */
export function replaceInFrontmatter(note: Note, path: FrontmatterPath, part: 'key' | 'value', word: string): EditOutcome {
	const { frontmatter } = note;
	if (frontmatter.kind !== 'parsed') return refuse('FRONTMATTER_MALFORMED', 'the front matter cannot be read');
	const ranges = frontmatter.rangeOf(path);
	if (ranges === undefined) return refuse('TEXT_CHANGED', 'the entry is not there any more');
	const newText = readsAsItself(word) ? word : writeScalar(word);
	const value = word === 'true' || word === 'false' ? word === 'true' : word;
	const data = replaced(frontmatter.data, path, part, part === 'key' ? word : value) as FrontmatterData;
	return verified(note, [{ range: ranges[part], newText }], { kind: 'data', data });
}

/** The words of definitions that may be booleans stand without quotes. */
function readsAsItself(word: string): boolean {
	return word === 'true' || word === 'false';
}

function replaced(data: FrontmatterValue, path: readonly (string | number)[], part: 'key' | 'value', word: string | boolean): FrontmatterValue {
	const [step, ...rest] = path;
	if (step === undefined) return word;
	if (Array.isArray(data)) return (data as readonly FrontmatterValue[]).map((item, position) => (position === step ? replaced(item, rest, part, word) : item));
	if (typeof data !== 'object' || data === null) return data;
	const isLast = rest.length === 0;
	const entries = Object.entries(data).map(([key, value]) => {
		if (key !== step) return [key, value] as const;
		if (isLast && part === 'key') return [String(word), value] as const;
		return [key, replaced(value, rest, part, word)] as const;
	});
	return Object.fromEntries(entries);
}
