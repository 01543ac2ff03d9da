import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import type { NoteRecord } from '../records/noteRecord.ts';

/** `excalidraw-plugin: parsed`, `kanban-plugin: board`, `tldraw-file: true`. */
const MARK = /-plugin$|^tldraw-file$/;

/** The same anywhere in a block: where it is not, the block need not be read. */
const MAY_BE_MARKED = /-plugin|tldraw-file/;

/**
 * Whether a plugin keeps its own file in the note, a drawing or a board, and says so in its front matter. It writes such a note anew from
 * what it knows: a section at its end would be a lane of the board, or gone.
 */
export function isKeptByPlugin({ block, data }: Pick<NoteRecord, 'block'> & { readonly data: FrontmatterData }): boolean {
	return (block === undefined || MAY_BE_MARKED.test(block)) && Object.keys(data).some((key) => MARK.test(key));
}

/** `isKeptByPlugin` of a note as read. */
export function isNoteOfPlugin({ frontmatter }: Note): boolean {
	return frontmatter.kind === 'parsed' && isKeptByPlugin({ block: undefined, data: frontmatter.data });
}
