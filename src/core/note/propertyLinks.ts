import { lineAt } from '../text/lineStarts.ts';
import type { LineStarts } from '../text/lineStarts.ts';
import type { Frontmatter, FrontmatterPath, FrontmatterValue } from './frontmatter.ts';
import type { Link } from './note.ts';
import { splitWikilink } from './scanner/inline/wikilink.ts';

/**
 * The links of a note's front matter, in the order of its keys.
 * Obsidian's rule: a string that as a whole is `[[…]]`, at any depth; a link inside a longer text is none.
 */
export function propertyLinks(frontmatter: Frontmatter, lineStarts: LineStarts): Link[] {
	const links: Link[] = [];
	if (frontmatter.kind !== 'parsed') return links;
	for (const field in frontmatter.data) {
		const value = frontmatter.data[field];
		if (typeof value === 'string' ? value.startsWith('[[') : typeof value === 'object') collect(value ?? null, [field]);
	}
	return links;

	function collect(value: FrontmatterValue, path: FrontmatterPath): void {
		if (typeof value === 'string') {
			const link = propertyLink(value);
			const range = link && frontmatter.kind === 'parsed' ? frontmatter.rangeOf(path)?.value : undefined;
			if (link && range) links.push({ ...link, range, line: lineAt(lineStarts, range.start), field: path[0] });
			return;
		}
		if (typeof value !== 'object' || value === null) return;
		if (isList(value)) {
			value.forEach((item, index) => collect(item, [...path, index]));
			return;
		}
		for (const key of Object.keys(value)) collect(value[key] ?? null, [...path, key]);
	}
}

function isList(value: FrontmatterValue): value is readonly FrontmatterValue[] {
	return Array.isArray(value);
}

function propertyLink(value: string): Omit<Link, 'range' | 'line' | 'field'> | undefined {
	if (!value.startsWith('[[') || !value.endsWith(']]') || value.includes('\n')) return undefined;
	// Nothing but one link: a second bracket pair makes it a text with links.
	if (value.indexOf(']]') !== value.length - 2 || value.indexOf('[[', 1) !== -1) return undefined;
	const parts = splitWikilink(value, 2, value.length - 2);
	return parts && { kind: 'property', ...parts, section: -1, inComment: false };
}
