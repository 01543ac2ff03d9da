import { canonicalUrl, plainCanonicalUrl } from '../address/canonicalUrl.ts';
import { doiInText, doiUrl } from '../address/doi.ts';
import { crossVaultNote } from '../address/crossVaultNote.ts';
import { openableUrl } from '../address/openableUrl.ts';
import type { CrossVaultNote, TextSource, WebSource } from '../source.ts';

/** Everything about a source but what it leads to. */
export type SourceWords = Omit<TextSource, 'kind' | 'crossVault'>;

/** The source that leads to `url`: a page where the address may be opened, else text. */
export function linkSource(address: string, words: SourceWords): WebSource | TextSource {
	// `[k](doi:10.1000/abc)`: what opens is the page of the DOI.
	const doi = /^doi:/i.test(address) ? doiInText(address) : undefined;
	const url = doi ? doiUrl(doi.doi) : address;
	const { place, range, line, link, publisher, title, author, date, annotation, archiveUrl, citation, otherReadings } = words;
	const canonical =
		plainCanonicalUrl(url) ?? (openableUrl(url) === undefined ? undefined : canonicalUrl(url, `${title} ${annotation ?? ''}`));
	// Written out: spreading is what costs most about a list of sources.
	if (canonical !== undefined)
		return {
			kind: 'web',
			url,
			canonicalUrl: canonical,
			place,
			range,
			line,
			link,
			publisher,
			title,
			author,
			date,
			annotation,
			archiveUrl,
			citation,
			otherReadings,
		};
	const crossVault = crossVaultNote(url) ?? null;
	return { kind: 'text', crossVault, ...words, title: crossVault && title === url ? nameOf(crossVault, url) : title };
}

function nameOf({ vault, note }: CrossVaultNote, url: string): string {
	const name = note === null ? null : note.slice(note.lastIndexOf('/') + 1);
	return [vault, name].filter((part) => part !== null).join(': ') || url;
}
