import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { ownValue } from '../../text/ownValue.ts';

/** The built-in type of documents that were clipped. */
const TYPE_OF_CLIPPINGS = 'source';

/** The fields in which clippers write where a page comes from. */
const ORIGIN_FIELDS = ['source', 'url'] as const;

/** What this asks of the types of a vault. */
export interface TypeAncestry {
	/** Whether `name` is `ancestor` or extends it at some remove. */
	isA(name: string, ancestor: string): boolean;
}

/**
 * Whether a note is a document of someone else that was clipped: its type is `source` or extends it, or it has no type and says
 * in `source` or `url` where it comes from. Its text is not the author's, and nothing is written into it unasked.
 *
 * @param types absent: no type extends another.
 */
export function isClipped(note: { readonly type: string | undefined; readonly data: FrontmatterData }, types?: TypeAncestry): boolean {
	const { type } = note;
	if (type !== undefined) return type === TYPE_OF_CLIPPINGS || types?.isA(type, TYPE_OF_CLIPPINGS) === true;
	// A record reads its data when they are asked for.
	const { data } = note;
	return ORIGIN_FIELDS.some((field) => {
		const value = ownValue(data, field);
		return value !== undefined && value !== null && value !== '';
	});
}

/** `isClipped` of a note as read, whose type stands under `typeKey`; front matter that cannot be read is looked at line by line. */
export function isClippedNote({ frontmatter, text }: Note, typeKey: string, types?: TypeAncestry): boolean {
	if (frontmatter.kind === 'none') return false;
	const data =
		frontmatter.kind === 'parsed'
			? frontmatter.data
			: topLevelLines(text.slice(frontmatter.block.start, frontmatter.block.end), [typeKey, ...ORIGIN_FIELDS]);
	const type = ownValue(data, typeKey);
	return isClipped({ type: typeof type === 'string' && type.trim() !== '' ? type : undefined, data }, types);
}

/** What the lines of a block say of these keys, quotes around a value apart. */
function topLevelLines(block: string, keys: readonly string[]): FrontmatterData {
	const values: [string, string][] = [];
	for (const line of block.split('\n')) {
		const key = keys.find((each) => line.startsWith(`${each}:`));
		if (key !== undefined)
			values.push([
				key,
				line
					.slice(key.length + 1)
					.trim()
					.replace(/^["']|["']$/g, ''),
			]);
	}
	return Object.fromEntries(values);
}
