import type { FrontmatterPath } from '../../frontmatter.ts';
import { valueAt, type FrontmatterSource } from './frontmatterSource.ts';

/** The keys of the map at `path` (of the whole block where it is empty) in the order of the text: an object puts those that are whole numbers first. */
export function keysAsWritten(frontmatter: FrontmatterSource['frontmatter'], path: readonly (string | number)[]): string[] {
	const placed = Object.keys(valueAt(frontmatter.data, path) ?? {}).map((key) => {
		// After a key come steps of either kind, and a key alone is a path as well.
		const ranges = frontmatter.rangeOf([...path, key] as unknown as FrontmatterPath);
		return { key, start: ranges?.key.start ?? 0 };
	});
	return placed.sort((a, b) => a.start - b.start).map(({ key }) => key);
}
