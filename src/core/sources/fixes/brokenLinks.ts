import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import type { Finding } from '../../note/finding.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';

/** A longer bullet is prose, and is not searched. */
const MAX_LENGTH = 2000;

interface LinkFault {
	/** A sentence part that follows "the link ". */
	readonly says: string;
	readonly fixTitle: string;
	readonly pattern: RegExp;
	/** What the matched text is meant to be; `undefined` where it is sound after all. */
	readonly meant: (match: RegExpExecArray) => string | undefined;
}

/**
 * Every way in which a link of a source is broken, surest first; the rule `source-format` has an example of each. Patterns run over one bullet, begin with a fixed
 * character and have bounded parts.
 */
const LINK_FAULTS: readonly LinkFault[] = [
	{
		says: 'is broken by the blank between `]` and `(`',
		fixTitle: 'Close the gap before the address',
		pattern: /\][ \t]{1,3}\((?=https?:\/\/)/,
		meant: () => '](',
	},
	{
		says: 'has its brackets the other way round',
		fixTitle: 'Change the brackets',
		pattern: /\(([^()[\]]{1,300})\)\[(https?:\/\/[^\s[\]]{1,1000})\]/,
		meant: ([, words = '', url = '']) => `[${words}](${url})`,
	},
	{
		says: 'has two pairs of brackets, which make it a link to a note',
		fixTitle: 'Take one pair of brackets out',
		pattern: /\[\[([^[\]|]{1,300})\]\]\((?=https?:\/\/)/,
		meant: ([, words = '']) => `[${words}](`,
	},
	{
		says: 'has no `]` before the address',
		fixTitle: 'Insert the missing bracket',
		pattern: /\[([^[\]()]{1,300})\((?=https?:\/\/[^\s()[\]]{1,1000}\)(?!\]))/,
		meant: ([, words = '']) => `[${words.trimEnd()}](`,
	},
	{
		says: 'has an address without `https://`, which makes it a link to a note',
		fixTitle: 'Write the address in full',
		pattern: /\]\((?=www\.[^\s()]{1,1000}\))/,
		meant: () => '](https://',
	},
	{
		says: 'has an address that does not begin with `https://`',
		fixTitle: 'Write the address in full',
		pattern: /\]\((?:https?\/\/|https?:\/(?=[^/\s])|https?;\/\/|h?ttps?:\/\/|hhttps?:\/\/|htt?ps?:\/\/)(?=[^\s()]{1,1000}\))/i,
		meant: ([lead = '']) => (/^\]\(https?:\/\/$/i.test(lead) ? undefined : lead.includes('s') ? '](https://' : '](http://'),
	},
	{
		says: 'is broken by a blank in the address',
		fixTitle: 'Write the blank as %20',
		pattern: /\]\((https?:\/\/[^\s()<>"]{1,1000}(?: [^\s()<>"']{1,300}){1,5})\)/,
		meant: ([, url = '']) => `](${url.replaceAll(' ', '%20')})`,
	},
	{
		says: 'has marks after the address that do not belong to it',
		fixTitle: 'Take the marks out of the address',
		// A full stop ends the names of companies on Wikipedia; after a slash or a file's ending it does not.
		pattern: /\]\((https?:\/\/[^\s()]{1,1000}?)(?:[,;"'>\\]|%20|%22|%2C|(?:\/|\.(?:html?|pdf|aspx|php))(\.))+\)/i,
		meant: ([written = '', url = '', stop]) => {
			if (closesQuote(written)) return undefined;
			return stop === undefined ? `](${url})` : `${written.slice(0, -2)})`;
		},
	},
	{
		says: 'has no `)` after the address',
		fixTitle: 'Insert the missing bracket',
		pattern: /\]\((https?:\/\/[^\s()]{1,1000}(?:\([^\s()]{0,300}\))?[^\s()]{0,300})$/,
		meant: ([written = '']) => `${written})`,
	},
];

/** Words that are searched for in quotes end an address with them: `?q=%22dry+dock%22`. */
function closesQuote(written: string): boolean {
	return /(?:%22|")\)$/.test(written) && (written.match(/%22|"/g)?.length ?? 0) % 2 === 0;
}

/** What is broken about a link in `range`, the place of a source, with the fix where there is one; `undefined` where nothing is. */
export function brokenLink(note: Note, range: Range): Finding | undefined {
	const text = note.text.slice(range.start, Math.min(range.end, range.start + MAX_LENGTH));
	if (!text.includes(')') && !text.includes('](')) return undefined;
	for (const { pattern, says, fixTitle, meant } of LINK_FAULTS) {
		const match = pattern.exec(text);
		const newText = match ? meant(match) : undefined;
		if (!match || newText === undefined || newText === match[0]) continue;
		const start = range.start + match.index;
		const place = { start, end: start + match[0].length };
		const expected = match[0];
		return {
			range: place,
			message: `the link ${says}; expected a form such as \`[Publisher - Title](https://example.org/)\``,
			fixes: [{ kind: 'edit', title: fixTitle, safe: false, plan: (current) => replaceRange(current, place, expected, newText) }],
		};
	}
	return undefined;
}
