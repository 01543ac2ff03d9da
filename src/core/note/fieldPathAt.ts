import type { FrontmatterPath } from './frontmatter.ts';
import type { Note } from './note.ts';

/** The path of the value of `field` that begins at `start`: the field's own or one of its items; `undefined` where there is none. */
export function fieldPathAt(note: Note, field: string, start: number): FrontmatterPath | undefined {
	const { frontmatter } = note;
	if (frontmatter.kind !== 'parsed' || !Object.hasOwn(frontmatter.data, field)) return undefined;
	const value = frontmatter.data[field];
	if (!Array.isArray(value)) return frontmatter.rangeOf([field])?.value.start === start ? [field] : undefined;
	const items: readonly unknown[] = value;
	const at = items.findIndex((_, position) => frontmatter.rangeOf([field, position])?.value.start === start);
	return at === -1 ? undefined : [field, at];
}
