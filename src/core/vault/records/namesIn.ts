import { isList } from '../../note/isList.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import { lineOf } from '../../note/scanner/scanResult.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import type { LinkRecord } from './noteRecord.ts';
import { ownValue } from '../../text/ownValue.ts';

/**
 * The plain names in these fields of a note, in the order of the fields: `actors: [Iran, "[[Israel]]"]` gives `Iran`.
 * What is a wikilink as a whole is a link already and not among them.
 */
export function namesIn(note: Note, fields: readonly string[]): LinkRecord[] {
	const names: LinkRecord[] = [];
	if (note.frontmatter.kind !== 'parsed' || fields.length === 0) return names;
	const { data } = note.frontmatter;
	for (const field of fields) {
		const value = ownValue(data, field);
		if (typeof value === 'string') addName(names, note, [field], value);
		else if (isList(value)) value.forEach((item, at) => typeof item === 'string' && addName(names, note, [field, at], item));
	}
	return names;
}

function addName(names: LinkRecord[], note: Note, path: FrontmatterPath, value: string): void {
	const target = value.trim();
	if (target === '' || isWikilink(target)) return;
	const range = rangeOf(note, path);
	names.push({
		kind: 'name',
		target,
		subpath: '',
		display: null,
		start: range.start,
		end: range.end,
		line: lineOf(note.rows, range.start),
		section: -1,
		field: path[0],
		inComment: false,
		inRelated: false,
		isRelatedBullet: false,
	});
}

/** A name without a place of its own stands where the front matter begins. */
function rangeOf(note: Note, path: FrontmatterPath): Range {
	if (note.frontmatter.kind !== 'parsed') return { start: 0, end: 0 };
	return note.frontmatter.rangeOf(path)?.value ?? { start: note.frontmatter.range.start, end: note.frontmatter.range.start };
}

function isWikilink(value: string): boolean {
	return value.startsWith('[[') && value.endsWith(']]');
}
