import { csvTable } from '../text/csvTable.ts';
import { markdownTable } from '../text/markdownTable.ts';
import { entryText } from './entryText.ts';
import type { TimelineEntry } from './timelineEntry.ts';
import { toEdtf } from './toEdtf.ts';

/** The entries as a Markdown table, a row a part; notes are written as `noteAs` writes them. */
export function timelineMarkdown(entries: readonly TimelineEntry[], noteAs: (path: string) => string): Iterable<string> {
	return markdownTable(['Date', 'What', 'Note'], entries, (entry) => [entry.written, entryText(entry), noteAs(entry.path)]);
}

/** The entries as CSV, a row a part, their dates as ISO 8601-2 writes them and as they are written. */
export function timelineCsv(entries: readonly TimelineEntry[]): Iterable<string> {
	return csvTable(['date', 'written', 'text', 'field', 'path', 'line'], entries, ({ span, written, text, field, path, line }) => [
		toEdtf(span),
		written,
		field === null ? text : '',
		field ?? '',
		path,
		String(line),
	]);
}
