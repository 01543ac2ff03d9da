import { trimEndOf } from '../../text/trimEndOf.ts';
import type { Citation } from '../source.ts';
import { isAbbreviated } from './abbreviation.ts';
import { isProperName } from './publisherName.ts';
import { plainText } from './plainText.ts';

/** Where a work appeared, as far as that can be told apart. */
export type Tail = Omit<Citation, 'author' | 'date' | 'work'>;

/** Stands where something was taken out: Unicode's own sign for that, which hardly a note writes itself. Where one does, its words are parted there. */
const GAP = '\uFFFC';
const MAX_PUBLISHER_LENGTH = 80;

const EDITION =
	/\(?\b((?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|rev(?:ised|\.)?|\d{1,2}\.) (?:ed(?:ition|n|\.)?|aufl(?:age|\.)?))\b\.?\)?/i;
const IN_EDITORS = /(?:^|[\s\uFFFC.])In:? ([^()\uFFFC]{3,150}?),? \((?:eds?|hrsg|hg|dirs?|coord|orgs?)\.?\)[,.:]?/i;
const EDITED_BY = /\(?\b(?:edited|ed\.|hrsg\.) (?:by|von) ((?:\p{Lu}\.[ -]?|[^,.()\uFFFC])+)\)?/iu;
const PAGES = /\b(?:pp?|pages?|S)\.? ?([A-Z]?\d{1,6}(?: ?[–-] ?[A-Z]?\d{1,6})?)(?!\d)/;
const VANCOUVER = /;\s?(\d{1,4})\s?(?:\(([^()]{1,12})\))?\s?(?::\s?([\w–-]{1,15}))?/;
const VOLUME_ISSUE = /(?<!\d)(\d{1,4}) ?\((\d{1,4}(?:[–/-]\d{1,4})?)\)(?: ?[:,] ?([A-Z]?\d{1,6}(?: ?[–-] ?[A-Z]?\d{1,6})?)(?!\d))?/;
/** `12, no. 3`, which is `12 (3)`. */
const NUMBERED = /(^|[^\d\p{L}])(?:vol(?:ume|\.)? ?)?(\d{1,4}),? (?:no|nr|issue|iss|n[º°])\.? ?(\d{1,4}(?:[–/-]\d{1,4})?)(?!\d)/iu;
const VOLUME = /\(?\bvol(?:ume|\.)? ?(\d{1,4}|[IVXLC]{1,7})\b\)?/i;
const ISSUE = /\(?\b(?:no|nr|issue|iss)\.? ?(\d{1,5}(?:[–/-]\d{1,5})?)\b\)?/i;
const VOLUME_PAGES = /^[\s,\uFFFC]*(\d{1,4}) ?[:,] ?([A-Z]?\d{1,6}(?: ?[–-] ?[A-Z]?\d{1,6})?)(?!\d)/;
const BARE_PAGES = /[,:\uFFFC] ?(\d{1,5} ?[–-] ?\d{1,5})(?!\d)/;
const ADDRESS = /<?\b(?:https?:\/\/|doi:? ?(?=10\.))\S+|(?:^|\s)10\.\d{4,9}\/\S+/gi;
const AVAILABLE = /\b(?:available (?:at|from|online)|retrieved from|url|doi):?(?=\s|$|\uFFFC)/gi;

/** What stands after the title of a work: `*Journal*, 72(4), 5–20`, `In Roe, A. (Ed.), *Book* (pp. 3–9). Leiden: Brill`. */
export function readTail(markdown: string): Tail {
	let rest = markdown.replace(ADDRESS, GAP).replace(AVAILABLE, GAP);
	const take = (pattern: RegExp): readonly (string | null)[] => {
		const match = pattern.exec(rest);
		if (!match) return [];
		rest = `${rest.slice(0, match.index)}${GAP}${rest.slice(match.index + match[0].length)}`;
		return match.slice(1).map((part) => (part === undefined ? null : plainText(part)));
	};
	const [edition = null] = take(EDITION);
	const [inEditors = null] = take(IN_EDITORS);
	const slanted = emphasised(rest);
	let container: string | null = null;
	if (slanted) {
		const inside = /^(.+?), (\d{1,4})$/.exec(plainText(slanted.inside));
		container = inside?.[1] ?? plainText(slanted.inside);
		rest = `${rest.slice(0, slanted.start).replace(/\bIn:? $/, '')}${GAP}${inside?.[2] === undefined ? '' : ` ${inside[2]}`}${slanted.after}`;
	}
	rest = plainText(rest).replace(NUMBERED, '$1$2 ($3)');
	const [editedBy = null] = take(EDITED_BY);
	const [labelled = null] = take(PAGES);
	const [v1 = null, i1 = null, p1 = null] = take(VOLUME_ISSUE);
	const [v2 = null, i2 = null, p2 = null] = v1 === null ? take(VANCOUVER) : [];
	const [v3 = null] = (v1 ?? v2) === null ? take(VOLUME) : [];
	const [i3 = null] = (i1 ?? i2) === null ? take(ISSUE) : [];
	const isPlaced = container !== null || (v1 ?? v2 ?? v3) !== null;
	const after = container === null ? '' : rest.slice(rest.indexOf(GAP) + 1);
	const bare = container !== null && (v1 ?? v2 ?? v3) === null ? VOLUME_PAGES.exec(after) : null;
	if (bare) rest = `${rest.slice(0, rest.indexOf(GAP))}${GAP}${after.slice(bare[0].length)}`;
	const [p4 = null] = isPlaced && (labelled ?? p1 ?? p2) === null && !bare ? take(BARE_PAGES) : [];
	const editor = inEditors ?? editedBy;
	const isChapter = editor !== null && container !== null;
	const pieces = piecesOf(rest);
	if (container === null && (v1 ?? v2 ?? v3 ?? labelled) !== null && pieces[0] !== undefined && isContainer(pieces[0])) {
		container = pieces.shift() ?? null;
	}
	const { publisher, place } = container === null || isChapter ? takePublisher(pieces) : { publisher: null, place: null };
	const [pages = null, ...others] = [labelled, p1, p2, bare?.[2] ?? null, p4].filter((part) => part !== null);
	const note = [...pieces, ...others].join('; ');
	return {
		container,
		publisher,
		place,
		editor,
		edition,
		volume: v1 ?? v2 ?? v3 ?? bare?.[1] ?? null,
		issue: i1 ?? i2 ?? i3,
		pages,
		note: note || null,
	};
}

/** What is left, at its gaps and stops, without the marks at the ends of each. */
function piecesOf(text: string): string[] {
	return text
		.split(GAP)
		.flatMap(sentences)
		.map((piece) => withoutMarks(piece.replace(/^[\s.,;:()–—-]+/, '')))
		.filter((piece) => /[\p{L}\p{N}]/u.test(piece) && !/^in$/i.test(piece));
}

function withoutMarks(piece: string): string {
	const trimmed = trimEndOf(piece, '.,;:(–—-');
	return trimmed.includes('(') ? trimmed : trimEndOf(trimmed, '.,;:()–—-');
}

function sentences(text: string): string[] {
	const found: string[] = [];
	let start = 0;
	for (let at = text.indexOf('. '); at !== -1; at = text.indexOf('. ', at + 1)) {
		if (isAbbreviated(text, at)) continue;
		found.push(text.slice(start, at));
		start = at + 2;
	}
	return [...found, text.slice(start)];
}

function isContainer(piece: string): boolean {
	return /^\p{L}/u.test(piece) && piece.length <= MAX_PUBLISHER_LENGTH && !piece.includes(': ') && isProperName(piece);
}

/** Takes the last piece that is a publisher's name, with its place, out of `pieces`. */
function takePublisher(pieces: string[]): { readonly publisher: string | null; readonly place: string | null } {
	for (let at = pieces.length - 1; at >= 0; at -= 1) {
		const piece = pieces[at] ?? '';
		const colon = piece.indexOf(': ');
		const name = colon === -1 ? piece : piece.slice(colon + 2);
		if (name === '' || name.length > MAX_PUBLISHER_LENGTH || !/^\p{L}/u.test(name) || /\d|:\/\//.test(name)) continue;
		// `self-published`, `not peer-reviewed` are words about it.
		if (!/[\p{Lu}\p{Lo}]/u.test(name)) continue;
		pieces.splice(at, 1);
		return { publisher: name, place: colon === -1 ? null : piece.slice(0, colon) };
	}
	return { publisher: null, place: null };
}

/** The first stretch of emphasis in `text`. */
export function emphasised(text: string): { readonly start: number; readonly inside: string; readonly after: string } | undefined {
	const match = /(^|[\s("“.,\uFFFC])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,400})\2/.exec(text);
	if (!match) return undefined;
	return { start: match.index + (match[1] ?? '').length, inside: match[3] ?? '', after: text.slice(match.index + match[0].length) };
}
