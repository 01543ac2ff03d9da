import type { FrontmatterData, FrontmatterValue } from '../frontmatter.ts';
import { isList } from '../isList.ts';

/** JSON gives maps a prototype, whose names would pass for fields. */
export function bareMap(map: FrontmatterData): FrontmatterData {
	const bare = Object.create(null) as Record<string, FrontmatterValue>;
	for (const [key, value] of Object.entries(map)) bare[key] = bareValue(value);
	return bare;
}

function bareValue(value: FrontmatterValue): FrontmatterValue {
	if (typeof value !== 'object' || value === null) return value;
	return isList(value) ? value.map(bareValue) : bareMap(value);
}
