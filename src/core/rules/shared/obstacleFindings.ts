import type { Finding, Fix } from '../../note/finding.ts';
import type { FrontmatterObstacle } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import { closeFrontmatter } from '../../note/edit/frontmatter/closeFrontmatter.ts';
import { lineAt } from '../../text/lineStarts.ts';

/** An opening line and a key below it: somebody meant front matter. */
const OPENS_WITH_KEY = /^---[ \t]*\r?\n[\p{L}_][^\s:]{0,60}:(?:\s|$)/u;

/** What keeps text that looks like front matter from being any; nothing for a note without such text. */
export function* obstacleFindings(note: Note): Iterable<Finding> {
	const { frontmatter, text } = note;
	if (frontmatter.kind !== 'none' || frontmatter.obstacle === undefined) return;
	const { code, range } = frontmatter.obstacle;
	// A note may begin with a rule: it is no front matter that was forgotten to be closed.
	if (code === 'unclosed' && !OPENS_WITH_KEY.test(text.slice(range.start, range.end + 80))) return;
	yield { range, message: messageOf(code, text.slice(range.start, range.end)), fixes: code === 'unclosed' ? closingFixes(note) : [] };
}

/** Never safe: where a block ends that was not closed is for its author to say. */
function closingFixes(note: Note): readonly Fix[] {
	const outcome = closeFrontmatter(note);
	if (outcome.kind !== 'edits') return [];
	const line = lineAt(note.lineStarts, outcome.edits[0]?.range.start ?? 0);
	return [{ kind: 'edit', title: `Close the front matter on line ${line} with \`---\``, safe: false, plan: closeFrontmatter }];
}

function messageOf(code: FrontmatterObstacle, written: string): string {
	switch (code) {
		case 'language':
			return `${inlineCode(written)} opens no front matter; expected \`---\` alone on the line`;
		case 'unclosed':
			return 'the front matter is never closed; expected a line of `---` after it';
		case 'carriage-returns':
			return 'the lines end in lone carriage returns, which Obsidian does not take for line ends; expected line feeds';
		case 'not-first':
			return 'the block stands below a blank line, where it is read as text; expected `---` on the first line';
	}
}
