import type { NonProse } from './nonProseRange.ts';

/** A scheme and what it leads to; without slashes only where no word of a sentence looks like it. */
const WITH_SLASHES = /[a-z][a-z0-9+.-]{0,30}:\/\/\S/i;
const SCHEMES =
	/(?:^|[^\p{L}\p{N}])(?:about|arxiv|bibtex|callto|cid|data|doi|facetime|geo|hdl|isbn|isni|issn|javascript|magnet|mailto|message|orcid|pmcid|pmid|sms|tel|urn|view-source|xmpp|zotero):[^\s:]/iu;

/** Endings of hosts that are told from the end of a sentence in any case; of two letters only in small ones. */
const HOST =
	/^(?:[\p{L}\p{N}_-]{1,63}\.){1,8}(?:com|org|net|edu|gov|mil|int|info|biz|app|dev|news|press|online|site|wiki|blog|museum|arpa|onion)$/iu;
const NATIONAL_HOST = /^(?:[\p{Ll}\p{N}_-]{1,63}\.){1,8}[a-z]{2}$/u;

const FILE =
	/\.(?:avif|bib|bmp|canvas|csv|docx?|epub|excalidraw|gif|html?|ics|ipynb|jpe?g|json|key|md|mobi|mov|mp3|mp4|numbers|odp|ods|odt|ogg|opus|pages|pdf|png|pptx?|py|rtf|svg|tar|tex|tiff?|tsv|txt|wav|webm|webp|xlsx?|xml|ya?ml|zip)$/i;

/** `C:\Users`, `\\host\share`, `/home/x`, `~/notes`, `../x`. */
const PATH = /^(?:[A-Za-z]:[\\/]|\\\\[^\\]|(?:~|\.{1,2})?\/[\p{L}\p{N}._-])/u;

/** Marks around a word that belong to its sentence. */
const LEADING = /^(?:~~|[([{<"'“‘„«*_=`|,;])+/;
const TRAILING = new Set(`)]}>"'”’»*_=~\`|,;:.!?…`);

/** Addresses, names of hosts and files, paths, e-mail addresses and keys of citations in a line: whole words. */
export function* addressesIn(line: string): Iterable<NonProse> {
	if (!/[@.:\\/]/.test(line)) return;
	for (const { 0: word, index } of line.matchAll(/[^\s|]+/g)) {
		if (!/[@.:\\/]/.test(word)) continue;
		const lead = LEADING.exec(word)?.[0].length ?? 0;
		const kind = kindOf(word.slice(lead));
		if (kind !== undefined) yield { kind, start: index + lead, end: index + word.length };
	}
}

function kindOf(word: string): 'address' | 'email' | 'citation' | undefined {
	if (WITH_SLASHES.test(word) || SCHEMES.test(word)) return 'address';
	if (/^-?@[\p{L}\p{N}_{]/u.test(word)) return 'citation';
	if (/[\p{L}\p{N}_]@[\p{L}\p{N}]/u.test(word)) return 'email';
	if (/^www\./i.test(word) || PATH.test(word)) return 'address';
	const bare = word.replace(/['’]s$/, '').slice(0, MOST);
	let length = bare.length;
	while (TRAILING.has(bare.charAt(length - 1))) length -= 1;
	const name = bare.slice(0, length);
	const host = /^[^/?#:]*/.exec(name)?.[0] ?? '';
	return HOST.test(host) || NATIONAL_HOST.test(host) || FILE.test(name) ? 'address' : undefined;
}

/** No name of a host is longer. */
const MOST = 260;
