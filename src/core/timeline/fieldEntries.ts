import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { NoteType } from '../types/noteType.ts';
import { type DatedText, datedText, wholeDate } from './datedText.ts';
import type { HistoricalSpan } from './historicalDate.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** A test for the names of fields; `-` stands for what may part their words. */
function named(words: string): RegExp {
	return new RegExp(`^(?:${words.replaceAll('-', '[-_ ]?')})$`, 'i');
}

/** Fields that begin a time, each with those that end it. */
const SPANS = (
	[
		['since', 'until'],
		['from', 'to|until'],
		['(?:date-)?(?:start(?:ed)?|beg[ia]n|begins)(?:-(?:date|year))?', '(?:date-)?end(?:ed|s)?(?:-(?:date|year))?'],
		['founded|established|formed|created-in', 'dissolved|abolished|disbanded|defunct'],
		['born|birth(?:-date)?|date-of-birth', 'died|death(?:-date)?|date-of-death'],
	] as const
).map(([begins, ends]) => [named(begins), named(ends)] as const);

/** Fields that say when something happened, whatever the type says of them. */
const EVENTS = named('date|day|year|when|signed|ratified|enacted|repealed|expired|in-force');
/** Fields about the note or its document, not about what it tells. */
const BOOKKEEPING =
	/(?:^|[-_ ])(?:created|modified|updated|reviewed|published|accessed|retrieved|clipped|checked)$|^(?:last[-_ ]?\w+|due|scheduled|completed)$/i;

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
		const ends = SPANS.find(([begins]) => begins.test(field))?.[1];
		if (!ends && !EVENTS.test(field) && !SPANS.some((pair) => pair[1].test(field)) && type?.fields.get(field)?.kind !== 'date') continue;
		const end = names.find((name) => ends?.test(name) && dateOf(data[name]));
		const until = end && dateOf(data[end]);
		for (const { span, written } of [data[field]].flat().flatMap((value) => dateOf(value) ?? [])) {
			const entry = { path, line: lineOf(field), field };
			if (until) {
				paired.add(end);
				const whole = { start: span.start, end: until.span.end };
				entries.push({ ...entry, span: whole, written: `${written} – ${until.written}`, text: `${field} – ${end}` });
			} else entries.push({ ...entry, span: spanAs(field, span), written, text: field });
		}
	}
	// An end that stood before its beginning was taken for one of its own.
	return entries.filter(({ text }) => !paired.has(text));
}

/** What began and of which nothing says that it ended goes on: `since: 1979`. That somebody was founded or born is a day. */
function spanAs(field: string, { start, end }: HistoricalSpan): HistoricalSpan {
	if (/^(?:since|from)$/i.test(field) && start === end) return { start, end: null };
	return { start: /^(?:until|to)$/i.test(field) ? null : start, end };
}

/** A negative number is a year before our era, as people write one: `-753` is 753 BC. */
function dateOf(value: FrontmatterValue | undefined): DatedText | undefined {
	if (typeof value === 'number')
		return Number.isInteger(value) && value !== 0 ? wholeDate(value < 0 ? `${-value} BC` : String(value)) : undefined;
	// `founded: 1 April 1979, as a republic` says more than the day.
	return typeof value === 'string' ? (wholeDate(value) ?? datedText(value)) : undefined;
}
