import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { openableUrl } from '../../../core/sources/address/openableUrl.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import type { Range } from '../../../core/text/range.ts';

/** What a form for a source begins with; absent where nothing says it. */
export interface SourceStart {
	readonly url?: string;
	readonly title?: string;
}

/** Longer words are a passage, not a title. */
const LONGEST_TITLE = 200;

/**
 * The source that is meant in `note` where `selection` stands: the address that is selected or that the cursor is in, bare
 * or with its link's text as title; of words that are selected the title.
 */
export function sourceToAdd(note: Note, { start, end }: Range): SourceStart {
	const link = note.urls.find(({ range, url }) => range.start <= end && start <= range.end && openableUrl(url) !== undefined);
	if (link) return { url: link.url, ...(link.text === null || link.text === link.url ? {} : { title: oneLine(link.text) }) };
	const words = oneLine(note.text.slice(start, end));
	return words === '' || words.length > LONGEST_TITLE ? {} : { title: words };
}

/** The one address in `text`, which was copied; `undefined` where there is none, or several. */
export function copiedAddress(text: string): string | undefined {
	const [link, ...more] = parseNote('', text.slice(0, 5000)).urls;
	return link && more.length === 0 ? openableUrl(link.url) : undefined;
}
