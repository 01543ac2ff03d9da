import type { FrontmatterData } from '../../note/frontmatter.ts';

/** A built-in type, described as a type note would describe it. */
export interface BuiltinType {
	/** What would stand in the type note's front matter, the type key left out. */
	readonly frontmatter: FrontmatterData;
	/** What would stand below it: the body of a new note. */
	readonly template: string;
}
