import type { Note } from '../../note.ts';

/**
 * Whether the note's front matter has one of `keys` at its top level.
 *
 * A bulk fix asks this before it writes: prose between two rules (`---`, `Some text about: things`, `---`)
 * is a valid block for YAML and for Obsidian, and nobody's front matter.
 */
export function hasKnownKey(note: Note, keys: Iterable<string>): boolean {
	if (note.frontmatter.kind !== 'parsed') return false;
	const { data } = note.frontmatter;
	for (const key of keys) if (Object.hasOwn(data, key)) return true;
	return false;
}
