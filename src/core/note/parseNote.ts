import { lineAt, lineStartsOf } from '../text/lineStarts.ts';
import { parseFrontmatter } from './frontmatter/parseFrontmatter.ts';
import type { Note } from './note.ts';
import { propertyLinks } from './propertyLinks.ts';
import { scanBody } from './scanner/scanBody.ts';
import { sectionsOf } from './read/sections.ts';

/**
 * The note at `path` whose text is `text`, every part with its place; linear in the text's length, whatever it holds.
 *
 * Never throws on a text: what is wrong with the note is part of the result.
 */
export function parseNote(path: string, text: string): Note {
	const lineStarts = lineStartsOf(text);
	const frontmatter = parseFrontmatter(text);
	const bodyStart = frontmatter.kind === 'none' ? (text.charCodeAt(0) === BOM ? 1 : 0) : frontmatter.range.end;
	const parts = scanBody(text, lineStarts, bodyStart, lineAt(lineStarts, bodyStart) - 1);
	const links = propertyLinks(frontmatter, lineStarts);
	return {
		path,
		text,
		lineEnd: lineEndOf(text, lineStarts[1]),
		lineStarts,
		frontmatter,
		bodyStart,
		headings: parts.headings,
		sections: sectionsOf(text, parts.headings),
		listItems: parts.listItems,
		links: links.length === 0 ? parts.links : [...links, ...parts.links],
		urls: parts.urls,
		footnoteDefinitions: parts.footnoteDefinitions,
		footnoteReferences: parts.footnoteReferences,
		tags: parts.tags,
		opaque: parts.opaque,
		tableRows: parts.tableRows,
		unclosed: parts.unclosed,
	};
}

const BOM = 0xfeff;

function lineEndOf(text: string, secondLine: number | undefined): '\n' | '\r\n' {
	return secondLine !== undefined && text.charCodeAt(secondLine - 2) === 13 && text.charCodeAt(secondLine - 1) === 10 ? '\r\n' : '\n';
}
