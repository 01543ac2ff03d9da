import { countUp } from '../../text/countUp.ts';
import type { Note } from '../../note/note.ts';
import { escapeLinkText } from '../../note/edit/body/escapeLinkText.ts';
import { destination } from '../export/copyAsMarkdown.ts';
import type { Source } from '../source.ts';

/** A page as it is to be written into a list of sources. */
export interface PageToCite {
	readonly url: string;
	readonly title: string;
	readonly publisher: string | null;
}

/** How the links of a list are worded: what stands between publisher and title, or the publisher last. */
export type SourceForm = ' - ' | ' — ' | ' – ' | ': ' | ' | ';

const FORMS: readonly SourceForm[] = [' - ', ' — ', ' – ', ': ', ' | '];

/** The form that most links in the note's lists of sources have; ` - ` where there are none. */
export function sourceForm(note: Note, sources: readonly Source[]): SourceForm {
	const counts = new Map<SourceForm, number>();
	for (const { kind, place, publisher, link } of sources) {
		if (kind !== 'web' || place.kind !== 'section' || publisher === null || link === null) continue;
		const text = note.text.slice(link.start, link.end);
		const form = FORMS.find((mark) => (mark === ' | ' ? text.includes(mark + publisher) : text.includes(publisher + mark)));
		if (form !== undefined) countUp(counts, form);
	}
	const [most] = [...counts].sort((a, b) => b[1] - a[1]);
	return most?.[0] ?? ' - ';
}

/** The link that cites `page` in `form`: `[Publisher - Title](url)`. */
export function sourceLink({ url, title, publisher }: PageToCite, form: SourceForm): string {
	const words = publisher === null || publisher === '' ? title : form === ' | ' ? `${title} | ${publisher}` : publisher + form + title;
	return `[${escapeLinkText(words, 'text')}](${destination(url)})`;
}
