import { originalOf } from '../address/archiveCopy.ts';
import { openableAddress } from '../address/openableUrl.ts';
import { decodedPart } from '../address/queryParameter.ts';
import { hostOfAddress } from '../address/shownHost.ts';

/** Parts of a path that name no page. */
const EMPTY_PARTS: ReadonlySet<string> = new Set([
	'index',
	'default',
	'home',
	'article',
	'articles',
	'news',
	'story',
	'view',
	'show',
	'page',
	'pages',
	'en',
	'content',
	'wiki',
	'pdf',
	'html',
	'document',
	'handle',
	'item',
	'issues',
	'status',
]);

/** Pages of videos, whose paths are words of the site and the name that it gives the video. */
const VIDEO = /^(?:youtu\.be|(?:m\.)?youtube\.com\/(?:watch|shorts|embed|live|playlist|v))(?:\/|$)/;

const LONGEST_PLAIN = 1_000;

/** An address that reads as it is written: a host of small letters whose last part is no number, a path without dots at the beginning of a part. */
const PLAIN_ADDRESS = /^https?:\/\/(?:www\.)?((?!www\.)(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,20})((?:\/[\w-][\w.-]*)+\/?)(?:[?#][\w=&-]*)?$/;

/**
 * What a bare address tells of its page: the host, and the words of the last part of its path that has some.
 * `https://www.inss.org.il/publication/us-israel-treaty/` is `inss.org.il` and `us israel treaty`.
 */
export function titleFromUrl(url: string): { readonly host: string; readonly words: string | null } {
	const plain = url.length <= LONGEST_PLAIN ? PLAIN_ADDRESS.exec(url) : null;
	const written = plain === null ? openableAddress(url) : undefined;
	// A copy in an archive is a page of the site that it was made of.
	const address = written && (originalOf(written) ?? written);
	const path = plain?.[2] ?? address?.pathname ?? '';
	const host = plain?.[1] ?? (address ? hostOfAddress(address) : '');
	if (VIDEO.test(host + path)) return { host, words: null };
	const parts = path.split('/');
	let words: string | undefined;
	for (let at = parts.length - 1; at >= 0 && words === undefined; at -= 1) words = wordsOfPart(parts[at] ?? '');
	return { host, words: words ?? null };
}

/** Whether a word is an identifier such as `c5yqj1zk2x3o`. */
function hasLetterBetweenDigits(word: string): boolean {
	const first = word.search(/\d/);
	if (first === -1) return false;
	let last = word.length - 1;
	while (!/\d/.test(word.charAt(last))) last -= 1;
	return /\p{L}/u.test(word.slice(first, last));
}

/** Words of small letters and numbers, which are left out, between single dashes: nothing in them has to be decoded. */
const PLAIN_PART = /^[a-z]{2,}(?:-(?:[a-z]{2,}|\d+))*$/;

function wordsOfPart(part: string): string | undefined {
	if (PLAIN_PART.test(part)) return wordsOf(part.replace(/-\d+/g, '').replaceAll('-', ' '));
	const words = decodedPart(part)
		.replace(/\.[a-z]{2,5}$/i, '')
		.split(/[-_+ ]+/)
		.filter((word) => /\p{L}{2}/u.test(word) && !hasLetterBetweenDigits(word));
	return wordsOf(words.join(' ').trim());
}

function wordsOf(text: string): string | undefined {
	return text.length < 4 || EMPTY_PARTS.has(text.toLowerCase()) ? undefined : text;
}
