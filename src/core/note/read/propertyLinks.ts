import { isList } from '../isList.ts';
import type { Frontmatter, FrontmatterPath, FrontmatterValue } from '../frontmatter.ts';
import type { Link } from '../note.ts';
import { addInside } from '../scanner/inline/wikilink.ts';
import { LINK, lineOf, type ScanResult } from '../scanner/scanResult.ts';
import { Rows } from '../scanner/rows.ts';
import type { Range } from '../../text/range.ts';

const NONE: readonly Link[] = [];

/** Two brackets, or an escape that may stand for one. */
const MAY_HOLD_LINK = /\[\[|\\/;

/**
 * The links of a note's front matter, in the order of its keys.
 * Obsidian's rule: a string that as a whole is `[[…]]`, at any depth; a link inside a longer text is none.
 */
export function propertyLinks(frontmatter: Frontmatter, parts: ScanResult): readonly Link[] {
	if (frontmatter.kind !== 'parsed' || !MAY_HOLD_LINK.test(parts.text.slice(frontmatter.block.start, frontmatter.block.end))) return NONE;
	const links: Link[] = [];
	let row: Rows | undefined;
	const add = (value: FrontmatterValue, path: FrontmatterPath): void => {
		if (typeof value === 'string') {
			const range = isOneLink(value) ? frontmatter.rangeOf(path)?.value : undefined;
			const link = range && linkOf((row ??= new Rows(LINK.width, 1)), value, range, lineOf(parts, range.start), path[0]);
			if (link) links.push(link);
		} else if (isList(value)) {
			for (const [index, item] of value.entries()) if (mayHoldLink(item)) add(item, [...path, index]);
		} else if (typeof value === 'object' && value !== null) {
			for (const key of Object.keys(value)) add(value[key] ?? null, [...path, key]);
		}
	};
	for (const field in frontmatter.data) {
		const value = frontmatter.data[field] ?? null;
		if (mayHoldLink(value)) add(value, [field]);
	}
	return links;
}

function mayHoldLink(value: FrontmatterValue): boolean {
	return typeof value === 'string' ? value.startsWith('[[') : typeof value === 'object';
}

/** Nothing but one link: a second bracket pair makes it a text with links. */
function isOneLink(value: string): boolean {
	if (!value.startsWith('[[') || !value.endsWith(']]') || value.includes('\n')) return false;
	return value.indexOf(']]') === value.length - 2 && value.indexOf('[[', 1) === -1;
}

/** The link that `value` is, read into `rows`; `undefined` where it is none after all. */
function linkOf(rows: Rows, value: string, range: Range, line: number, field: string): Link | undefined {
	rows.count = 0;
	if (!addInside(rows, value, 2, value.length - 2)) return undefined;
	const text = (start: number, end: number): string => value.slice(rows.get(0, start), rows.get(0, end));
	return {
		kind: 'property',
		target: text(LINK.targetStart, LINK.targetEnd),
		subpath: text(LINK.targetEnd, LINK.subpathEnd),
		display: rows.get(0, LINK.displayStart) === -1 ? null : text(LINK.displayStart, LINK.displayEnd),
		range,
		line,
		section: -1,
		field,
		inComment: false,
	};
}
