import type { Note } from '../../note/note.ts';
import type { Diagnostic } from '../rule.ts';

/** The diagnostics that stand in an entry of the front matter, by its key; those about the whole block or the body are left out. */
export function findingsByKey({ frontmatter }: Note, diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
	const found = new Map<string, Diagnostic[]>();
	if (frontmatter.kind !== 'parsed') return found;
	for (const key of Object.keys(frontmatter.data)) {
		const ranges = frontmatter.rangeOf([key]);
		if (!ranges) continue;
		const own = diagnostics.filter(
			({ range }) => range.start >= ranges.key.start && range.end <= Math.max(ranges.key.end, ranges.value.end),
		);
		if (own.length > 0) found.set(key, own);
	}
	return found;
}
