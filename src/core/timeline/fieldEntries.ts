import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { NoteType } from '../types/noteType.ts';
import { type DatedText, datedText, wholeDate } from './datedText.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** Fields that begin a time, each with those that end it. */
const SPANS: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
	[/^since$/i, /^until$/i],
	[/^from$/i, /^(?:to|until)$/i],
	[
		/^(?:date[-_ ]?)?(?:started|start|begin|begins|began)(?:[-_ ]?(?:date|year))?$/i,
		/^(?:date[-_ ]?)?(?:ended|end|ends)(?:[-_ ]?(?:date|year))?$/i,
	],
	[/^(?:founded|established|formed|created[-_ ]in)$/i, /^(?:dissolved|abolished|disbanded|defunct)$/i],
	[/^(?:born|birth|birth[-_ ]?date|date[-_ ]of[-_ ]birth)$/i, /^(?:died|death|death[-_ ]?date|date[-_ ]of[-_ ]death)$/i],
];

/** Fields that say when something happened, whatever the type says of them. */
const EVENTS = /^(?:date|day|year|when|signed|ratified|enacted|repealed|expired|in[-_ ]force)$/i;
/** Fields about the note or its document, not about what it tells. */
const BOOKKEEPING =
	/^(?:created|modified|updated|reviewed|published|accessed|retrieved|clipped|checked|last[-_ ]?\w+|due|scheduled|completed|.*[-_ ](?:created|modified|updated|reviewed|published|accessed|retrieved|clipped|checked))$/i;

/**
 * What the front matter of a note dates: `date` and fields of kind `date`, `since` and `until` and pairs like them as one time,
 * in the order of the fields. Dates of the note itself (`created`, `published`) are none of history, nor is any of a `source`.
 *
 * @param lineOf the line, from 1, of a field.
 */
export function fieldEntries(
	path: string,
	data: FrontmatterData,
	type: NoteType | undefined,
	lineOf: (field: string) => number,
): readonly TimelineEntry[] {
	const entries: TimelineEntry[] = [];
	const paired = new Set<string>();
	const names = Object.keys(data);
	for (const field of names) {
		if (paired.has(field) || BOOKKEEPING.test(field)) continue;
		const pair = SPANS.find(([begins]) => begins.test(field));
		const isEnd = SPANS.some(([, ends]) => ends.test(field));
		if (pair === undefined && !isEnd && !EVENTS.test(field) && type?.fields.get(field)?.kind !== 'date') continue;
		const end = pair === undefined ? undefined : names.find((name) => pair[1].test(name) && dateOf(data[name]) !== undefined);
		for (const dated of datesOf(data[field])) {
			const until = end === undefined ? undefined : dateOf(data[end]);
			if (end !== undefined && until !== undefined) {
				paired.add(end);
				const span = { start: dated.span.start, end: until.span.end };
				entries.push({ path, line: lineOf(field), span, written: `${dated.written} – ${until.written}`, text: `${field} – ${end}`, field });
			} else entries.push({ path, line: lineOf(field), ...seenAs(field, isEnd, dated), text: field, field });
		}
	}
	// An end that stood before its beginning was taken for one of its own.
	return entries.filter(({ field, text }) => field === null || text !== field || !paired.has(field));
}

/** What began and of which nothing says that it ended goes on: `since: 1979`. That somebody was founded or born is a day. */
function seenAs(field: string, isEnd: boolean, { span, written }: DatedText): Pick<TimelineEntry, 'span' | 'written'> {
	if (/^(?:since|from)$/i.test(field) && span.start === span.end) return { span: { start: span.start, end: null }, written };
	if (isEnd && /^(?:until|to)$/i.test(field)) return { span: { start: null, end: span.end }, written };
	return { span, written };
}

function datesOf(value: FrontmatterValue | undefined): readonly DatedText[] {
	const values = Array.isArray(value) ? (value as readonly FrontmatterValue[]) : [value];
	return values.map(dateOf).filter((dated) => dated !== undefined);
}

/** A negative number is a year before our era, as people write one: `-753` is 753 BC. */
function dateOf(value: FrontmatterValue | undefined): DatedText | undefined {
	if (typeof value === 'number')
		return Number.isInteger(value) && value !== 0 ? wholeDate(value < 0 ? `${-value} BC` : String(value)) : undefined;
	// `founded: 1 April 1979, as a republic` says more than the day.
	return typeof value === 'string' ? (wholeDate(value) ?? datedText(value)) : undefined;
}
