import type { Note } from '../note/note.ts';

/** What the note's type key says; `undefined` where it says nothing, or no text. */
export function typeNameOf({ frontmatter }: Note, typeKey: string): string | undefined {
	if (frontmatter.kind !== 'parsed' || !Object.hasOwn(frontmatter.data, typeKey)) return undefined;
	const name = frontmatter.data[typeKey];
	return typeof name === 'string' ? name : undefined;
}
