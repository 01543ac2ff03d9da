import { escapePipes } from '../note/edit/body/escapePipes.ts';
import { TEXT_CHANGED } from '../note/edit/verify/refuse.ts';
import type { Finding } from '../note/finding.ts';
import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { quotations } from '../note/read/quotations.ts';
import { opaqueAt } from '../note/read/opaqueAt.ts';
import { tableCells } from '../note/read/tableCells.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A link in a table whose pipe ends the cell. */
export const linkPipeInTable: NoteRule = {
	id: 'link-pipe-in-table',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports a wikilink in a table whose `|` is not escaped',
	mayReport: ({ note }) => note.rows.tableRows.count > 0,
	*check({ note }) {
		let quoted: readonly Range[] | undefined;
		for (const row of note.tableRows) {
			for (const link of tornLinks(note, row)) {
				quoted ??= quotations(note);
				const isOthers = quoted.some(({ start, end }) => start <= row.start && row.start < end);
				yield findingOf(note, link, !isOthers && isSurelyLink(note, row, note.text.slice(link.start, link.end)));
			}
		}
	},
};

export const why =
	'A table is split into cells before links are read, so the link is torn in two and both halves are shown as text. `\\|` keeps it whole.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a pipe in a link ends the cell',
		note: '| Party | Asks for |\n|---|---|\n| [[Israel|Jerusalem]] | trade |\n',
		reports: ['3:3 `[[Israel|Jerusalem]]` is split by the table; expected `[[Israel\\|Jerusalem]]`'],
		fixed: '| Party | Asks for |\n|---|---|\n| [[Israel\\|Jerusalem]] | trade |\n',
	},
	{
		title: 'an escaped pipe keeps the link whole',
		note: '| Party | Asks for |\n|---|---|\n| [[Israel\\|Jerusalem]] | trade |\n',
		reports: [],
	},
	{ title: 'two links in two cells share no pipe', note: '| Party | With |\n|---|---|\n| [[Israel]] | [[Iran]] |\n', reports: [] },
	{ title: 'a pipe outside a table needs no escape', note: 'See [[Israel|Jerusalem]].\n', reports: [] },
	{ title: 'code in a table is no link', note: '| Code | |\n|---|---|\n| `[[a\\|b]]` | |\n', reports: [] },
];

function* tornLinks(note: Note, row: Range): Iterable<Range> {
	// Searched on its own, so that a search never runs on into the rest of a long note.
	const text = note.text.slice(row.start, row.end);
	for (let open = text.indexOf('[['); open !== -1; ) {
		const close = text.indexOf(']]', open + 2);
		if (close === -1) return;
		// `[[a | [[b]]`: the inner one is the link.
		const start = text.lastIndexOf('[[', close - 1);
		if (hasBarePipe(text.slice(start + 2, close)) && !isCode(note, row.start + start))
			yield { start: row.start + start, end: row.start + close + 2 };
		open = text.indexOf('[[', close + 2);
	}
}

/** Whether a pipe without a backslash before it ends the cell. */
function hasBarePipe(text: string): boolean {
	for (let at = text.indexOf('|'); at !== -1; at = text.indexOf('|', at + 1)) if (text.charCodeAt(at - 1) !== 92) return true;
	return false;
}

function isCode(note: Note, offset: number): boolean {
	const opaque = opaqueAt(note, offset);
	return opaque !== undefined && opaque.kind !== 'comment';
}

/**
 * Whether a link is all that is meant: the row has a cell too many, or nobody would write the pipe of a cell like this.
 * `| [[ | ]] |` may be two cells with brackets in them.
 */
function isSurelyLink(note: Note, row: Range, written: string): boolean {
	// A line of text below a table, without an empty line between, is a row of it for Markdown; its author may want it out.
	if (
		!note.text
			.slice(row.start, row.end)
			.replaceAll(/\[\[[^[\]]*\]\]/g, '')
			.includes('|')
	)
		return false;
	if (!/\s\||\|\s/.test(written)) return true;
	const at = note.tableRows.indexOf(row);
	let header = at;
	while (header > 0 && isDirectlyAbove(note, note.tableRows[header - 1], note.tableRows[header])) header -= 1;
	return tableCells(note.text, row).length > tableCells(note.text, note.tableRows[header] ?? row).length;
}

/** Whether nothing stands between two rows but the line that rules the header off. */
function isDirectlyAbove(note: Note, above: Range | undefined, below: Range | undefined): boolean {
	return above !== undefined && below !== undefined && /^[\s|:-]*$/.test(note.text.slice(above.end, below.start).replaceAll('>', ''));
}

function findingOf(note: Note, range: Range, safe: boolean): Finding {
	const written = note.text.slice(range.start, range.end);
	const isSame = (now: Note): boolean => now.text.slice(range.start, range.end) === written;
	const escaped = written.replace(/(^|[^\\])\|/g, '$1\\|');
	return {
		range,
		message: `${inlineCode(written)} is split by the table; expected ${inlineCode(escaped)}`,
		fixes: [
			{
				kind: 'edit',
				title: 'Escape the pipe with a backslash',
				safe,
				plan: (now) => (isSame(now) ? escapePipes(now, range) : TEXT_CHANGED),
			},
		],
	};
}
