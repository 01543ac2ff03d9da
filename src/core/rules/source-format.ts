import type { Finding, Fix } from '../note/finding.ts';
import type { ExternalLink, Note } from '../note/note.ts';
import { linkTextAt, urlAt } from '../note/read/partObjects.ts';
import { ADDRESS, LINK, LINK_BITS, lineOf } from '../note/scanner/scanResult.ts';
import { brokenLink } from '../sources/fixes/brokenLinks.ts';
import { sourceForm } from '../sources/fixes/sourceForm.ts';
import { titledLinkFix } from '../sources/fixes/titledLinkFix.ts';
import { sourceSections } from '../sources/reading/sourceSections.ts';
import type { Source } from '../sources/source.ts';
import type { Range } from '../text/range.ts';
import { opaqueAt } from '../note/read/opaqueAt.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A source that is a bare address, or a link that its punctuation breaks. */
export const sourceFormat: NoteRule = {
	id: 'source-format',
	scope: 'note',
	severity: 'info',
	summary: 'Reports a source that is a bare address or a broken link',
	*check({ note, settings, sources }) {
		const suspects = linesToLookAt(note);
		if (suspects.length === 0) return;
		const sections = sourceSections(note, settings);
		let at = 0;
		for (const line of suspects) {
			while (at < sections.length && (sections[at]?.range.end ?? 0) <= line.start) at += 1;
			if ((sections[at]?.range.start ?? Infinity) > line.start) continue;
			const finding = bareAddress(note, line, sources) ?? brokenLink(note, lineRange(note, line)) ?? halfLink(note, line);
			if (finding !== undefined && opaqueAt(note, finding.range.start) === undefined) yield finding;
		}
	},
};

export const why =
	'An address alone does not say who published what, and says nothing at all once the page has moved. A link whose brackets are not where they belong is shown as text. A citation without an address is a source like any other and is never reported.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a bare address',
		note: '## Sources\n- https://www.inss.org.il/publication/treaty/\n',
		reports: [
			'2:3 `https://www.inss.org.il/publication/treaty/` is a bare address; expected a link such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [inss.org.il - treaty](https://www.inss.org.il/publication/treaty/)\n',
	},
	{
		title: 'a bare address among links of another form',
		note: '## Sources\n- [INSS — A paper](https://www.inss.org.il/paper)\n- https://www.inss.org.il/publication/treaty/\n',
		reports: [
			'3:3 `https://www.inss.org.il/publication/treaty/` is a bare address; expected a link such as `[Publisher - Title](https://example.org/)`',
		],
		fixed:
			'## Sources\n- [INSS — A paper](https://www.inss.org.il/paper)\n- [inss.org.il — treaty](https://www.inss.org.il/publication/treaty/)\n',
	},
	{
		title: 'a blank between the words and the address',
		note: '## Sources\n- [INSS - A treaty] (https://www.inss.org.il/treaty)\n',
		reports: [
			'2:19 the link is broken by the blank between `]` and `(`; expected a form such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'brackets the other way round',
		note: '## Sources\n- (INSS - A treaty)[https://www.inss.org.il/treaty]\n',
		reports: ['2:3 the link has its brackets the other way round; expected a form such as `[Publisher - Title](https://example.org/)`'],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'two pairs of brackets',
		note: '## Sources\n- [[INSS - A treaty]](https://www.inss.org.il/treaty)\n',
		reports: [
			'2:3 the link has two pairs of brackets, which make it a link to a note; expected a form such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'a bracket that is missing before the address',
		note: '## Sources\n- [INSS - A treaty(https://www.inss.org.il/treaty)\n',
		reports: ['2:3 the link has no `]` before the address; expected a form such as `[Publisher - Title](https://example.org/)`'],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'a bracket that is missing after it',
		note: '## Sources\n- [Wikipedia - Arrow](https://en.wikipedia.org/wiki/Arrow_(missile)\n',
		reports: ['2:21 the link has no `)` after the address; expected a form such as `[Publisher - Title](https://example.org/)`'],
		fixed: '## Sources\n- [Wikipedia - Arrow](https://en.wikipedia.org/wiki/Arrow_(missile))\n',
	},
	{
		title: 'an address without its scheme',
		note: '## Sources\n- [INSS - A treaty](www.inss.org.il/treaty)\n',
		reports: [
			'2:19 the link has an address without `https://`, which makes it a link to a note; expected a form such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'a scheme that is misspelled',
		note: '## Sources\n- [INSS - A treaty](https//www.inss.org.il/treaty)\n',
		reports: [
			'2:19 the link has an address that does not begin with `https://`; expected a form such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'a blank in the address',
		note: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/a treaty)\n',
		reports: ['2:19 the link is broken by a blank in the address; expected a form such as `[Publisher - Title](https://example.org/)`'],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/a%20treaty)\n',
	},
	{
		title: 'marks after the address',
		note: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty,)\n',
		reports: [
			'2:19 the link has marks after the address that do not belong to it; expected a form such as `[Publisher - Title](https://example.org/)`',
		],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'an address that ends in the words in quotes that it searches for',
		note: '## Sources\n- [INSS - A treaty](https://books.example.org/r?q=%22dry+dock%22)\n',
		reports: [],
	},
	{
		title: 'no address after the words',
		note: '## Sources\n- [INSS - A treaty]()\n',
		reports: ['2:3 `[INSS - A treaty]()` has no address; expected one such as `https://example.org/`'],
	},
	{
		title: 'no words before the address',
		note: '## Sources\n- [](https://www.inss.org.il/treaty)\n',
		reports: ['2:3 `[](https://www.inss.org.il/treaty)` has no words; expected `Publisher - Title` in the brackets'],
	},
	{ title: 'a plain citation', note: '## Sources\n- Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.\n', reports: [] },
	{
		title: 'a link, whatever its words',
		note: '## Sources\n- [A treaty](https://www.inss.org.il/treaty)\n- [INSS | A treaty](https://www.inss.org.il/t2), with notes\n',
		reports: [],
	},
	{
		title: 'an address after a citation',
		note: '## Sources\n- Sharp, J. (2023). *Foreign Aid*. https://crsreports.congress.gov/RL33222\n',
		reports: [],
	},
	{ title: 'a bare address in the text', note: 'See https://www.inss.org.il/treaty.\n', reports: [] },
	{ title: 'a note that was clipped', note: '## Sources\n- [[INSS paper]]\n', vault: { 'INSS paper.md': '' }, reports: [] },
];

/** How an address begins that is taken for a note, because it has no scheme or a misspelled one. */
const ADDRESS_AS_NOTE = /^(?:www\.|h{0,2}t{1,3}ps?[:;]?\/)/i;

/** Marks that an address may end in and hardly ever means; an escape of two digits at its end may be one of them. */
const TRAILING_JUNK = ',;"\'>\\.';

/** A line to be looked at, and the bare address in it, if there is one. */
interface Suspect extends Range {
	readonly address: ExternalLink | undefined;
}

/** No bare address on this line. */
const NO_ADDRESS = -1;

/** The lines with an address that is no link, or with the marks of a broken one, in order; most notes have none. */
function linesToLookAt(note: Note): readonly Suspect[] {
	const { text, rows } = note;
	const rowOfLine = new Map<number, number>();
	for (let row = 0; row < rows.urls.count; row += 1) {
		const line = rows.urls.get(row, ADDRESS.line);
		if ((rows.urls.get(row, ADDRESS.bits) & LINK_BITS.markdown) === 0) rowOfLine.set(line, row);
		else if (endsInJunk(text, rows.urls.get(row, ADDRESS.urlEnd))) addLine(rowOfLine, line);
	}
	for (let row = 0; row < rows.links.count; row += 1) {
		if ((rows.links.get(row, LINK.bits) & LINK_BITS.markdown) === 0) continue;
		if (ADDRESS_AS_NOTE.test(linkTextAt(rows, row * LINK.width, LINK.targetStart))) addLine(rowOfLine, rows.links.get(row, LINK.line));
	}
	// A link without an address, or without words.
	for (let at = text.indexOf('](', note.bodyStart); at !== -1; at = text.indexOf('](', at + 2)) {
		const isHalf = isNext(text, at + 2, 1, ')') || isNext(text, at - 1, -1, '[');
		if (isHalf) addLine(rowOfLine, lineOf(rows, at));
	}
	if (rowOfLine.size === 0) return NO_SUSPECTS;
	const suspects: Suspect[] = [];
	for (const [line, row] of rowOfLine) suspects.push(suspectAt(note, line, row));
	return suspects.length === 1 ? suspects : suspects.sort((a, b) => a.start - b.start);
}

const NO_SUSPECTS: readonly Suspect[] = [];

function addLine(rowOfLine: Map<number, number>, line: number): void {
	if (!rowOfLine.has(line)) rowOfLine.set(line, NO_ADDRESS);
}

function suspectAt({ text, rows }: Note, line: number, row: number): Suspect {
	const start = rows.lineStarts[line - 1] ?? 0;
	const end = line < rows.lineCount ? (rows.lineStarts[line] ?? text.length) : text.length;
	return { start, end, address: row === NO_ADDRESS ? undefined : urlAt(rows, row) };
}

/** Whether `mark` stands at `at`, or one blank further on (`step` 1) or back (-1). */
function isNext(text: string, at: number, step: number, mark: string): boolean {
	const character = text.charAt(at);
	return character === mark || (character === ' ' && text.charAt(at + step) === mark);
}

function endsInJunk(text: string, end: number): boolean {
	return TRAILING_JUNK.includes(text.charAt(end - 1)) || text.charAt(end - 3) === '%';
}

function bareAddress(note: Note, { start, end, address }: Suspect, sources: () => readonly Source[]): Finding | undefined {
	if (address === undefined) return undefined;
	const { range } = address;
	const before = note.text.slice(start, range.start);
	const isAlone = range.start - start < MAX_LENGTH && BEFORE_ADDRESS.test(before) && note.text.slice(range.end, end).trim() === '';
	return isAlone ? new BareAddress(note, address, sources) : undefined;
}

/** Words and fixes are made for who asks: a report that does not show suggestions counts them, and large vaults have many of this one. */
class BareAddress implements Finding {
	readonly range: Range;
	readonly #note: Note;
	readonly #address: ExternalLink;
	readonly #sources: () => readonly Source[];

	constructor(note: Note, address: ExternalLink, sources: () => readonly Source[]) {
		this.range = address.range;
		this.#note = note;
		this.#address = address;
		this.#sources = sources;
	}

	get message(): string {
		return `${inlineCode(this.#address.url)} is a bare address; expected a link such as \`[Publisher - Title](https://example.org/)\``;
	}

	get fixes(): readonly Fix[] {
		// The sources are read only where somebody takes the fix: for most notes that would cost more than every rule.
		const fix = titledLinkFix(this.#note, this.#address, () => sourceForm(this.#note, this.#sources()));
		return fix ? [fix] : [];
	}
}

/** Blanks, marks of a quote and one of a list: nothing that says what the address is. */
const BEFORE_ADDRESS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[.\]\s+)?$/;

/** A longer line than this is no citation, and is not searched. */
const MAX_LENGTH = 2_000;

/** Links that lack what only their author knows: they are reported, and nothing mends them. */
const HALF_LINKS: readonly { readonly pattern: RegExp; readonly lacks: string }[] = [
	{ pattern: /\[[^[\]]{1,300}\]\( ?\)/, lacks: 'no address; expected one such as `https://example.org/`' },
	{ pattern: /\[ ?\]\(https?:[^\s()]{1,1000}\)/, lacks: 'no words; expected `Publisher - Title` in the brackets' },
];

/** The line without its end, after which no bracket is missing. */
function lineRange({ text }: Note, { start, end }: Range): Range {
	let last = end;
	while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
	return { start, end: last };
}

function halfLink(note: Note, { start, end }: Range): Finding | undefined {
	const text = note.text.slice(start, Math.min(end, start + MAX_LENGTH));
	for (const { pattern, lacks } of HALF_LINKS) {
		const match = pattern.exec(text);
		if (match === null) continue;
		const from = start + match.index;
		return { range: { start: from, end: from + match[0].length }, message: `${inlineCode(match[0])} has ${lacks}`, fixes: [] };
	}
	return undefined;
}
