import { oneLine } from '../../text/oneLine.ts';
import { escapeLinkText } from '../../note/edit/body/escapeLinkText.ts';
import { copyAsMarkdown, destination } from '../export/copyAsMarkdown.ts';
import { cslNames } from '../export/cslNames.ts';
import { pageBullet } from '../fixes/addSource.ts';
import type { SourceForm } from '../fixes/sourceForm.ts';
import type { Citation, Source } from '../source.ts';
import type { SourceToCite } from './citeSource.ts';
import { BRACKETED } from './sourceNumber.ts';

/** What a source is written with. */
export interface CiteWording {
	/** How the note that is to cite it words its links. */
	readonly form: SourceForm;
	/** The source as the note that says most of it has it, in Markdown; `null` where that cannot be had. */
	readonly wording: string | null;
	/** A link to the clipped note that stands for it, and the note's name; `null` where none does. */
	readonly clipping: SourceToCite['link'];
}

/** How `source` is written into a note: a page in the form of the note's list, a citation word for word, a clipped note as a link. */
export function sourceToCite(source: Source, { form, wording, clipping }: CiteWording): Omit<SourceToCite, 'isSame'> {
	const authorYear = source.citation && authorYearOf(source.citation);
	if (clipping) return { bullet: clipping.text, link: clipping, authorYear };
	const verbatim = wording === null || /[\r\n]/.test(wording.trim()) ? null : wording.trim().replace(BRACKETED, '');
	if (source.kind !== 'web') return { bullet: verbatim ?? copyAsMarkdown(source), link: null, authorYear };
	const isCitation = source.citation !== null && source.place.kind !== 'text' && verbatim?.includes(source.url) === true;
	const copy = source.archiveUrl === null ? '' : ` ([archived](${destination(source.archiveUrl)}))`;
	const { url, title, publisher } = source;
	const isNamed = title !== url || publisher !== null;
	const page = {
		url,
		title,
		publisher,
		...(source.date === null ? {} : { date: source.date }),
		...(source.author === null ? {} : { author: source.author }),
	};
	return {
		bullet: isCitation ? verbatim : isNamed ? pageBullet(page, form) + copy : url,
		link: { text: `[${escapeLinkText(oneLine(title), 'text')}](${destination(url)})`, name: title },
		authorYear,
	};
}

/** `(Parsi, 2007)`, `(Parsi & Doe, 2007)`, `(Parsi et al., 2007)`; `null` without an author or a year. */
function authorYearOf({ author, date }: Citation): string | null {
	const year = /\d{4}|n\.d\./.exec(date ?? '')?.[0];
	const names = author === null ? [] : cslNames(author).map((name) => ('family' in name ? name.family : name.literal));
	const [first, second] = names;
	if (first === undefined || year === undefined) return null;
	const who = names.length > 2 ? `${first} et al.` : second === undefined ? first : `${first} & ${second}`;
	return `(${who}, ${year})`;
}
