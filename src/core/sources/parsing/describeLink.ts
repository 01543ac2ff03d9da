import type { Citation } from '../source.ts';
import { readBehind, type Behind } from './annotation.ts';
import { readCitation } from './citation.ts';
import { splitDate } from './dates.ts';
import { plainText } from './plainText.ts';
import { splitPublisher, type KnownPublishers } from './publisher.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';

/** What the words around a source say of it. */
export interface Description {
	readonly publisher: string | null;
	readonly title: string;
	readonly author: string | null;
	readonly date: string | null;
	readonly annotation: string | null;
	readonly citation: Citation | null;
}

/** A link in its bullet, as written: what stands before it, its text (`null` for a bare address), what stands behind it. */
export interface LinkWords {
	readonly before: string;
	readonly label: string | null;
	readonly behind: string;
}

/** Link texts that name no page. */
const GENERIC = new Set([
	'link',
	'here',
	'url',
	'source',
	'web',
	'website',
	'online',
	'pdf',
	'html',
	'article',
	'read',
	'read more',
	'available here',
	'full text',
	'page',
	'site',
	'doi',
	'x',
]);

/** Words before a link that say only that a source follows. */
const LEAD_IN =
	/^(?:see(?: also)?|via|cf\.?|from|source|sources|and|or|also|&|\+|available at|retrieved from|accessed at|url|doi|link)\s?:?$/i;

/**
 * Publisher, title, author, date and annotation of a link in a bullet.
 *
 * A citation written out around the link is read as such. Else the link's text is the title, with what stands before it;
 * where that names no page (`[here](…)`, a bare address) the words beside it are, else `title`, else the address, `url`.
 */
export function describeLink(
	{ before, label, behind }: LinkWords,
	url: string,
	known: KnownPublishers | undefined,
	title: string | null = null,
): Description {
	const lead = withoutLeadIn(before);
	const text = label === null ? '' : plainText(label);
	const named = isGeneric(text) ? '' : (label ?? '');
	const citation = lead === '' ? null : readCitation(`${lead}${named === '' ? '' : ` ${named}`}${named === '' ? '' : behind}`);
	if (citation) {
		const { author, date } = citation;
		const annotation = named === '' ? readBehind(behind).annotation : null;
		return { publisher: citation.publisher ?? citation.container, title: citation.work ?? text, author, date, annotation, citation };
	}
	const words = plainText(named === '' ? lead : `${lead} ${named}`);
	if (words !== '') return titled(words.replace(/[\s:,–—-]{1,4}$/, '') || words, readBehind(behind), known);
	const said = readBehind(behind);
	// The words behind a bare address are its title; behind `[here](…)` too.
	if (said.annotation !== null) return titled(said.annotation, { ...said, annotation: null }, known);
	if (title !== null) return titled(title, said, known);
	return { publisher: null, title: text === '' ? url : text, author: said.author, date: said.date, annotation: null, citation: null };
}

function titled(words: string, behind: Behind, known: KnownPublishers | undefined): Description {
	const { publisher, title, date } = splitWords(words, known);
	return { publisher, title, author: behind.author, date: date ?? behind.date, annotation: behind.annotation, citation: null };
}

interface Words {
	readonly publisher: string | null;
	readonly title: string;
	readonly date: string | null;
}

/** Publisher, title and date of a text that is the title of a source, perhaps with the others around it. */
export function splitWords(text: string, known: KnownPublishers | undefined): Words {
	const dated = splitDate(text);
	const { publisher, title, date } = splitPublisher(dated.text, known);
	return { publisher, title: title.replace(/^["“](.{2,})["”]$/, '$1'), date: dated.date ?? date };
}

function withoutLeadIn(before: string): string {
	const text = before.replace(/^[\s,;·|/]+/, '').trim();
	const bare = trimEndOf(plainText(text), `("'“*_–—-`);
	return /[\p{L}\p{N}]/u.test(bare) && !LEAD_IN.test(bare) ? trimEndOf(text, '("“*_') : '';
}

function isGeneric(text: string): boolean {
	return text === '' || GENERIC.has(text.toLowerCase()) || /^(?:https?:\/\/|www\.)\S*$/i.test(text) || /^\[?\d{1,3}\]?$/.test(text);
}
