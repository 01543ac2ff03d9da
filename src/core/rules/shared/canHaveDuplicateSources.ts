import type { ListItem, Note } from '../../note/note.ts';
import type { Settings } from '../../settings/settings.ts';

/** More links or items than this are compared by reading the sources, which takes no longer then. */
const MAX_COMPARED = 60;

/** Addresses whose page may stand behind quite another spelling: escapes, ports, DOIs, archives, videos, results of a search. */
const HAS_SPELLINGS = /%|:\d|doi|archive|youtu|google\./i;

/**
 * Whether the note may give a source twice. Reading sources takes longer than all other rules together, and this little:
 * `false` is certain for bullets with addresses, links to notes and citations as they stand, and says that nothing has to be read.
 */
export function canHaveDuplicateSources(note: Note, { sourceHeadings }: Pick<Settings, 'sourceHeadings'>): boolean {
	return addressesMayRepeat(note) || linksMayRepeat(note, sourceHeadings) || itemsMayRepeat(note);
}

function addressesMayRepeat({ urls }: Note): boolean {
	if (urls.length < 2) return false;
	const seen = new Set<string>();
	for (const { url } of urls) {
		if (HAS_SPELLINGS.test(url)) return true;
		const tail = tailOf(url);
		if (seen.has(tail)) return true;
		seen.add(tail);
	}
	return false;
}

/** The last part of an address, without what may be left out: two spellings of one page end alike, and most pages do not. */
function tailOf(url: string): string {
	let end = url.length;
	for (const mark of ['#', '?']) {
		const at = url.indexOf(mark);
		if (at !== -1 && at < end) end = at;
	}
	while (end > 0 && url[end - 1] === '/') end -= 1;
	const tail = url.slice(url.lastIndexOf('/', end - 1) + 1, end).toLowerCase();
	return tail.startsWith('www.') ? tail.slice(4) : tail;
}

function linksMayRepeat(note: Note, sourceHeadings: readonly string[]): boolean {
	const { links } = note;
	if (links.length > MAX_COMPARED) return true;
	for (let at = 1; at < links.length; at += 1) {
		const link = links[at];
		for (let before = 0; before < at; before += 1) {
			const other = links[before];
			if (link === undefined || link.section !== other?.section || !isSameTarget(link.target, other.target)) continue;
			if (isBelowSources(note, link.section, sourceHeadings)) return true;
		}
	}
	return false;
}

/** Whether a heading with the words of one of these stands at `section` or anywhere above it. */
function isBelowSources({ headings }: Note, section: number, sourceHeadings: readonly string[]): boolean {
	for (let at = 0; at <= section; at += 1) {
		const text = headings[at]?.text.toLowerCase() ?? '';
		if (sourceHeadings.some((name) => text.includes(name.toLowerCase()))) return true;
	}
	return false;
}

function isSameTarget(a: string, b: string): boolean {
	return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

function itemsMayRepeat({ text, listItems }: Note): boolean {
	if (listItems.length > MAX_COMPARED) return true;
	for (let at = 1; at < listItems.length; at += 1) {
		for (let before = 0; before < at; before += 1) if (isSameItem(text, listItems[at], listItems[before])) return true;
	}
	return false;
}

/** Blanks, case and emphasis may differ in a citation that is given twice; its first letters seldom do. */
function isSameItem(text: string, a: ListItem | undefined, b: ListItem | undefined): boolean {
	if (a === undefined || b === undefined || a.content.end - a.content.start < COMPARED_LETTERS) return false;
	// What begins with a link is compared by where it leads.
	if (text.charCodeAt(a.content.start) === 91) return false;
	for (let at = 0; at < COMPARED_LETTERS; at += 1)
		if (text.charCodeAt(a.content.start + at) !== text.charCodeAt(b.content.start + at)) return false;
	return true;
}

/** `Shapira, A. (2012)` and no more. */
const COMPARED_LETTERS = 16;
