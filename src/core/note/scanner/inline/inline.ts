import type { Range } from '../../../text/range.ts';
import type { ScanResult } from '../scanResult.ts';
import { createFinder, resetFinder } from './finder.ts';
import type { Finder } from './finder.ts';
import { createMarkFinder, resetMarks } from './marks.ts';
import type { MarkFinder } from './marks.ts';

/**
 * The state of reading one stretch of inline text, `from` to `to`; one object serves one note after another.
 * A stretch may run over line ends and over the marks of containers between them, which are blanks to every construct but a tag of HTML.
 */
export interface Inline {
	readonly parts: ScanResult;
	from: number;
	to: number;
	/** Whether the stretch as a whole stands in a `%%` comment. */
	inComment: boolean;
	/** The end of the `%%` comment inside the stretch that is being read, -1 outside. */
	commentEnd: number;
	/** The latest character that a backslash escapes. */
	escaped: number;
	/** Open brackets: the offset of each and how many URLs were found before it, in turn. */
	readonly brackets: number[];
	/** How many brackets are open. */
	bracketCount: number;
	/** As many of them, outermost first, stand around a link already and can open none themselves. */
	closedCount: number;
	/** Where the last run of backticks of each length begins, known once a search has gone to the stretch's end. */
	readonly lastRuns: Map<number, number>;
	knowsRuns: boolean;
	/** The next inline `$` that can close, where a search has been made. */
	nextDollar: number;
	/** Where the addresses stand that the note defines for references, by label. */
	readonly definitions: Map<string, Range>;
	readonly marks: MarkFinder;
	readonly finders: Finders;
}

/** What ends a link of HTML. */
export const ANCHOR_END = '</a>';

/** One for each mark that is looked for ahead. */
interface Finders {
	readonly wikilinkOpen: Finder;
	readonly wikilinkClose: Finder;
	readonly newline: Finder;
	readonly carriageReturn: Finder;
	readonly comment: Finder;
	readonly math: Finder;
	readonly htmlComment: Finder;
	readonly processing: Finder;
	readonly declaration: Finder;
	readonly cdata: Finder;
	readonly closeParen: Finder;
	readonly anchorEnd: Finder;
}

export function createInline(parts: ScanResult): Inline {
	return {
		parts,
		from: 0,
		to: 0,
		inComment: false,
		commentEnd: -1,
		escaped: -1,
		brackets: [],
		bracketCount: 0,
		closedCount: 0,
		lastRuns: new Map(),
		knowsRuns: false,
		nextDollar: -1,
		definitions: new Map(),
		marks: createMarkFinder(),
		finders: {
			wikilinkOpen: createFinder('[['),
			wikilinkClose: createFinder(']]'),
			newline: createFinder('\n'),
			carriageReturn: createFinder('\r'),
			comment: createFinder('%%'),
			math: createFinder('$$'),
			htmlComment: createFinder('-->'),
			processing: createFinder('?>'),
			declaration: createFinder('>'),
			cdata: createFinder(']]>'),
			closeParen: createFinder(')'),
			anchorEnd: createFinder(ANCHOR_END),
		},
	};
}

/** Forgets what was found in another text. */
export function resetInline({ marks, finders }: Inline): void {
	resetMarks(marks);
	resetFinder(finders.wikilinkOpen);
	resetFinder(finders.wikilinkClose);
	resetFinder(finders.newline);
	resetFinder(finders.carriageReturn);
	resetFinder(finders.comment);
	resetFinder(finders.math);
	resetFinder(finders.htmlComment);
	resetFinder(finders.processing);
	resetFinder(finders.declaration);
	resetFinder(finders.cdata);
	resetFinder(finders.closeParen);
	resetFinder(finders.anchorEnd);
}

/** Whether what stands at `at` is in a `%%` comment. */
export function isInComment(inline: Inline, at: number): boolean {
	return inline.inComment || at < inline.commentEnd;
}
