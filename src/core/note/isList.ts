import type { FrontmatterValue } from './frontmatter.ts';

/** `Array.isArray` for front-matter values: it does not narrow a read-only list out of a union by itself. */
export function isList(value: FrontmatterValue | undefined): value is readonly FrontmatterValue[] {
	return Array.isArray(value);
}
