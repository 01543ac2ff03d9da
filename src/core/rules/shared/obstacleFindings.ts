import type { Finding } from '../../note/finding.ts';
import type { FrontmatterObstacle } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** An opening line and a key below it: somebody meant front matter. */
const OPENS_WITH_KEY = /^---[ \t]*\r?\n[\p{L}_][^\s:]{0,60}:(?:\s|$)/u;

/** What keeps text that looks like front matter from being any; nothing for a note without such text. */
export function* obstacleFindings({ frontmatter, text }: Note): Iterable<Finding> {
	if (frontmatter.kind !== 'none' || frontmatter.obstacle === undefined) return;
	const { code, range } = frontmatter.obstacle;
	// A note may begin with a rule: it is no front matter that was forgotten to be closed.
	if (code === 'unclosed' && !OPENS_WITH_KEY.test(text.slice(range.start, range.end + 80))) return;
	yield { range, message: messageOf(code, text.slice(range.start, range.end)), fixes: [] };
}

function messageOf(code: FrontmatterObstacle, written: string): string {
	switch (code) {
		case 'language':
			return `${inlineCode(written)} opens no front matter; expected \`---\` alone on the line`;
		case 'unclosed':
			return 'the front matter is never closed; expected a line of `---` behind it';
		case 'carriage-returns':
			return 'the lines end in lone carriage returns, which Obsidian does not take for line ends; expected line feeds';
		case 'not-first':
			return 'the block stands below a blank line, where it is read as text; expected `---` on the first line';
	}
}
