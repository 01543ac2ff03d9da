import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';

/** The built-in type of documents that were clipped. */
const TYPE_OF_CLIPPINGS = 'source';

/** The fields in which clippers write where a page comes from. */
const ORIGIN_FIELDS = ['source', 'url'] as const;

/**
 * Whether a note is a document of someone else that was clipped: its type is `source`, or it has no type and says in
 * `source` or `url` where it comes from. Its text is not the author's, and nothing is written into it unasked.
 */
export function isClipped({ type, data }: { readonly type: string | undefined; readonly data: FrontmatterData }): boolean {
	if (type !== undefined) return type === TYPE_OF_CLIPPINGS;
	return ORIGIN_FIELDS.some((field) => {
		const value = Object.hasOwn(data, field) ? data[field] : undefined;
		return value !== undefined && value !== null && value !== '';
	});
}

/** `isClipped` of a note as read, whose type stands under `typeKey`. */
export function isClippedNote({ frontmatter }: Note, typeKey: string): boolean {
	if (frontmatter.kind !== 'parsed') return false;
	const { data } = frontmatter;
	const type = Object.hasOwn(data, typeKey) ? data[typeKey] : undefined;
	return isClipped({ type: typeof type === 'string' && type.trim() !== '' ? type : undefined, data });
}
