import { isList } from '../../isList.ts';
import type { FrontmatterValue } from '../../frontmatter.ts';

/** Whether two values are the same, keys in the same order; not-a-number is itself, and zero has no sign. */
export function sameData(a: FrontmatterValue | undefined, b: FrontmatterValue | undefined): boolean {
	if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => sameData(item, b[index]));
	if (isList(b)) return false;
	const entries = Object.entries(a);
	const others = Object.entries(b);
	return (
		entries.length === others.length &&
		entries.every(([key, value], index) => key === others[index]?.[0] && sameData(value, others[index]?.[1]))
	);
}
