import { foldCase } from '../../../text/foldCase.ts';
import type { Range } from '../../../text/range.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Link, Note } from '../../note.ts';
import { parseNote } from '../../parseNote.ts';
import { otherShape } from './otherShapes.ts';
import { bulletEdits } from './bulletEdits.ts';
import { refusalToWriteBody } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { sectionList } from '../../read/sectionList.ts';
import { findSection } from '../../read/findSection.ts';
import { newSection } from './newSection.ts';
import { bulletMark } from './noteStyle.ts';
import { lineOf } from '../../read/noteLines.ts';
import { refuse, refuseAt } from '../verify/refuse.ts';
import { verified, type Expectation } from '../verify/verifyEdit.ts';

/** Bullets for a section, and where the section is or would be. */
export interface BulletsToInsert {
	/** Names of the section, in the order in which they are looked for. */
	readonly headings: readonly string[];
	/** What stands after the mark, on one line: `[[Iran]]`, `[[Iran]] — why`. */
	readonly bullets: readonly string[];
	readonly whereMissing: {
		/** Names of the sections that a new one stands before, such as Sources. */
		readonly beforeHeadings: readonly string[];
		readonly heading: string;
		/** 1 to 6; a section it stands before has the say where there is one. */
		readonly level: number;
	};
	/**
	 * Whether the section lists this link path already, for a caller who knows where links lead.
	 * Without it a target counts as listed where the section has a link with the same words.
	 */
	readonly isListed?: (target: string) => boolean;
}

/**
 * The insertions that put the bullets into the section, made where it is missing.
 *
 * They go after its last direct bullet and what is nested there, in alphabetical order where the list is in it;
 * a lone mark that a template left is completed. Mark, indentation, blank lines and line ends are those of the list.
 * A list of another shape goes on in it: one line of links, a callout, numbers, tasks; a table of links and a quote are refused.
 * A bullet whose link the section has, anywhere, is not added again, nor one without a link to a note whose text it has. Nothing is deleted, moved or rewritten.
 */
export function insertBullets(note: Note, request: BulletsToInsert): EditOutcome {
	const refusal = refusalToWriteBody(note);
	if (refusal) return refusal;
	const bad = request.bullets.find((bullet) => bullet.trim() === '' || /[\r\n]/.test(bullet));
	if (bad !== undefined) return refuse('BAD_VALUE', 'a bullet is one line of text');
	const found = findSection(note, request.headings);
	if (found.kind === 'twice') {
		return refuseAt(
			note,
			note.headings[found.second]?.range.start ?? 0,
			'TWO_SECTIONS',
			`the note has the section \`${found.name}\` twice, so it is unclear which is meant`,
		);
	}
	const listed = listedIn(note, found.kind === 'found' ? found.heading : undefined);
	const bullets = unlisted(request.bullets, request.isListed ?? listed.isLinked, listed.isWritten);
	if (bullets.length === 0) return { kind: 'unchanged' };
	const links = bullets.flatMap(linksOf);
	if (found.kind === 'found') {
		// What is no link would not be known again in a list whose shape is its links.
		const other = bullets.every((text) => linksOf(text).length > 0)
			? otherShape(note, sectionList(note, found.heading), bullets)
			: undefined;
		if (other && 'kind' in other) return other;
		if (other) return verified(note, [other], { kind: 'growth', links });
		return planned(note, bulletEdits(note, found.heading, bullets), { kind: 'growth', links });
	}
	const { heading, level, beforeHeadings } = request.whereMissing;
	const mark = bulletMark(note);
	const edit = newSection(
		note,
		{ heading, level, before: beforeHeadings },
		bullets.map((text) => mark + text),
	);
	return planned(note, [edit], { kind: 'growth', links, heading });
}

function planned(note: Note, edits: readonly TextEdit[], expectation: Expectation): EditOutcome {
	for (const edit of edits) {
		const joining = textThatWouldJoin(note, edit);
		if (joining !== undefined) {
			return refuseAt(note, joining, 'INDENTED_TEXT_BELOW', 'the text here is indented, so it would become a part of a bullet above it');
		}
	}
	return verified(note, edits, expectation);
}

/** The start of the next text below the bullet an edit ends in, where it is indented as far as the bullet's own text. */
function textThatWouldJoin(note: Note, edit: TextEdit): number | undefined {
	const at = edit.range.start;
	const line = lineOf(note, at);
	// What is inserted goes on to the end of the line, or ends its own.
	const next = /\S/.exec(note.text.slice(at));
	if (!next) return undefined;
	const start = at + next.index;
	const bullet = (note.text.slice(line.start, at) + edit.newText).trimEnd().split('\n').at(-1) ?? '';
	const own = columns(/^[ \t]*\S+[ \t]+/.exec(bullet)?.[0] ?? '');
	return columns(note.text.slice(lineOf(note, start).start, start)) >= own ? start : undefined;
}

/** How far text reaches to the right; a tab reaches to the next multiple of four (CommonMark 0.31, 2.2). */
function columns(text: string): number {
	let column = 0;
	for (const character of text) column += character === '\t' ? 4 - (column % 4) : 1;
	return column;
}

/** What the section under a heading holds: whether it links to a path, by its words, and whether it has a bullet of this text. */
interface Listed {
	readonly isLinked: (target: string) => boolean;
	readonly isWritten: (text: string) => boolean;
}

function listedIn(note: Note, heading: number | undefined): Listed {
	const content = heading === undefined ? undefined : note.sections[heading]?.content;
	const isInside = ({ range }: { readonly range: Range }): boolean =>
		content !== undefined && content.start <= range.start && range.start < content.end;
	const targets = new Set(note.links.filter(isInside).map(({ target }) => words(target)));
	const texts = new Set(note.listItems.filter(isInside).map((item) => note.text.slice(item.content.start, item.content.end)));
	return { isLinked: (target) => targets.has(words(target)), isWritten: (text) => texts.has(text.trim()) };
}

/** The bullets whose link is neither listed nor in a bullet before; one without a link to a note counts by its text. */
function unlisted(bullets: readonly string[], isLinked: Listed['isLinked'], isWritten: Listed['isWritten']): string[] {
	const seen = new Set<string>();
	return bullets.filter((bullet) => {
		const target = linksOf(bullet)[0]?.target;
		const key = target === undefined ? bullet.trim() : `[[${words(target)}`;
		if (seen.has(key) || (target === undefined ? isWritten(bullet) : isLinked(target))) return false;
		seen.add(key);
		return true;
	});
}

function linksOf(bullet: string): readonly Link[] {
	return parseNote('', `- ${bullet}\n`).links;
}

/** A link path for comparing: case and `.md` do not matter to the app. */
function words(target: string): string {
	const folded = foldCase(target);
	return folded.endsWith('.md') ? folded.slice(0, -3) : folded;
}
